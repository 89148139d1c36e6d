"""`colophon waive`: set a rule aside for a reason that readers will see."""

import click

from colophon.adapters.clock import now
from colophon.cli import desk
from colophon.signoff.waiver import Waivable


@click.command(short_help="Set a rule aside for a reason that readers will see.")
@click.argument("translation")
@click.option("--rule", required=True, type=click.Choice([rule.value for rule in Waivable]))
@click.option("--pair", default="", help="Only for the pair with this number.")
@click.option("--reason", required=True)
@desk.by
def command(translation: str, rule: str, pair: str, reason: str, person: str) -> None:
    """Waive a rule, for one pair or for all. The edition prints who waived it and why.

    \b
    Example:
      colophon waive 1-zh-Hans --rule omission --pair 12 --reason "Repeats the line above" --as "He Xue"
    """
    desk.opened()
    from colophon.desk.actions.judge import waive
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.find import person_named

    who = person_named(person)
    waive(translation_of(translation), Waivable(rule), person=who, reason=reason, now=now(), pair=pair)
    click.echo(f"{who.name} has waived {rule}: {reason}")
