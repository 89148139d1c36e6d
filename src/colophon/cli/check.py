"""`colophon check`: question translations against their sources, pairs in bulk."""

from dataclasses import asdict
from functools import partial

import click

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Finding, Severity
from colophon.checks.run import run_pairs
from colophon.cli import lines, options


def printable(finding: Finding) -> lines.Record:
    """A finding as the JSON object that the documentation describes."""
    record: lines.Record = asdict(finding)
    del record["pair"]
    return {"id": finding.pair, **record, "evidence": dict(finding.evidence)}


def answer(record: lines.Record, *, brief: Brief) -> lines.Record:
    pair = Pair(str(record["id"]), lines.text(record, "source"), lines.text(record, "target"))
    [(_, findings)] = run_pairs([pair], brief)
    return {"id": record["id"], "findings": [printable(finding) for finding in findings]}


def alarmed(answered: lines.Record) -> bool:
    """Whether anything above a note was found."""
    findings = answered["findings"]
    assert isinstance(findings, list)
    return any(finding["severity"] != Severity.NOTE for finding in findings)


@click.command(short_help="Question a translation against its source, pairs in bulk.")
@options.from_language
@options.to_language
@click.option("--pairs", required=True, metavar="FILE|-", help="Pairs, one object a line; - is standard input.")
@click.option("--format", "_form", type=click.Choice(["jsonl"]), default="jsonl", help="JSON Lines.")
@options.jobs
@click.pass_context
def command(
    ctx: click.Context, *, source_language: str, target_language: str, pairs: str, _form: str, jobs: int
) -> None:
    """Question pairs: numbers, dates, names, links, omissions. Exit code 1 means that something was found.

    Reads one object a line, {"id", "source", "target"}, and answers {"id", "findings": [...]} in the same order.

    \b
    Example:
      echo '{"id": 1, "source": "51.7%", "target": "57.1 %"}' | colophon check --from en --to uk --pairs -
    """
    brief = Brief(source_language=source_language, target_language=target_language)
    work = partial(lines.answer_batch, wanted=("source", "target"), answer=partial(answer, brief=brief), found=alarmed)
    if lines.stream(pairs, work, jobs=jobs):
        ctx.exit(1)
