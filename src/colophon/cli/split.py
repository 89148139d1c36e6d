"""`colophon split`: texts in, sentences out, in bulk."""

from functools import partial

import click

from colophon.cli import lines, options
from colophon.cli.options import LANGUAGE
from colophon.segments.split import split


def answer(record: lines.Record, *, language: str) -> lines.Record:
    return {"id": record["id"], "segments": list(split(lines.text(record, "text"), language))}


def nothing_found(_: lines.Record) -> bool:
    return False


@click.command(short_help="Split texts into sentences (JSON Lines).")
@click.argument("source", metavar="FILE|-", default="-")
@click.option("--language", type=LANGUAGE, required=True, help="Language of the texts (BCP 47: en, zh-Hans, ar …).")
@options.jobs
def command(source: str, language: str, jobs: int) -> None:
    """Split texts into sentences. Joined again, the segments are the text, to the last space.

    Reads one object a line, {"id", "text"}, and answers {"id", "segments": [...]} in the same order.

    \b
    Example:
      echo '{"id": 1, "text": "Dr. Ma came. She left."}' | colophon split --language en
    """
    work = partial(lines.answer_batch, wanted=("text",), answer=partial(answer, language=language), found=nothing_found)
    lines.stream(source, work, jobs=jobs)
