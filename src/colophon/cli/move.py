"""`colophon move`: from the embedded database to PostgreSQL, compared field by field."""

import click

from colophon.cli import desk


@click.command(short_help="Move the desk from its file to a PostgreSQL database, and compare every field.")
@click.option("--to", "address", required=True, metavar="ADDRESS", help="postgres://user:password@host:port/name")
def command(address: str) -> None:
    """Move every record into an empty PostgreSQL database and compare the two, field by field.

    Stop the server first: what is typed meanwhile waits, then fails. The old file stays, under a new name. Afterwards
    start with DATABASE_URL set to the same address. Snapshots, keys and the site stay in the home.

    \b
    Example:
      colophon move --to postgres://desk:secret@db.example/desk
    """
    home = desk.opened()
    from colophon.desk.operations.move import move_to

    said = move_to(home, address, say=lambda word: click.echo(word, err=True))
    click.echo(f"{said.records} records in {said.tables} tables, {said.fields} fields compared: all the same.")
    click.echo(
        f"The old file is now {home.database.name}.moved. From now on start with DATABASE_URL set to that address."
    )
