"""`colophon publish`: an edition and the site around it, or every reason against it."""

import click

from colophon.adapters.clock import now
from colophon.cli import desk
from colophon.errors import DeskRuleError, NotReadyError
from colophon.signoff.manifest import EditionKind


@click.command(short_help="Publish an edition, or say everything that stands against it.")
@click.argument("translation")
@click.option("--kind", type=click.Choice([kind.value for kind in EditionKind]), default="first", show_default=True)
@click.option("--note", default="", help="What a correction mends, or why an edition is withdrawn; readers see it.")
@click.option("--section", help="The section of the site that it belongs to.")
@click.option("--tag", "tags", multiple=True, help="A topic of the site; may be given several times.")
@click.option("--no-targets", is_flag=True, help="Leave the targets to `colophon target send` or the server.")
@desk.by
def command(
    translation: str,
    *,
    kind: str,
    note: str,
    section: str | None,
    tags: tuple[str, ...],
    no_targets: bool,
    person: str,
) -> None:
    """Sign the last stage, keep the edition for ever, set the site anew and put it at every target.

    Refuses with every reason at once. A target that fails leaves all others right, and is tried again.

    \b
    Example:
      colophon publish 1-zh-Hans --as "He Xue" --section Science --tag tides
    """
    home = desk.opened()
    from colophon.desk.actions.file_under import file_under
    from colophon.desk.actions.publishing import publish_now, set_site_alone
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.find import person_named

    record, who, keys = translation_of(translation), person_named(person), desk.keys(home)
    if section is not None or tags:
        filed = record.section if section is None else section
        file_under(record, section=filed, tags=tags or record.tags, home=home, keys=keys)
    try:
        edition = publish_now(record, person=who, home=home, keys=keys, kind=EditionKind(kind), note=note, now=now())
    except NotReadyError as refused:
        for number, (message, mend) in enumerate(refused.obstacles, 1):
            click.echo(f"{number:>3}. {message}\n     {mend}", err=True)
        raise
    except DeskRuleError:
        # It may be out already without its page: somebody pulled the plug between the two.
        set_site_alone(record.snapshot.source.desk, home=home, keys=keys)
        raise
    click.echo(f"Edition {edition.number} of {translation} is published.")
    click.echo(f"The site is set in {home.site}.")
    if not no_targets:
        from colophon.cli.deliveries import tell, tell_waiting
        from colophon.desk.actions.deliveries import deliver_due
        from colophon.desk.queries.deliveries import deliveries_of

        tell(deliver_due(home=home, now=now(), desk=record.snapshot.source.desk))
        tell_waiting(deliveries_of(record))
