"""`colophon init`: a new desk in a folder."""

import os

import click

from colophon.adapters.clock import now
from colophon.adapters.home import create_home, home_path
from colophon.cli import desk
from colophon.cli.options import LANGUAGE


@click.command(short_help="Found a desk in COLOPHON_HOME (default: ./colophon-desk).")
@click.option("--name", required=True, help="The desk's name, as its editions print it.")
@click.option("--language", type=LANGUAGE, default="en", show_default=True, help="Language of the desk's index page.")
def command(name: str, language: str) -> None:
    """Found a desk: its folder, database and signing key. Calling it again changes nothing.

    \b
    Example:
      COLOPHON_HOME=~/my-desk colophon init --name "The Harbour Desk"
    """
    create_home(home_path(os.environ))
    home = desk.opened()
    from colophon.desk.actions.found import found_desk

    founded = found_desk(name, now=now(), language=language)
    ring = desk.keys(home)
    if ring.present() is None:
        ring.make(valid_from=now().isoformat())
    click.echo(f"The desk “{founded.name}” stands in {home.path}.")
    click.echo('Next: colophon person "NAME" --role translator')
