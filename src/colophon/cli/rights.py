"""`colophon rights`: why a translation may be published."""

import click

from colophon.adapters.clock import now
from colophon.article.credit import RightsBasis, RightsRecord
from colophon.cli import desk


@click.command(short_help="Record why a translation may be published.")
@click.argument("translation")
@click.option("--basis", required=True, type=click.Choice([basis.value for basis in RightsBasis]))
@click.option("--terms", required=True, help="The licence's name, or the letter of permission.")
@click.option("--holder", default="", help="Who holds the rights.")
@click.option("--asked-by", default="", help="Who asked for the permission.")
def command(translation: str, basis: str, terms: str, holder: str, asked_by: str) -> None:
    """Record why it may be published. An earlier record is kept; the newest counts.

    \b
    Example:
      colophon rights 1-zh-Hans --basis licence --terms "CC BY 4.0" --holder "The Sellan Courier"
    """
    desk.opened()
    from colophon.desk.actions.judge import record_rights
    from colophon.desk.queries.board import translation_of

    record = RightsRecord(
        basis=RightsBasis(basis),
        terms=terms,
        holder=holder,
        asked_by=asked_by,
        recorded=now().date().isoformat(),
    )
    record_rights(translation_of(translation), record)
    click.echo(f"{translation}: {basis}, {terms}.")
