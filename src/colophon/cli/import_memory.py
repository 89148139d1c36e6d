"""`colophon import memory`: pairs from another tool's file into the desk's memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from colophon.adapters.packed import opened_bytes, opened_text
from colophon.cli import desk
from colophon.cli.reading import Progress, only_good
from colophon.errors import UsageError
from colophon.memory.exchange.po import read_po
from colophon.memory.exchange.spreadsheet import read_csv
from colophon.memory.exchange.tmx import read_tmx
from colophon.memory.exchange.unread import Unread
from colophon.memory.exchange.xliff1 import read_xliff1
from colophon.memory.exchange.xliff2 import read_xliff2
from colophon.memory.unit import Unit

FORMS = ("tmx", "xliff", "xliff2", "po", "csv")
_ENDINGS = {".tmx": "tmx", ".xlf": "xliff", ".xliff": "xliff", ".po": "po", ".pot": "po", ".csv": "csv", ".tsv": "csv"}
_SNIFFED = 4096


@click.command(short_help="Bring pairs from TMX, XLIFF, PO or CSV into the memory.")
@click.argument("file", metavar="FILE|-")
@click.option("--format", "form", type=click.Choice(FORMS), help="By the file's name if it is not given.")
@click.option("--from", "source_language", default="", metavar="LANGUAGE", help="The source's language, if it matters.")
@click.option("--to", "target_language", default="", metavar="LANGUAGE", help="The target's language, if it matters.")
def command(file: str, form: str | None, source_language: str, target_language: str) -> None:
    """Bring pairs into the memory, plain or packed with gzip. What is there already is not doubled.

    What cannot be read or kept is named by its line, and the rest is kept. After a break, run it again.

    \b
    Example:
      colophon import memory earlier.tmx.gz
    """
    languages = (source_language, target_language)
    form = form or _form_of(file)
    desk.opened()
    from colophon.desk.actions.remember import remember

    progress, kept, known = Progress(Path(file).name, "pairs"), 0, 0
    for part in remember(only_good(_entries(file, form, languages), progress)):
        kept, known = kept + part.kept, known + part.known
        for position, flaw in part.flawed:
            progress.name(Unread(0, f"pair {position + 1} is not kept: {flaw.value}"))
    progress.done()
    click.echo(f"{progress.good:,} pairs read: {kept:,} kept, {known:,} there already.")
    progress.refuse_if_unread("pairs")


def _form_of(file: str) -> str:
    name = file.lower().removesuffix(".gz")
    form = _ENDINGS.get(Path(name).suffix, "")
    if not form:
        raise UsageError(f"“{file}” does not say what it is.", hint=f"Say --format: {', '.join(FORMS)}.")
    return form


def _entries(file: str, form: str, languages: tuple[str, str]) -> Iterator[Unit | Unread]:
    said = {"source_language": languages[0], "target_language": languages[1]}
    if form in ("po", "csv"):
        read_text = read_po if form == "po" else read_csv
        with opened_text(file) as text:
            yield from read_text(text, **said)
        return
    with opened_bytes(file) as stream:
        if form == "tmx":
            yield from read_tmx(stream, **said)
        else:
            yield from _xliff(form)(stream)


def _xliff(form: str) -> Callable[..., Iterator[Unit | Unread]]:
    return read_xliff2 if form == "xliff2" else read_xliff1
