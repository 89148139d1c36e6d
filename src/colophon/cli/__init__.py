"""The terminal front: one module a verb, loaded when it is called."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from colophon import __version__
from colophon.adapters.files import plain_refusals
from colophon.errors import ColophonError

VERBS: dict[str, str] = {
    "init": "Found a desk.",
    "person": "Let somebody into the desk.",
    "intake": "Take in a source: an address, a file, or - for standard input.",
    "board": "Show where each translation stands, and which sources wait.",
    "import": "Bring a translation that was made elsewhere, or an edited one.",
    "terms": "The termbase: add, find, suggest, import and export terms.",
    "names": "The name ledger: agree on a name, find, import and export names.",
    "split": "Split texts into sentences (JSON Lines).",
    "align": "Align the sentences of documents with their translations (JSON Lines).",
    "draft": "Let a machine propose what is not translated yet, or show the log of it.",
    "check": "Question a translation against its source.",
    "corpus": "Check, align or deduplicate corpora of any size, shard by shard.",
    "dismiss": "Say why a finding is fine.",
    "report": "Tell how a desk works, from its own record.",
    "waive": "Set a rule aside for a reason that readers will see.",
    "rights": "Record why a translation may be published.",
    "sign": "Sign a stage: translate, review or proofread.",
    "publish": "Publish an edition, or say everything that stands against it.",
    "target": "Where editions are put: WordPress, Git, a bucket, a folder; add, try, send, take down.",
    "site": "Set the published site, all of it if asked; make it searchable.",
    "takedown": "Take one article down everywhere, with a record.",
    "memory": "Search what was translated before; count words in it; make its indexes anew.",
    "verify": "Verify a published folder, or what became of a text in a copy.",
    "export": "Write a translation as Markdown, JSON or pairs.",
    "watch": "Look again at the sources that are due.",
    "wire": "Show what feeds have brought, or watch another feed.",
    "work": "Do what is due by itself: feeds, reminders, messages, ordered editions.",
    "backup": "Write everything of this server into one file, while people work.",
    "restore": "Bring a backup into an empty home, or only look whether it is whole.",
    "move": "Move the desk to a PostgreSQL database, and compare every field.",
    "key": "Show the desk's keys; make a new one, also for one that is lost.",
    "doctor": "Find what is wrong with this server, and say what to do.",
    "audit": "Show the audit log, or verify that nobody changed it.",
    "serve": "Serve the desk in the browser, or a published folder.",
}


class Verbs(click.Group):
    """Commands by name, each imported from its module only when it is needed: `colophon check` starts in no time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = "import_" if cmd_name == "import" else cmd_name
        command = import_module(f"colophon.cli.{module}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.get_command(ctx, args[0]) if args else None
        if args and known is None and not args[0].startswith("-"):
            raise click.UsageError(f"There is no verb {args[0]!r}. `colophon --help` lists them.", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="colophon")
def verbs() -> None:
    """Colophon, the desk for translated news: from a source to a signed edition that anybody can verify.

    \b
    Example:
      colophon check article.html translation.md
    """


def main() -> None:
    """Run one verb. Exit codes: 0 done and clean, 1 findings, 2 wrong usage, 3 a refusal."""
    try:
        verbs(prog_name="colophon")
    except ColophonError as error:
        _refuse(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        refusal = _of_the_disk(error)
        if refusal is None:
            raise
        _refuse(refusal)


def _refuse(error: ColophonError) -> NoReturn:
    click.echo(f"colophon: {error.message}\n  {error.advice}", err=True)
    sys.exit(error.exit_code)


def _of_the_disk(error: Exception) -> ColophonError | None:
    """What a disk or a database that cannot go on means to a person. None for a mistake of ours."""
    if isinstance(error, OSError):
        try:
            with plain_refusals(Path(str(error.filename or "the desk"))):
                raise error
        except ColophonError as refusal:
            return refusal
    if "django.db" not in sys.modules:
        return None
    from colophon.desk.database_refusal import refusal_of

    return refusal_of(error)


if __name__ == "__main__":
    main()
