"""`colophon sign`: one person says that one stage is done for exactly this text."""

import click

from colophon.adapters.clock import now
from colophon.cli import desk
from colophon.signoff.stages import Stage


@click.command(short_help="Sign a stage: translate, review or proofread.")
@click.argument("translation")
@click.option("--stage", required=True, type=click.Choice(["translate", "review", "proofread"]))
@desk.by
def command(translation: str, stage: str, person: str) -> None:
    """Sign that a stage is done for the text as it stands now. Any later change voids it.

    \b
    Example:
      colophon sign 1-zh-Hans --stage review --as "He Xue"
    """
    home = desk.opened()
    from colophon.desk.actions.sign import sign
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.find import person_named

    who = person_named(person)
    sign(translation_of(translation), Stage(stage), person=who, keys=desk.keys(home), now=now())
    click.echo(f"{who.name} has signed {stage} of {translation}.")
