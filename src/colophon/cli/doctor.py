"""`colophon doctor`: what is wrong with this server, and what to do about it."""

import os
import sys

import click

from colophon.adapters.home import home_path, open_home
from colophon.desk.setup import look_at_desk


@click.command(short_help="Find what is wrong with this server, and say what to do.")
def command() -> None:
    """Look at home, disk, permissions, keys, settings, database, tables, audit log, clock, mail, and what is overdue.

    Nothing is changed. The exit code is 0 if all is well, and 1 if something is not.

    \b
    Example:
      colophon doctor
    """
    home = open_home(home_path(os.environ))
    look_at_desk(home.path)
    from colophon.desk.operations.doctor.examine import examine

    found = sorted(examine(home), key=lambda one: not one.grave)
    for one in found:
        click.echo(f"{'!!' if one.grave else ' !'} {one.what}\n   {one.why}\n   → {one.mend}")
    if not found:
        click.echo(f"All is well with {home.path}.")
    sys.exit(1 if found else 0)
