"""`colophon check`: question a translation against its source."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Finding, Severity
from colophon.checks.run import run_pairs
from colophon.cli import findings, lines
from colophon.cli.asked import Asked, of_desk, of_files, of_relay
from colophon.cli.options import LANGUAGE
from colophon.segments.bead import ASK_BELOW

if TYPE_CHECKING:
    from colophon.cli.second_reading import SecondReading


def printable(finding: Finding) -> lines.Record:
    """A finding as the JSON object that the documentation describes."""
    record: lines.Record = asdict(finding)
    del record["pair"]
    return {"id": finding.pair, **record, "evidence": dict(finding.evidence)}


Named = tuple[object, Pair]
"""A pair with its id as it was given: a number stays one."""


def named(record: lines.Record) -> Named:
    return record["id"], Pair(str(record["id"]), lines.text(record, "source"), lines.text(record, "target"))


def answers(asked: list[Named], *, brief: Brief, second: "SecondReading | None" = None) -> Iterator[lines.Record]:
    told = run_pairs([pair for _, pair in asked], brief)
    for (name, _), (pair, found) in zip(asked, told, strict=True):
        found = second.of((pair,), found, brief) if second else found
        yield {"id": name, "findings": [printable(finding) for finding in found]}


def answer(record: lines.Record, *, brief: Brief) -> lines.Record:
    [answered] = answers([named(record)], brief=brief)
    return answered


def alarmed(answered: lines.Record) -> bool:
    """Whether anything above a note was found."""
    found = answered["findings"]
    assert isinstance(found, list)
    return any(finding["severity"] != Severity.NOTE for finding in found)


def _print_explained(ctx: click.Context, _: click.Parameter, slug: str | None) -> None:
    if slug is None:
        return
    from colophon.cli.explaining import explained

    click.echo("\n".join(explained(slug)))
    ctx.exit()


@click.command(short_help="Question a translation against its source: two files, the desk's own, or pairs in bulk.")
@click.argument("texts", nargs=-1, metavar="SOURCE TRANSLATION | NUMBER")
@click.option("--from", "source_language", type=LANGUAGE, default="", help="Language of the source (BCP 47).")
@click.option("--to", "target_language", type=LANGUAGE, default="", help="Language of the translation.")
@click.option("--pairs", default="", metavar="FILE|-", help="Pairs in bulk, one object a line.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", help="Bulk is always jsonl.")
@click.option("--notes", is_flag=True, help="Show notes too, not only what blocks or warns.")
@click.option("--report", "page", default="", metavar="FILE.html", help="Write both texts side by side, marked, too.")
@click.option("--fix", is_flag=True, help="Mend typography in the TRANSLATION file where it is certain; keep a copy.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the difference and write nothing.")
@click.option(
    "--explain",
    metavar="CHECK",
    expose_value=False,
    is_eager=True,
    callback=_print_explained,
    help="Say what a check finds, and how often it was right here.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes for bulk work.")
@click.option("--first", default="", metavar="FILE|URL", help="Of a relay: check against its first source instead.")
@click.option("--second-reader", is_flag=True, help="Let the model that colophon.toml names re-read doubtful pairs.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    texts: tuple[str, ...],
    source_language: str,
    target_language: str,
    pairs: str,
    form: str,
    notes: bool,
    page: str,
    fix: bool,
    dry_run: bool,
    jobs: int,
    first: str,
    second_reader: bool,
) -> None:
    """Question numbers, dates, names, links, omissions. Exit code 1 means that something above a note was found.

    In bulk it reads one object a line, {"id", "source", "target"}, and answers {"id", "findings": [...]} in order.

    \b
    Examples:
      colophon check page.html translation.md
      colophon check page.html translation.md --report checked.html
      colophon check page.html translation.md --fix --dry-run
      colophon check --explain number-changed
      colophon check 1-zh-Hans
      colophon check 1-zh-Hans --first https://news.example/first-source
      colophon check --second-reader 1-zh-Hans
      colophon check --from en --to uk --pairs pairs.jsonl
    """
    second = _second_reading() if second_reader else None
    if pairs:
        if second and jobs > 1:
            raise click.UsageError("A second reader is asked by one process: leave out --jobs.")
        if not (source_language and target_language) or texts or page or fix:
            raise click.UsageError("Pairs in bulk need --from and --to, and no files, --report or --fix.")
        brief = Brief(source_language=source_language, target_language=target_language)
        ctx.exit(1 if _bulk(pairs, brief, jobs, second=second) else 0)
    _refuse_what_makes_no_sense(texts, fix=fix, dry_run=dry_run)
    if first and len(texts) != 1:
        raise click.UsageError("--first goes with a translation of the desk: colophon check KEY --first FILE|URL")
    asked = of_relay(texts[0], first) if first else _asked(texts, source_language, target_language)
    if fix and _fixed(texts[1], asked, dry_run=dry_run):
        asked = _asked(texts, source_language, target_language)
    asked = replace(asked, findings=second.of(asked.pairs, asked.findings, asked.brief)) if second else asked
    _print(asked, form=form, notes=notes)
    if page:
        _write_page(Path(page), asked)
    ctx.exit(1 if asked.alarming else 0)


def _second_reading() -> "SecondReading | None":
    from colophon.cli.second_reading import SecondReading

    return SecondReading.of_desk()


def _refuse_what_makes_no_sense(texts: tuple[str, ...], *, fix: bool, dry_run: bool) -> None:
    if len(texts) not in (1, 2):
        raise click.UsageError("Name a source and its translation, or a translation of the desk, or give --pairs.")
    if len(texts) == 1 and Path(texts[0]).suffix and Path(texts[0]).is_file():
        raise click.UsageError(
            f"{texts[0]!r} is one file: name its translation too, or give pairs in lines to --pairs."
        )
    if (fix and len(texts) == 1) or (dry_run and not fix):
        raise click.UsageError("--fix mends a file: colophon check SOURCE TRANSLATION --fix [--dry-run]")


def _bulk(source: str, brief: Brief, jobs: int, *, second: "SecondReading | None") -> bool:
    together = partial(answers, brief=brief, second=second)
    work = partial(lines.answer_together, wanted=("source", "target"), read=named, answer=together, found=alarmed)
    return lines.stream(source, work, jobs=jobs)


def _fixed(name: str, asked: Asked, *, dry_run: bool) -> bool:
    from colophon.cli.fixing import fix_file

    return fix_file(name, asked.target, dry_run=dry_run)


def _asked(texts: tuple[str, ...], source_language: str, target_language: str) -> Asked:
    if len(texts) == 1:
        return of_desk(texts[0])
    return of_files((texts[0], texts[1]), source_language=source_language, target_language=target_language)


def _print(asked: Asked, *, form: str, notes: bool) -> None:
    if asked.belonging < ASK_BELOW:
        click.echo(
            f"These two hardly belong together ({asked.belonging:.0%}). Is this the translation of another article?",
            err=True,
        )
    if form == "jsonl":
        for finding in asked.findings:
            click.echo(lines.printed(printable(finding)).rstrip())
        return
    for line in findings.lines_for_people(asked.findings, asked.pairs, notes=notes):
        click.echo(line)


def _write_page(path: Path, asked: Asked) -> None:
    from colophon.adapters.files import replace_file
    from colophon.cli.check_page import check_page

    replace_file(path, check_page(asked).encode("utf-8", "replace"))
    click.echo(f"Both texts, side by side and marked: {path}", err=True)
