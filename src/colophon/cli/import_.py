"""`colophon import`: bring what was made elsewhere: a translation, a memory, an archive, a whole desk."""

import sys
from functools import partial
from io import BytesIO
from pathlib import Path

import click

from colophon.adapters.clock import now
from colophon.adapters.input import read_bytes
from colophon.article.article import Article
from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.cli import desk, import_archive, import_memory
from colophon.cli.options import LANGUAGE
from colophon.cli.whole_desk import whole_desk
from colophon.cli.with_default import WithDefault
from colophon.errors import DoubtfulTranslationError
from colophon.intake.clean_addresses import with_clean_addresses
from colophon.intake.translation import read_translation


@click.group(cls=WithDefault, short_help="Bring a translation, a memory or a whole archive that was made elsewhere.")
def command() -> None:
    """Bring a translation, a translation memory, or a whole archive. Without a command's name: a translation.

    \b
    Examples:
      colophon import harbour.zh.md --of 1 --to zh-Hans --as "Lin Mei"
      colophon import memory earlier.tmx
      colophon import archive TranslateProject --layout lctt --from en --to zh-Hans
    """


@command.command()
@click.argument("file", metavar="FILE|FOLDER|-")
@click.option("--of", "source", default="", metavar="SOURCE", help="The source's number or address.")
@click.option("--to", "language", type=LANGUAGE, default="", help="The language of the translation (BCP 47).")
@click.option("--into", "translation", default="", metavar="TRANSLATION", help="Bring an edited text into this one.")
@click.option("--role", type=click.Choice(["translator", "reviewer", "proofreader"]), default="translator")
@click.option("--anyway", is_flag=True, help="Bring it although it looks like the translation of something else.")
@click.option("--as", "person", default="", metavar="NAME", help="Who does it: a name or key on this desk.")
def translation(file: str, source: str, language: str, translation: str, role: str, anyway: bool, person: str) -> None:
    """Read a translation with its credits, lay it beside its source and keep it. Every text becomes a revision.

    A folder that `colophon export --all` wrote is brought whole into an empty home.

    What looks like the translation of another article, or like another language, is asked about first.

    \b
    Examples:
      colophon import harbour.zh.md --of 1 --to zh-Hans --as "Lin Mei"
      colophon import harbour.zh.md --into 1-zh-Hans --as "Lin Mei"
      colophon import harbour.xlf --into 1-zh-Hans --as "Lin Mei"
      COLOPHON_HOME=new-home colophon import harbour-desk-2026
    """
    if Path(file).is_dir():
        whole_desk(Path(file))
        return
    if not person:
        raise click.UsageError("Say who does it: --as NAME.")
    if bool(translation) == bool(source and language):
        raise click.UsageError("Say either --of SOURCE and --to LANGUAGE, or --into TRANSLATION.")
    desk.opened()
    if translation and file.lower().endswith((".xlf", ".xliff")):
        _from_another_tool(file, translation, person=person, role=Role(role))
    elif translation:
        _edit(file, translation, person=person, role=Role(role))
    else:
        _bring(file, source, language=language, person=person, anyway=anyway)


command.add_command(import_memory.command, "memory")
command.add_command(import_archive.command, "archive")


def _bring(file: str, source: str, *, language: str, person: str, anyway: bool) -> None:
    from colophon.desk.actions.bring import bring_translation
    from colophon.desk.queries.find import newest_snapshot, person_named
    from colophon.desk.queries.text import pairs_of

    snapshot = newest_snapshot(source)
    article = _published(file, language)
    key = f"{snapshot.source_id}-{language}"
    bring = partial(bring_translation, snapshot, article, key=key, translator=person_named(person), now=now())
    try:
        kept = bring(anyway=anyway)
    except DoubtfulTranslationError as doubt:
        if not _confirmed(doubt.message):
            raise
        kept = bring(anyway=True)
    pairs = pairs_of(kept)
    click.echo(f"Translation {kept.key}: {plain(kept.title)}")
    click.echo(f"  {len(pairs)} pairs; {sum(not pair.target for pair in pairs)} without a translation")
    for credit in article.credits:
        click.echo(f"  {credit.role.value}: {credit.name}")
    click.echo(f"Next: colophon check {kept.key}")


def _confirmed(doubt: str) -> bool:
    """Whether the person at the terminal wants it all the same; nobody is asked in a pipe."""
    asked = sys.stdin.isatty() and sys.stderr.isatty()
    return asked and click.confirm(f"{doubt}\nBring it anyway?", err=True)


def _edit(file: str, translation: str, *, person: str, role: Role) -> None:
    from colophon.desk.actions.bring import bring_edit
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.find import person_named

    record = translation_of(translation)
    changed = bring_edit(record, _published(file, record.language), person=person_named(person), role=role, now=now())
    click.echo(f"Translation {record.key}: {changed} pairs changed; what stood there before is kept in their history.")


def _from_another_tool(file: str, translation: str, *, person: str, role: Role) -> None:
    from colophon.desk.actions.bring_work import bring_work
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.find import person_named

    record, stream = translation_of(translation), BytesIO(read_bytes(file))
    brought = bring_work(record, stream, person=person_named(person), role=role, now=now())
    for one in brought.left_out:
        place = f", line {one.line}" if one.line else ""
        click.echo(f"{Path(file).name}{place}: left out: {one.reason}", err=True)
    click.echo(f"Translation {record.key}: {brought.changed} changed, {brought.unchanged} as they were (segments).")
    if brought.beside:
        click.echo(f"  {brought.beside} were changed here meanwhile: both texts are kept, side by side.")


def _published(file: str, language: str) -> Article:
    """The article in the file; what could not be read as anything but text is named."""
    found = read_translation(read_bytes(file), name="" if file == "-" else file, language=language)
    for part in found.unread:
        click.echo(f"{Path(file).name}: not understood, please look: {part}", err=True)
    return with_clean_addresses(found.article)[0]
