"""Options that several verbs share."""

import re

import click


class Language(click.ParamType[str]):
    """A language's tag (BCP 47), written as Colophon writes it."""

    name = "LANGUAGE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value and not _TAG.fullmatch(value):
            self.fail(f"“{value}” is no language tag. Say for example en, zh-Hans or pt-BR.", param, ctx)
        return value


_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}")
LANGUAGE = Language()
from_language = click.option(
    "--from",
    "source_language",
    required=True,
    type=LANGUAGE,
    metavar="LANGUAGE",
    help="Language of the source (BCP 47).",
)
to_language = click.option("--to", "target_language", required=True, type=LANGUAGE, help="Language of the translation.")
jobs = click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to work with.")
