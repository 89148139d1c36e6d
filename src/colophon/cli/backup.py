"""`colophon backup`: everything of a server in one file, while people work."""

import os
from pathlib import Path

import click

from colophon.adapters.clock import now
from colophon.adapters.home import home_path, open_home
from colophon.desk.setup import look_at_desk


@click.command(short_help="Write everything of this server into one file, while people work.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--with-keys", is_flag=True, help="Put private keys and the server's secret in too: guard the file.")
def command(file: Path, with_keys: bool) -> None:
    """Write a backup: the database at one moment, snapshots, sites, settings; nobody has to stop working.

    The file is read back and compared before it gets its name. It holds accounts and everything that people wrote:
    keep it where only you can read it. Without --with-keys a restored desk signs nothing until its keys folder is
    brought back too, and everybody signs in anew.

    \b
    Example:
      colophon backup harbour-desk-2026-03-02.zip --with-keys
    """
    home = open_home(home_path(os.environ))
    look_at_desk(home.path)
    from colophon.desk.operations.backup import make_backup

    made = make_backup(home, file.absolute(), now=now(), with_keys=with_keys)
    size = file.stat().st_size / 1_000_000
    click.echo(f"{file}: {len(made.files)} files, {size:.1f} MB, read back and found whole.")
    if not with_keys:
        click.echo("Private keys and the server's secret are not in it (--with-keys puts them in).")
