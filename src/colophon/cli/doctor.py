"""`colophon doctor`: what is wrong with this server, and what to do about it."""

import os
import sys
from collections.abc import Iterator

import click

from colophon.adapters.home import Home, home_path, open_home
from colophon.desk.operations.doctor.around import around
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.desk.setup import look_at_desk
from colophon.errors import ColophonError


@click.command(short_help="Find what is wrong with this server, and say what to do.")
def command() -> None:
    """Look at home, disk, permissions, keys, settings, mail, database, tables, audit log, clock, and what is overdue.

    Nothing is changed. The exit code is 0 if all is well, and 1 if something is not.

    \b
    Example:
      colophon doctor
    """
    home = open_home(home_path(os.environ))
    found = sorted(_complaints(home), key=lambda one: not one.grave)
    for one in found:
        click.echo(f"{'!!' if one.grave else ' !'} {one.what}\n   {one.why}\n   → {one.mend}")
    if not found:
        click.echo(f"All is well with {home.path}.")
    sys.exit(1 if found else 0)


def _complaints(home: Home) -> Iterator[Complaint]:
    """With settings that cannot be read the database is not found; what lies around it is told all the same."""
    yield from around(home)
    try:
        look_at_desk(home.path)
    except ColophonError:
        return
    from colophon.desk.operations.doctor.examine import within

    yield from within(home)
