"""`colophon takedown`: remove one article from everywhere it stands, and keep a record of it."""

import click

from colophon.adapters.clock import now
from colophon.cli import desk


@click.command(short_help="Take one article down everywhere, with a record.")
@click.argument("translation")
@click.option("--reason", default="", help="Why, and who asked for it; only the desk sees it.")
@click.option("--note", default="", help="What readers are told in its place.")
@click.option("--lift", is_flag=True, help="Let it stand again on the desk's own site.")
@desk.by
def command(translation: str, reason: str, note: str, lift: bool, person: str) -> None:
    """Remove every edition of one translation from the desk's site and from every target that has it.

    Nothing else is touched. A page in its place says since when it is gone, and what --note says. The store keeps
    everything. To say that a text no longer stands, and leave it readable, publish a withdrawal instead.

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
        click.echo(f"{translation} stands on the desk's site again. Targets get it with its next edition.")
        return
    take_down(record, person=who, reason=reason, note=note, home=home, keys=keys, now=now())
    click.echo(f"{translation} is taken down from the desk's site. Targets follow as the desk delivers.")
