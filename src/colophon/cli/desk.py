"""What the verbs that work on a desk share: finding its home and opening it."""

import os

import click

from colophon.adapters.home import Home, home_path, open_home
from colophon.adapters.keys import KeyFolder
from colophon.desk.setup import open_desk

by = click.option("--as", "person", required=True, metavar="NAME", help="Who does it: a name or key on this desk.")


def opened() -> Home:
    """The desk in COLOPHON_HOME, ready to be asked. Only afterwards may the desk's actions and queries be imported."""
    home = open_home(home_path(os.environ))
    open_desk(home.path, progress=lambda word: click.echo(word, err=True))
    from colophon.desk.actions.audit import come_by

    come_by("terminal")
    return home


def keys(home: Home) -> KeyFolder:
    return KeyFolder(home.keys, passphrase=os.environ.get("COLOPHON_PASSPHRASE", "").encode())
