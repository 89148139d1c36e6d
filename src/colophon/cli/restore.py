"""`colophon restore`: a backup into an empty home."""

import os
from pathlib import Path

import click

from colophon.adapters.backup_file import Backup, verify_backup
from colophon.adapters.home import Home, home_path
from colophon.desk.setup import look_at_desk
from colophon.errors import BackupError


@click.command(short_help="Bring a backup into an empty home, or only look whether it is whole.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--check", is_flag=True, help="Only read the backup and say what is in it.")
def command(file: Path, check: bool) -> None:
    """Bring a backup back. Nothing is ever written over: COLOPHON_HOME has to be empty or missing.

    With DATABASE_URL the records go into that database, which has to be empty too, whichever kind the backup is of.

    \b
    Examples:
      colophon restore harbour-desk-2026-03-02.zip --check
      COLOPHON_HOME=new-home colophon restore harbour-desk-2026-03-02.zip
    """
    backup = verify_backup(file)
    if check:
        _tell(backup)
        return
    home = Home(home_path(os.environ))
    if home.path.exists() and any(home.path.iterdir()):
        raise BackupError(f"“{home.path}” is not empty.")
    home.path.mkdir(parents=True, exist_ok=True)
    look_at_desk(home.path)
    from colophon.desk.operations.restoring import put_back

    count = put_back(backup, home)
    click.echo(f"The desk is back in {home.path}, with {count} records. Look it over with: colophon doctor")


def _tell(backup: Backup) -> None:
    facts = backup.facts
    click.echo(f"Whole. Made {facts.get('made')} by Colophon {facts.get('version')}, {len(backup.files)} files.")
    records = facts.get("records")
    if isinstance(records, dict):
        click.echo(f"{sum(records.values())} records in {len(records)} tables.")
    click.echo("Private keys are in it." if facts.get("with_keys") else "Private keys are not in it.")
