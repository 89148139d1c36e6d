"""`colophon person`: let somebody into the desk."""

import os

import click

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.article.placeholder import is_placeholder
from colophon.article.spoken_name import spoken_name
from colophon.cli import desk
from colophon.desk.roles import DeskRole


@click.command(short_help="Let somebody into the desk.")
@click.argument("name")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.value for role in DeskRole]))
@click.option("--key", default="", help="A lasting name for the records; made from NAME if it is not given.")
@click.option("--url", default="", help="The person's own page, printed with the credit.")
@click.option("--unnamed", is_flag=True, help="Credit the desk instead of this person; give a --key that names nobody.")
@click.option("--link", is_flag=True, help="Print a link by which the person comes to the desk in the browser.")
def command(name: str, roles: tuple[str, ...], key: str, url: str, unnamed: bool, link: bool) -> None:
    """Let somebody in, with the roles that say what they may do. More can be added later in the same way.

    With --link, for somebody who is here already: a way into the browser, or back to it.

    \b
    Examples:
      colophon person "Ruth Adeyemi" --role translator --role reviewer
      colophon person "Ruth Adeyemi" --link
    """
    if not roles and not link:
        raise click.UsageError("Say at least one --role, or --link.")
    if unnamed and not key:
        raise click.UsageError("Who is not named needs a --key that names nobody, such as --key p-7.")
    if is_placeholder(name):
        raise click.UsageError(f"{name!r} names nobody. Give the name that editions shall print; a pen name will do.")
    home = desk.opened()
    from colophon.desk.actions.found import add_person
    from colophon.desk.queries.find import person_named, the_desk

    if roles:
        lasting = key or _key_of(name)
        person = add_person(the_desk(), name, key=lasting, roles=list(map(DeskRole, roles)), url=url, now=now())
        if unnamed:
            person.unnamed = True
            person.save(update_fields=["unnamed"])
        click.echo(f"{person.name} ({person.key}) may work as {', '.join(roles)}.")
    if link:
        _print_link(home, person_named(key or name).key)


def _key_of(name: str) -> str:
    """The key of whoever is called so already, or a new one: nobody is let in twice because of a capital letter."""
    from colophon.desk.queries.find import people_named, person_named

    return person_named(name).key if people_named(name) else "-".join(spoken_name(name).split())


def _print_link(home: Home, key: str) -> None:
    from colophon.adapters.tokens import digest, new_token
    from colophon.desk.actions.invite import invite_back
    from colophon.desk.queries.find import person_named, the_desk

    token = new_token()
    invite_back(the_desk(), person_named(key), digest=digest(token), by=None, now=now())
    address = os.environ.get("COLOPHON_ADDRESS") or home.settings().desk.address or "http://localhost:8000"
    click.echo(f"This link lets them in once, within three days:\n  {address.rstrip('/')}/join/{token}/")
