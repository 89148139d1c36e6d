"""`colophon dismiss`: a person's reasoned "this is fine"."""

import click

from colophon.adapters.clock import now
from colophon.cli import desk
from colophon.errors import NoSuchRecordError


@click.command(short_help="Say why a finding is fine.")
@click.argument("translation")
@click.argument("fingerprint")
@click.option("--reason", required=True, help="Why this is fine; readers of the edition will see it.")
@click.option("--for-good", is_flag=True, help="Accept this rendering: the desk is never asked about it again.")
@desk.by
def command(translation: str, fingerprint: str, reason: str, *, for_good: bool, person: str) -> None:
    """Dismiss a finding by the fingerprint that `colophon check` prints. It is void when either side changes.

    With --for-good what stands on the two sides is accepted in every translation of this desk into this language.

    \b
    Example:
      colophon dismiss 1-zh-Hans 90b1c2d3e4f5a6b7 --reason "The source says so itself" --as "He Xue"
    """
    desk.opened()
    from colophon.desk.actions.judge import dismiss
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.checked import open_findings
    from colophon.desk.queries.find import person_named

    record, who = translation_of(translation), person_named(person)
    meant = [finding for finding in open_findings(record) if finding.fingerprint == fingerprint]
    if not meant:
        raise NoSuchRecordError(
            f"No open finding has the fingerprint {fingerprint}.",
            hint=f"Nothing was changed. See what is open: colophon check {translation}",
        )
    for finding in meant:
        dismiss(record, finding, person=who, reason=reason, now=now(), for_good=for_good)
    click.echo(f"{who.name} has dismissed {meant[0].check}: {reason}")
