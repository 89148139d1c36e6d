"""`colophon audit`: the log of what people did, and whether it is whole."""

import json
import sys

import click

from colophon.cli import desk


@click.command(short_help="Show the audit log, or verify that nobody changed it.")
@click.option("--verify", is_flag=True, help="Follow the whole chain of lines.")
def command(verify: bool) -> None:
    """Print the log as JSON Lines, the oldest first. With --verify, whether each line fits the one before.

    The last line's hash stands for the whole log: note it elsewhere, and nobody can rewrite the log unseen.

    \b
    Examples:
      colophon audit > audit.jsonl
      colophon audit --verify
    """
    desk.opened()
    from colophon.desk.queries.audit import chain, lines

    if not verify:
        for line in lines():
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    found = chain()
    for number in found.broken:
        click.echo(f"Line {number} does not fit the one before it, or was changed.")
    click.echo(f"{found.length} lines; the last one's hash is {found.head or 'none'}.")
    sys.exit(1 if found.broken else 0)
