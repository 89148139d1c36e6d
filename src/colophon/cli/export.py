"""`colophon export`: a translation or the memory as a file that other tools read, or the whole desk as a folder."""

from collections.abc import Iterator
from pathlib import Path

import click

from colophon.adapters.exported import write_export
from colophon.adapters.files import UNFINISHED, replace_file
from colophon.adapters.home import Home
from colophon.article.json_form import article_json
from colophon.article.write_markdown import write_markdown
from colophon.cli import desk, export_memory
from colophon.cli.evidence import evidence_of
from colophon.cli.with_default import WithDefault
from colophon.signoff.keyring import ring_bytes

_READ_ME = """\
An exported desk: plain files, to be read without Colophon.

sources/       the articles as they were read, as Markdown and JSON
translations/  the translations as they stand, as Markdown, JSON and pairs in JSON Lines
snapshots/     the exact bytes that were captured, as WARC
site/          everything that was published; any web server can show it (sites/: that of other desks here)
plain-site/    what was published as Markdown, and a short program that builds a site from it without Colophon
pictures/      pictures whose rights are recorded, as they were fetched
theme/, pages/ what the desk changed in the look of its site
memory.tmx     the translation memory
terms/         the termbase as TBX; names/: the name ledger as a table
records/       every record of the desk, with all revisions and who made them, in JSON Lines
keys.json      the public halves of the desk's keys; private keys and the ways people sign in stay in the old home
colophon.toml  the desk's settings
colophon-export.json  the list of these files with their SHA-256

Back into an empty home:  COLOPHON_HOME=new-home colophon import THIS-FOLDER
Texts are edited after that:  colophon import FILE --into TRANSLATION --as NAME
"""


@click.group(cls=WithDefault, short_help="Write a translation, the memory, or the whole desk, for other tools to read.")
def command() -> None:
    """Write a translation, the desk's memory, or the whole desk. Without a command's name: a translation.

    \b
    Examples:
      colophon export 1-zh-Hans > harbour.md
      colophon export memory --format tmx > memory.tmx
      colophon export --all harbour-desk-2026
    """


@command.command()
@click.argument("translation", required=False, default="")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json", "pairs", "xliff", "xliff2"]),
    default="markdown",
    show_default=True,
)
@click.option("--evidence", type=click.Path(path_type=Path), help="Write an edition's evidence pack into this file.")
@click.option("--edition", type=int, default=0, help="Which edition's evidence; the newest by default.")
@click.option(
    "--with-snapshot/--without-snapshot",
    "snapshot",
    default=None,
    help="Put the source's bytes into the pack, or not; by default where the rights record covers the original.",
)
@click.option("--all", "folder", type=click.Path(path_type=Path), help="Write the whole desk into this folder.")
def translation(
    translation: str, form: str, evidence: Path | None, edition: int, snapshot: bool | None, folder: Path | None
) -> None:
    """Write a translation as it now stands. Edited Markdown, or XLIFF from another tool, comes back with
    `colophon import FILE --into TRANSLATION`.

    With --all the whole desk is written as plain files: texts, snapshots, editions, keys' public halves, every record.
    `colophon import FOLDER` brings it into an empty home. With --evidence all that vouches for an edition is written as
    one file, which `colophon verify FILE` and others can verify offline.

    \b
    Examples:
      colophon export 1-zh-Hans > harbour.md
      colophon export 1-zh-Hans --format xliff > harbour.xlf
      colophon export 1-zh-Hans --evidence harbour-evidence.zip
      colophon export --all harbour-desk-2026
    """
    if bool(translation) == bool(folder):
        raise click.UsageError("Say either a translation or --all FOLDER.")
    home = desk.opened()
    if folder:
        click.echo(f"{write_export(folder.absolute(), everything(home))} files are in {folder}.")
    elif evidence:
        pack, given = evidence_of(home, translation, edition, with_snapshot=snapshot)
        replace_file(evidence, pack)
        click.echo(
            "The source's bytes are in it." if given else "The source's bytes are not in it, only their SHA-256."
        )
        click.echo(f"The evidence is in {evidence}. Verify it with: colophon verify {evidence}")
    else:
        _one(translation, form)


def _one(translation: str, form: str) -> None:
    from colophon.desk.queries.article import translated_article
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.readable import pair_lines
    from colophon.desk.queries.work_file import WorkForm, work_file

    record = translation_of(translation)
    if form in set(WorkForm):
        click.echo(work_file(record, WorkForm(form)), nl=False)
        return
    if form == "pairs":
        for line in pair_lines(record):
            click.echo(line)
        return
    article = translated_article(record)
    click.echo(article_json(article) if form == "json" else write_markdown(article), nl=form == "json")


def everything(home: Home) -> Iterator[tuple[str, bytes]]:
    """One moment of the desk: what others save meanwhile is not in it."""
    from colophon.desk.actions.set_site import alone, desk_page, set_site, site_folder
    from colophon.desk.queries.desks import all_desks
    from colophon.desk.queries.readable import plain_sites, readable_files
    from colophon.desk.queries.whole import at_one_moment, record_files

    yield "README.txt", _READ_ME.encode("utf-8")
    yield "colophon.toml", home.settings_file.read_bytes()
    yield "keys.json", ring_bytes(desk.keys(home).ring())
    with at_one_moment(), alone(home):
        yield from record_files()
        yield from readable_files()
        yield from plain_sites(lambda one: desk_page(home, one), home.drawn.fit_to_send)
        for one in all_desks():
            set_site(home, one, desk.keys(home))
            folder = site_folder(home, one)
            yield from _below(folder, folder.relative_to(home.path).as_posix())
    for name in ("snapshots", "pictures", "theme", "pages"):
        yield from _below(home.path / name, name)


def _below(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """The files of a folder, one at a time, however many there are."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.endswith(UNFINISHED):
            yield f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes()


command.add_command(export_memory.command, "memory")
