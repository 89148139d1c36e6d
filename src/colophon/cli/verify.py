"""`colophon verify`: is a published folder what its people signed?"""

import json
from pathlib import Path

import click

from colophon.adapters.folders import read_folder
from colophon.editions.reading import folders_of, verify_site


@click.command(short_help="Verify a published folder, offline.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
def command(ctx: click.Context, folder: Path, form: str) -> None:
    """Verify every edition in a folder, by the folder alone: text, credits, signatures, pages. Nothing is asked online.

    Exit code 1 means that something differs; each difference is named.

    \b
    Example:
      colophon verify colophon-desk/site
    """
    files = read_folder(folder)
    editions = folders_of(files)
    found = verify_site(files)
    if form == "json":
        click.echo(json.dumps({"editions": list(editions), "differences": [one.message for one in found]}))
    else:
        for difference in found:
            click.echo(f"DIFFERS  {difference.message}")
        click.echo(f"{len(editions)} editions verified, {len(found)} differences.")
    ctx.exit(1 if found else 0)
