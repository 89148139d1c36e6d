"""`colophon report`: what a desk's own record tells."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from colophon.cli import desk, lines, report_archive

if TYPE_CHECKING:
    from colophon.desk.queries.acceptance import Acceptance


@click.group(short_help="Tell how a desk works, from its own record.")
def command() -> None:
    """Tell how a desk works, from its own record.

    \b
    Example:
      colophon report checks
    """


command.add_command(report_archive.command, "archive")


@command.command(short_help="How often each check speaks, and how often it was right.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def checks(form: str) -> None:
    """How often each check speaks on this desk and how often people found it right.

    An alarm was right where the text was mended so that it fell silent, and wrong where somebody dismissed it. Weigh a
    check otherwise in the section [checks] of colophon.toml.

    \b
    Example:
      colophon report checks
    """
    desk.opened()
    from colophon.desk.queries.acceptance import acceptance
    from colophon.desk.queries.find import the_desk

    rows = acceptance(the_desk())
    if form == "jsonl":
        for row in rows:
            click.echo(lines.printed(printable(row)).rstrip())
        return
    if not rows:
        click.echo("No check has spoken on this desk yet.")
        return
    for line in table(rows):
        click.echo(line)


def printable(row: "Acceptance") -> lines.Record:
    return {
        "check": row.check,
        "severity": row.severity,
        "pairs": row.pairs,
        "alarms": row.alarms,
        "per_thousand": round(row.per_thousand, 1),
        "mended": row.mended,
        "dismissed": row.dismissed,
        "open": row.open,
        "right": None if row.right is None else round(row.right, 3),
    }


def table(rows: Sequence["Acceptance"]) -> list[str]:
    width = max(len("check"), *(len(row.check) for row in rows))
    head = f"{'check'.ljust(width)}  weight    per 1,000  mended  dismissed  open  right"
    return [
        head,
        *(
            f"{row.check.ljust(width)}  {row.severity:<8}  {row.per_thousand:9.1f}  {row.mended:6}  {row.dismissed:9}"
            f"  {row.open:4}  {told(row):>5}"
            for row in rows
        ),
        f"{rows[0].pairs} translated pairs.",
    ]


def told(row: "Acceptance") -> str:
    return "–" if row.right is None else f"{row.right:.0%}"
