"""`colophon import memory`: pairs from another tool's file into the desk's memory."""

from pathlib import Path

import click

from colophon.adapters.exchanged import MEMORY_FORMS, admitted_in, memory_form
from colophon.cli import desk
from colophon.cli.reading import Progress, only_good
from colophon.errors import ColophonError
from colophon.memory.admission import WORDS
from colophon.memory.exchange.unread import Unread


@click.command(short_help="Bring pairs from TMX, XLIFF, PO or CSV into the memory.")
@click.argument("file", metavar="FILE|-")
@click.option("--format", "form", type=click.Choice(MEMORY_FORMS), help="By the file's name if it is not given.")
@click.option("--from", "source_language", default="", metavar="LANGUAGE", help="The source's language, if it matters.")
@click.option("--to", "target_language", default="", metavar="LANGUAGE", help="The target's language, if it matters.")
def command(file: str, form: str | None, source_language: str, target_language: str) -> None:
    """Bring pairs into the memory, plain or packed with gzip. What is there already is not doubled.

    What cannot be read or kept is named by its line, and the rest is kept. After a break, run it again.

    \b
    Example:
      colophon import memory earlier.tmx.gz
    """
    form = form or memory_form(file)
    desk.opened()
    from colophon.desk.actions.remember import remember

    progress, kept, known = Progress(Path(file).name, "pairs"), 0, 0
    entries = admitted_in(file, form, source_language=source_language, target_language=target_language)
    try:
        for part in remember(only_good(entries, progress)):
            kept, known = kept + part.kept, known + part.known
            progress.good -= len(part.flawed)
            for position, flaw in part.flawed:
                progress.name(Unread(0, f"pair {position + 1} is not kept: {WORDS[flaw]}"))
    except ColophonError:
        if kept or known:
            _tell(progress, kept, known)
        raise
    _tell(progress, kept, known)
    progress.refuse_if_unread("pairs")


def _tell(progress: Progress, kept: int, known: int) -> None:
    progress.done()
    click.echo(f"{kept + known:,} pairs read: {kept:,} kept, {known:,} there already.")
