"""`colophon intake`: a source from an address, a file or standard input, captured before it is read."""

from collections.abc import Iterator, Sequence

import click

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.input import read_bytes
from colophon.adapters.network.web import Web
from colophon.adapters.settings import Settings
from colophon.article.inline import plain
from colophon.article.json_form import article_json
from colophon.cli import desk
from colophon.cli.options import LANGUAGE
from colophon.intake.clean_addresses import with_clean_addresses
from colophon.intake.completeness import Completeness
from colophon.intake.page import Intake
from colophon.intake.read import read
from colophon.intake.snapshot import Snapshot, capture

_SHOWN = 5
_LONGEST = 100


@click.command(short_help="Take in a source: an address, a file, or - for standard input.")
@click.argument("source", metavar="FILE|URL|-")
@click.option("--address", default="", help="Where a saved page was published.")
@click.option("--language", type=LANGUAGE, default="", help="The language it should be in (BCP 47).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json: only print it.")
def command(source: str, address: str, language: str, form: str) -> None:
    """Capture a source's exact bytes, read the article in them, and say what did not reach it.

    With --format json the article is printed as one JSON object and nothing is kept; what to look at goes to standard
    error.

    \b
    Examples:
      colophon intake page.html --address https://news.example/story
      colophon intake https://news.example/story
    """
    if form == "json":
        snapshot = _captured(source, address, Settings())
        intake = _read(snapshot, source, language)
        click.echo(article_json(with_clean_addresses(intake.article)[0]))
        for line in intake.warnings:
            click.echo(f"colophon: {line}", err=True)
        return
    home = desk.opened()
    snapshot = _captured(source, address, home.settings())
    _keep(home, snapshot, _read(snapshot, source, language))


def _captured(source: str, address: str, settings: Settings) -> Snapshot:
    if "://" in source:  # the web says what it does not fetch
        return Web.of_desk(settings).fetch(source)
    return capture(read_bytes(source), now(), address=address)


def _read(snapshot: Snapshot, name: str, language: str) -> Intake:
    return read(
        snapshot.body,
        name="" if name == "-" else name,
        address=snapshot.final_address or snapshot.address,
        declared=snapshot.header("content-type"),
        language=language,
    )


def _keep(home: Home, snapshot: Snapshot, intake: Intake) -> None:
    from datetime import datetime

    from colophon.desk.actions.take_in import take_in
    from colophon.desk.queries.find import the_desk

    kept = home.snapshots.keep(snapshot)
    article, names = with_clean_addresses(intake.article)
    taken = take_in(
        the_desk(),
        article,
        sha256=kept.sha256,
        captured=datetime.fromisoformat(kept.retrieved),
        article_json=article_json(article),
    )
    number = taken.snapshot.source_id
    if taken.known_bytes:
        click.echo(f"Source {number} is here already, byte for byte. Nothing was added.")
    elif taken.known_source:
        click.echo(f"Source {number} is here already; its text has changed since, and both versions are kept.")
    else:
        click.echo(f"Source {number}: {plain(article.title) or '(no title)'}")
    blocks = f"{len(article.blocks)} block{'' if len(article.blocks) == 1 else 's'}"
    language = article.language or "an unknown language (--language says which)"
    click.echo(f"  {blocks} in {language}, read as {intake.encoding}")
    click.echo(f"  snapshot {kept.sha256}")
    for line in (*_removed(names), *_lost(intake.completeness), *intake.warnings):
        click.echo(f"  {line}")
    click.echo(f"Next: colophon import TRANSLATION-FILE --of {number} --to LANGUAGE --as NAME")


def _removed(names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"taken out of its addresses: {', '.join(names)}"


def _lost(completeness: Completeness) -> Iterator[str]:
    """What of the page's main part did not reach the article."""
    if completeness.is_whole:
        yield "the page's main part is here whole"
    for what, texts in (
        ("text", completeness.missing_text),
        ("image", completeness.missing_images),
        ("caption", completeness.missing_captions),
        ("list", completeness.missing_lists),
        ("link", completeness.missing_links),
    ):
        yield from _some(f"not read, {what}", texts)
    yield from _some("read twice", completeness.doubled)
    if completeness.flattened:
        yield "the page nests too deeply: only its texts were read, as paragraphs"


def _some(what: str, texts: Sequence[str]) -> Iterator[str]:
    """The first few in words, the rest as a number."""
    yield from (f"{what}: {text[:_LONGEST]}" for text in texts[:_SHOWN])
    if len(texts) > _SHOWN:
        yield f"{what}: and {len(texts) - _SHOWN} more"
