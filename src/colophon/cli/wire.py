"""`colophon wire`: what feeds have brought, as a list for people or programs; watching another feed."""

import json
from collections.abc import Iterator

import click

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.cli import desk

_SHOWN = 200


@click.command(short_help="Show what feeds have brought, or watch another feed.")
@click.argument("feed", required=False, metavar="[FEED]")
@click.option("--as", "person", metavar="NAME", help="Who adds the feed: a name or key on this desk.")
@click.option("--read", is_flag=True, help="First read every feed now, due or not.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(feed: str | None, person: str | None, read: bool, form: str) -> None:
    """List what waits on the wire of the home's first desk, newest first; with FEED, watch that feed from now on.

    Feeds are read by `colophon work` (and beside `colophon serve`); --read does it at once.

    \b
    Examples:
      colophon wire
      colophon wire https://news.example.org/rss --as "Ina Holm"
      colophon wire --read --format json
    """
    if feed and not person:
        raise click.UsageError('Say who adds the feed: --as "NAME".')
    home = desk.opened()
    if feed:
        _add(home, feed, str(person))
        return
    if read:
        _read(home)
    shown = False
    for line in _lines(form):
        click.echo(line)
        shown = True
    if not shown:
        click.echo("Nothing waits. Watch a feed: colophon wire ADDRESS --as NAME; read all of them: --read", err=True)


def _add(home: Home, address: str, name: str) -> None:
    from colophon.desk.actions.feeds import add_feed
    from colophon.desk.permissions import Action, require
    from colophon.desk.queries.find import person_named, the_desk

    person, here = person_named(name), the_desk()
    require(person, here, Action.SET_WIRE)
    web = Web.of_desk(home.settings())
    added = add_feed(here, address, web=web, person=person, only_rules=False, now=now())
    click.echo(f"{added.address} is watched. {added.items.count()} items came with it.")


def _read(home: Home) -> None:
    from colophon.desk.actions.feeds import read_again
    from colophon.desk.queries.find import the_desk
    from colophon.desk.queries.wire import feeds_of

    web = Web.of_desk(home.settings())
    for feed in feeds_of(the_desk()):
        new = read_again(feed, web=web, now=now())
        click.echo(f"{feed}: {feed.said or f'{new} new'}", err=True)


def _lines(form: str) -> Iterator[str]:
    from colophon.desk.models import WireState
    from colophon.desk.queries.find import the_desk
    from colophon.desk.queries.wire import items

    for item in items(the_desk(), WireState.WAITING)[:_SHOWN]:
        if form == "json":
            told = {"id": item.pk, "title": item.title, "address": item.address, "summary": item.summary}
            told |= {"author": item.author, "sections": item.sections, "licence": item.licence}
            told |= {"language": item.language, "words": item.words, "difficulty": item.difficulty}
            told |= {"published": item.published.isoformat() if item.published else ""}
            yield json.dumps(told, ensure_ascii=False)
        else:
            length = f"{item.words} words" if item.words else "length unknown"
            yield f"{item.pk}  {item.title or item.address}  ({length}, {item.licence or 'no licence named'})"
