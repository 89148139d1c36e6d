"""`colophon board`: where each translation stands, which sources wait, and by which numbers other verbs know them."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from colophon.article.inline import plain
from colophon.cli import desk

if TYPE_CHECKING:
    from colophon.desk.queries.board import Column
    from colophon.desk.queries.cards import Card

_SHOWN = 200
_EMPTY = "The board is empty. Begin it: colophon intake FILE-OR-ADDRESS"


@click.command(short_help="Show where each translation stands, and which sources wait.")
@click.argument("text", required=False, default="")
@click.option("--to", "language", default="", metavar="LANGUAGE", help="Only translations into this language.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(text: str, language: str, form: str) -> None:
    """List the translations of the home's first desk by station, the newest first, then the sources of which none was
    begun. With TEXT only those whose title or address contains it.

    \b
    Examples:
      colophon board
      colophon board harbour --to fr
      colophon board --format json
    """
    desk.opened()
    shown = False
    for line in (*_translations(text, language, form), *_sources(text, form, asked=not language)):
        click.echo(line)
        shown = True
    if not shown:
        click.echo("Nothing fits." if text or language else _EMPTY, err=True)


def _translations(text: str, language: str, form: str) -> Iterator[str]:
    from colophon.desk.queries.board import Wanted, columns
    from colophon.desk.queries.find import the_desk

    for column in columns(the_desk(), Wanted(text=text, language=language), each=_SHOWN):
        if form == "text" and column.cards:
            yield _headline(column)
        for card in column.cards:
            yield json.dumps(_record(card), ensure_ascii=False) if form == "json" else f"  {_line(card)}"


def _headline(column: "Column") -> str:
    from colophon.desk.words import WORDS

    left = column.count - len(column.cards)
    more = f", {left} more: narrow it with TEXT or --to" if left else ""
    return f"{WORDS['station'][column.station]} ({column.count}{more})"


def _line(card: "Card") -> str:
    told = [f"{card.translated} of {card.pairs} segments"]
    told += [f"{card.blocking} blocking"] * bool(card.checked and card.blocking) + ["no rights yet"] * (not card.rights)
    told += [f"{one.name}, {one.stage}, until {one.due.date()}" for one in card.holders]
    return f"{card.key}  {plain(card.title)}  ({'; '.join(told)})"


def _record(card: "Card") -> dict[str, object]:
    told: dict[str, object] = {"translation": card.key, "title": plain(card.title), "station": str(card.station)}
    told |= {"segments": card.pairs, "translated": card.translated, "rights": card.rights}
    told["blocking"] = card.blocking if card.checked else None
    return told | {"holders": [one.name for one in card.holders]}


def _sources(text: str, form: str, *, asked: bool) -> Iterator[str]:
    from colophon.desk.queries.find import the_desk
    from colophon.desk.queries.sources import WantedSources, sources_of

    if not asked:
        return
    count, found = sources_of(the_desk(), WantedSources(text=text, waiting=True), page=1)
    if form == "text" and found:
        yield f"Sources without a translation ({count}{', the newest of them' if count > len(found) else ''})"
    for one in (listed.source for listed in found):
        title = plain(one.title) or one.address or "(no title)"
        record = {"source": one.pk, "title": title, "language": one.language, "address": one.address}
        line = f"  {one.pk}  {title}  ({one.language or 'language unknown'})"
        yield json.dumps(record, ensure_ascii=False) if form == "json" else line
