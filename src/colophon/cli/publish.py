"""`colophon publish`: an edition and the site around it, or every reason against it."""

import click

from colophon.adapters.clock import now
from colophon.adapters.home import locked
from colophon.cli import desk
from colophon.errors import NotReadyError
from colophon.signoff.manifest import EditionKind


@click.command(short_help="Publish an edition, or say everything that stands against it.")
@click.argument("translation")
@click.option("--kind", type=click.Choice([kind.value for kind in EditionKind]), default="first", show_default=True)
@click.option("--note", default="", help="What a correction mends, or why an edition is withdrawn; readers see it.")
@desk.by
def command(translation: str, kind: str, note: str, person: str) -> None:
    """Sign the last stage, keep the edition for ever and set the site anew. Refuses with every reason at once.

    \b
    Example:
      colophon publish 1-zh-Hans --as "He Xue"
    """
    home = desk.opened()
    from colophon.desk.actions.set_site import imprint_of, set_site
    from colophon.desk.actions.sign import publish
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.checked import checked
    from colophon.desk.queries.find import person_named, the_desk

    record, who = translation_of(translation), person_named(person)
    asked = checked(record)
    try:
        edition = publish(
            record,
            person=who,
            keys=desk.keys(home),
            catalogue=asked.catalogue,
            findings=asked.findings,
            now=now(),
            kind=EditionKind(kind),
            note=note,
            imprint=imprint_of(home, the_desk()),
        )
    except NotReadyError as refused:
        for number, (message, mend) in enumerate(refused.obstacles, 1):
            click.echo(f"{number:>3}. {message}\n     {mend}", err=True)
        raise
    click.echo(f"Edition {edition.number} of {translation} is published.")
    with locked(home):
        count = set_site(home, the_desk(), desk.keys(home))
    click.echo(f"The site is set in {home.site}: {count} editions.")
