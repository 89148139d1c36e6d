"""`colophon export memory`: the desk's memory as a file that other tools read."""

import sys
from collections.abc import Iterator

import click

from colophon import __version__
from colophon.adapters.exchanged import MEMORY_FORMS
from colophon.cli import desk
from colophon.memory.exchange.po import write_po
from colophon.memory.exchange.spreadsheet import write_csv
from colophon.memory.exchange.tmx import write_tmx
from colophon.memory.exchange.xliff1 import write_xliff1
from colophon.memory.exchange.xliff2 import write_xliff2
from colophon.memory.unit import Unit


@click.command(short_help="Write the memory as TMX, XLIFF, PO or CSV.")
@click.option("--format", "form", type=click.Choice(MEMORY_FORMS), default="tmx", show_default=True)
@click.option("--from", "source_language", default="", metavar="LANGUAGE", help="Only pairs from this language.")
@click.option("--to", "target_language", default="", metavar="LANGUAGE", help="Only pairs into this language.")
def command(form: str, source_language: str, target_language: str) -> None:
    """Write the pairs of the memory on standard output, in the order in which they were kept.

    \b
    Example:
      colophon export memory --format tmx > memory.tmx
    """
    desk.opened()
    from colophon.desk.queries.exchange import units_of

    _write(units_of(source_language=source_language, target_language=target_language), form)


def _write(units: Iterator[Unit], form: str) -> None:
    out = sys.stdout.buffer
    match form:
        case "tmx":
            write_tmx(units, out, version=__version__)
        case "xliff":
            write_xliff1(units, out)
        case "xliff2":
            write_xliff2(units, out)
        case "po":
            write_po(units, sys.stdout)
        case _:
            write_csv(units, sys.stdout)
