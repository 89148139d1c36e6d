"""`colophon check`: question a translation against its source."""

from dataclasses import asdict
from functools import partial

import click

from colophon.adapters.input import read_bytes
from colophon.article.lead import with_lead_once
from colophon.article.pair import Pair
from colophon.article.renumber import with_links_of
from colophon.checks.check import Brief, Finding, Severity, Translation
from colophon.checks.run import run_pairs, run_translation
from colophon.cli import findings, lines
from colophon.cli.options import LANGUAGE


def printable(finding: Finding) -> lines.Record:
    """A finding as the JSON object that the documentation describes."""
    record: lines.Record = asdict(finding)
    del record["pair"]
    return {"id": finding.pair, **record, "evidence": dict(finding.evidence)}


def answer(record: lines.Record, *, brief: Brief) -> lines.Record:
    pair = Pair(str(record["id"]), lines.text(record, "source"), lines.text(record, "target"))
    [(_, found)] = run_pairs([pair], brief)
    return {"id": record["id"], "findings": [printable(finding) for finding in found]}


def alarmed(answered: lines.Record) -> bool:
    """Whether anything above a note was found."""
    found = answered["findings"]
    assert isinstance(found, list)
    return any(finding["severity"] != Severity.NOTE for finding in found)


@click.command(short_help="Question a translation against its source: two files, the desk's own, or pairs in bulk.")
@click.argument("texts", nargs=-1, metavar="SOURCE TRANSLATION | NUMBER")
@click.option("--from", "source_language", type=LANGUAGE, default="", help="Language of the source (BCP 47).")
@click.option("--to", "target_language", type=LANGUAGE, default="", help="Language of the translation.")
@click.option("--pairs", default="", metavar="FILE|-", help="Pairs in bulk, one object a line.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", help="Bulk is always jsonl.")
@click.option("--notes", is_flag=True, help="Show notes too, not only what blocks or warns.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes for bulk work.")
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
    jobs: int,
) -> None:
    """Question numbers, dates, names, links, omissions. Exit code 1 means that something above a note was found.

    In bulk it reads one object a line, {"id", "source", "target"}, and answers {"id", "findings": [...]} in order.

    \b
    Examples:
      colophon check page.html translation.md
      colophon check 1-zh-Hans
      colophon check --from en --to uk --pairs pairs.jsonl
    """
    if pairs:
        if not (source_language and target_language) or texts:
            raise click.UsageError("Pairs in bulk need --from and --to, and no files.")
        found = _bulk(pairs, Brief(source_language=source_language, target_language=target_language), jobs)
    elif len(texts) in (1, 2):
        asked = _own(texts[0]) if len(texts) == 1 else _files(texts, source_language, target_language)
        _print(asked, form=form, notes=notes)
        found = any(finding.severity is not Severity.NOTE for finding in asked[1])
    else:
        raise click.UsageError("Name a source and its translation, or a translation of the desk, or give --pairs.")
    ctx.exit(1 if found else 0)


Asked = tuple[tuple[Pair, ...], tuple[Finding, ...]]


def _bulk(source: str, brief: Brief, jobs: int) -> bool:
    work = partial(lines.answer_batch, wanted=("source", "target"), answer=partial(answer, brief=brief), found=alarmed)
    return lines.stream(source, work, jobs=jobs)


def _files(texts: tuple[str, ...], source_language: str, target_language: str) -> Asked:
    """A source and a translation that was published already."""
    from colophon.intake.addresses import with_clean_addresses
    from colophon.intake.read import read
    from colophon.intake.translation import read_translation
    from colophon.segments.pair_articles import pair_articles

    taken = read(read_bytes(texts[0]), name=texts[0], language=source_language)
    source = with_lead_once(with_clean_addresses(taken.article)[0])
    published = read_translation(read_bytes(texts[1]), name=texts[1], language=target_language)
    target = with_links_of(source, with_clean_addresses(published.article)[0])
    pairs = tuple(aligned.pair for aligned in pair_articles(source, target))
    brief = Brief(
        source_language=source_language or source.language,
        target_language=target_language or target.language,
        published=source.published,
    )
    return pairs, run_translation(Translation(pairs, source, target), brief)


def _own(key: str) -> Asked:
    """A translation of this desk, less what people have dismissed."""
    from colophon.cli import desk

    desk.opened()
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.checked import open_findings
    from colophon.desk.queries.text import pairs_of

    translation = translation_of(key)
    return pairs_of(translation), open_findings(translation)


def _print(asked: Asked, *, form: str, notes: bool) -> None:
    pairs, found = asked
    if form == "jsonl":
        for finding in found:
            click.echo(lines.printed(printable(finding)).rstrip())
        return
    for line in findings.lines_for_people(found, pairs, notes=notes):
        click.echo(line)
