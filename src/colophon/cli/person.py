"""`colophon person`: let somebody into the desk."""

import unicodedata

import click

from colophon.adapters.clock import now
from colophon.cli import desk
from colophon.desk.roles import DeskRole


@click.command(short_help="Let somebody into the desk.")
@click.argument("name")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice([role.value for role in DeskRole]))
@click.option("--key", default="", help="A lasting name for the records; made from NAME if it is not given.")
@click.option("--url", default="", help="The person's own page, printed with the credit.")
def command(name: str, roles: tuple[str, ...], key: str, url: str) -> None:
    """Let somebody in, with the roles that say what they may do. More can be added later in the same way.

    \b
    Example:
      colophon person "Ruth Adeyemi" --role translator --role reviewer
    """
    desk.opened()
    from colophon.desk.actions.found import add_person
    from colophon.desk.queries.find import the_desk

    lasting = key or "-".join(unicodedata.normalize("NFC", name).casefold().split())
    person = add_person(the_desk(), name, key=lasting, roles=[DeskRole(role) for role in roles], url=url, now=now())
    click.echo(f"{person.name} ({person.key}) may work as {', '.join(roles)}.")
