"""`colophon align`: which sentences of a translation render which of its source, in bulk."""

from functools import partial

import click

from colophon.cli import lines, options
from colophon.segments.align import align


def answer(record: lines.Record, *, source_language: str, target_language: str) -> lines.Record:
    beads = align(
        lines.texts(record, "source"),
        lines.texts(record, "target"),
        source_language=source_language,
        target_language=target_language,
    )
    return {
        "id": record["id"],
        "links": [[list(bead.source), list(bead.target)] for bead in beads],
        "confidence": [round(bead.confidence, 3) for bead in beads],
    }


def nothing_found(_: lines.Record) -> bool:
    return False


@click.command(short_help="Align the sentences of documents with their translations (JSON Lines).")
@options.from_language
@options.to_language
@click.option("--documents", required=True, metavar="FILE|-", help="Documents, one object a line; - is standard input.")
@options.jobs
def command(source_language: str, target_language: str, documents: str, jobs: int) -> None:
    """Align sentences with their translations. Every sentence of both sides stands in exactly one link.

    Reads one object a line, {"id", "source": [...], "target": [...]}, and answers
    {"id", "links": [[[source positions], [target positions]], ...], "confidence": [...]}; an empty side is a gap.

    \b
    Example:
      colophon align --from en --to uk --documents chapters.jsonl
    """
    work = partial(
        lines.answer_batch,
        wanted=("source", "target"),
        answer=partial(answer, source_language=source_language, target_language=target_language),
        found=nothing_found,
    )
    lines.stream(documents, work, jobs=jobs)
