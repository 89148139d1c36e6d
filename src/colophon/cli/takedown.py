"""`colophon takedown`: remove one article from everywhere it stands, and keep a record of it."""

import sys
from typing import TYPE_CHECKING

import click

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.cli import desk

if TYPE_CHECKING:
    from colophon.desk.models import TranslationRecord


@click.command(short_help="Take one article down everywhere, with a record.")
@click.argument("translation")
@click.option("--reason", default="", help="Why, and who asked for it; only the desk sees it.")
@click.option("--note", default="", help="What readers are told in its place.")
@click.option("--lift", is_flag=True, help="Let it stand again on the desk's own site.")
@desk.by
def command(translation: str, reason: str, note: str, lift: bool, person: str) -> None:
    """Remove every edition of one translation from the desk's site and from every target.

    Nothing else is touched. A page in its place says since when it is gone, and what --note says. The store keeps
    everything. A target that fails is named and tried again by the server; then this ends with 1. To say that a text no
    longer stands, and leave it readable, publish a withdrawal instead.

    \b
    Example:
      colophon takedown 1-zh-Hans --reason "Their letter of 3 May" --note "At their wish." --as "He Xue"
    """
    home = desk.opened()
    from colophon.desk.actions.takedown import lift_takedown, take_down
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.find import person_named

    record, who, keys = translation_of(translation), person_named(person), desk.keys(home)
    if lift:
        lift_takedown(record, person=who, home=home, keys=keys, now=now())
        click.echo(f"{translation} stands on the desk's site again, and is sent to its targets again.")
        return
    take_down(record, person=who, reason=reason, note=note, home=home, keys=keys, now=now())
    click.echo(f"{translation} is gone from the desk's site.")
    sys.exit(1 if _carried(record, home) else 0)


def _carried(record: "TranslationRecord", home: Home) -> int:
    """Ask every target at once and tell of each; how many failed."""
    from colophon.cli.deliveries import tell, tell_waiting
    from colophon.desk.actions.deliveries import deliver_due
    from colophon.desk.queries.deliveries import deliveries_of
    from colophon.desk.queries.takedowns import out_of_reach

    failed = tell(deliver_due(home=home, now=now(), desk=record.snapshot.source.desk))
    tell_waiting(deliveries_of(record))
    for target in out_of_reach(record):
        click.echo(f"{target.name} is no target any more: remove it there by hand, if it still stands.", err=True)
    return failed
