"""Options that several verbs share."""

import click

from_language = click.option(
    "--from", "source_language", required=True, metavar="LANGUAGE", help="Language of the source (BCP 47)."
)
to_language = click.option(
    "--to", "target_language", required=True, metavar="LANGUAGE", help="Language of the translation."
)
jobs = click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to work with.")
