"""`colophon watch`: look again at the sources that are due, and say what became of them."""

from collections import Counter
from collections.abc import Iterator

import click

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.robots import Robots
from colophon.adapters.network.web import Web
from colophon.cli import desk
from colophon.watch.change import Drift
from colophon.watch.look import Sight
from colophon.watch.schedule import Watched, allowed, due

_WORDS = {
    Sight.UNCHANGED: "is as it was",
    Sight.CHANGED: "has changed",
    Sight.MOVED: "has moved",
    Sight.WITHDRAWN: "was withdrawn",
    Sight.WALLED: "stands behind a login or payment",
    Sight.UNREADABLE: "could not be found on its page",
    Sight.UNREACHABLE: "could not be reached",
}
_DRIFTS = {
    Drift.COSMETIC: "only in looks: nobody needs to do anything",
    Drift.WORDING: "in its wording",
    Drift.FACTUAL: "in its facts",
    Drift.CORRECTION_NOTE: "and says that it was corrected",
}


@click.command(short_help="Look again at the sources that are due.")
@click.argument("numbers", nargs=-1, type=int, metavar="[SOURCE …]")
@click.option("--now", "at_once", is_flag=True, help="Look at all of them, due or not.")
def command(numbers: tuple[int, ...], at_once: bool) -> None:
    """Look at the sources of this desk's translations, politely, and tell which translations have to follow.

    A source is due the sooner the fresher it is. Run this from a timer, every quarter of an hour or so; it ends by
    itself. The exit code is 1 where something asks for a person.

    \b
    Examples:
      colophon watch
      colophon watch 12 --now
    """
    home = desk.opened()
    asking = 0
    for line, asks in _looked(home, numbers, at_once=at_once or bool(numbers)):
        click.echo(line)
        asking += asks
    raise SystemExit(1 if asking else 0)


def _looked(home: Home, numbers: tuple[int, ...], *, at_once: bool) -> Iterator[tuple[str, bool]]:
    from colophon.desk.actions.watch_sources import look_and_tell
    from colophon.desk.queries.freshness import watched_sources

    sources = {w.address: s for s, w in watched_sources() if not numbers or s.pk in numbers}
    waiting = [w for s, w in watched_sources() if w.address in sources]
    chosen = waiting if at_once else list(due(waiting, now=now().timestamp()))
    web, robots = Web.of_desk(home.settings()), Robots(Web.of_desk(home.settings()))
    for one in _rounds(chosen):
        source = sources[one.address]
        seen = look_and_tell(source, web, home.snapshots, now=now(), permit=robots.permit)
        drift = f" {_DRIFTS[Drift(seen.drift)]}" if seen.drift in _DRIFTS else ""
        said = f" {seen.said}" if seen.said else ""
        yield (
            f"Source {source.pk} {_WORDS[Sight(seen.sight)]}{drift}. {source.title}{said}",
            _asks(seen.sight, seen.drift),
        )
    if not chosen:
        yield "No source is due.", False


def _rounds(waiting: list[Watched]) -> Iterator[Watched]:
    """One of a host after another, so that no server is asked twice in a row where others wait."""
    asked: Counter[str] = Counter()
    left = list(waiting)
    while left:
        chosen = list(allowed(left, asked_today=dict(asked)))
        if not chosen:
            return
        asked.update(one.host for one in chosen)
        yield from chosen
        left = [one for one in left if one not in chosen]


def _asks(sight: str, drift: str) -> bool:
    return sight == Sight.WITHDRAWN or drift in (Drift.WORDING, Drift.FACTUAL, Drift.CORRECTION_NOTE)
