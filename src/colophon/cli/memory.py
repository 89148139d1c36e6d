"""`colophon memory`: what was translated before: search it, count words in it, make its indexes anew."""

import json
import sys

import click

from colophon.cli import desk
from colophon.cli.options import LANGUAGE
from colophon.errors import IndexBusyError


@click.group(short_help="Search what was translated before; count words in it; make its indexes anew.")
def command() -> None:
    """The memory holds what people of this desk confirmed and signed, and what was imported.

    \b
    Examples:
      colophon memory search "The pier cost 4.2 million." --from en --to zh-Hans
      colophon memory concordance 码头 --in zh-Hans
    """


form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")


@command.command(short_help="Units whose source is like a text.")
@click.argument("text")
@click.option("--from", "source_language", required=True, type=LANGUAGE, help="Language of the text (BCP 47).")
@click.option("--to", "target_language", required=True, type=LANGUAGE, help="Language of the translations.")
@click.option("--desk", "of_desk", default="", metavar="NAME", help="Only units of this desk.")
@click.option("--article", default="", metavar="ADDRESS", help="Only units of this article.")
@click.option("--since", default="", metavar="DAY", help="Only units of this day (ISO 8601) or later.")
@click.option("--until", default="", metavar="DAY", help="Only units of this day or earlier.")
@click.option("--most", type=click.IntRange(1, 100), default=5, show_default=True)
@form
def search(
    *,
    text: str,
    source_language: str,
    target_language: str,
    of_desk: str,
    article: str,
    since: str,
    until: str,
    most: int,
    form: str,
) -> None:
    """Show what is most like TEXT, best first: how like it is, what speaks against it, and how it was translated.

    [-gone-] and {+new+} mark what TEXT has otherwise. The translation is shown with the numbers and links of TEXT where
    that is certain; “look at the numbers” stands where it is not.

    \b
    Example:
      colophon memory search "The pier cost 4.2 million." --from en --to zh-Hans
    """
    desk.opened()
    from colophon.cli import memory_form
    from colophon.desk.queries.find import the_desk
    from colophon.desk.queries.memory import Scoped, matches_of, the_index
    from colophon.memory.match import Asked
    from colophon.memory.store import Languages

    the_index().catch_up()
    found = matches_of(
        Asked(source=text, desk=the_desk().name),
        Languages(source_language, target_language),
        scoped=Scoped(desk=of_desk, article=article, since=since, until=until),
        most=most,
    )
    if form == "json":
        _print_json([memory_form.match_record(match) for match in found])
    elif found:
        click.echo("\n\n".join(memory_form.match_text(match) for match in found))
    else:
        click.echo("Nothing in the memory is like this.")


@command.command(short_help="Where a word or phrase was used, on either side.")
@click.argument("phrase")
@click.option("--in", "language", required=True, type=LANGUAGE, help="Language of the phrase (BCP 47).")
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many to show.")
@form
def concordance(*, phrase: str, language: str, most: int, form: str) -> None:
    """Count the units that hold PHRASE, in whatever inflection, and show the newest with their articles.

    \b
    Example:
      colophon memory concordance "ferry boat" --in en
    """
    desk.opened()
    from colophon.cli import memory_form
    from colophon.desk.queries.concordance import uses_of

    uses = uses_of(phrase, language, most=most)
    if form == "json":
        shown = [memory_form.passage_record(passage) for passage in uses.passages]
        _print_json({"count": uses.count, "passages": shown})
        return
    click.echo(f"{uses.count} found" + (f", the newest {len(uses.passages)}:" if uses.passages else "."))
    for passage in uses.passages:
        click.echo("\n" + memory_form.passage_text(passage))


@command.command(short_help="Take units out of the memory.")
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1), metavar="NUMBER...")
def forget(numbers: tuple[int, ...]) -> None:
    """Take wrong or unwanted units out of the memory by their numbers, which search and concordance show.

    Translations stay as they are: a unit comes back when somebody confirms or signs its pair again.

    \b
    Example:
      colophon memory forget 17 18
    """
    desk.opened()
    from colophon.desk.actions.remember import forget as take_out

    count = take_out(numbers)
    click.echo(f"{count} of {len(numbers)} units were in the memory and are taken out.")


@command.command(short_help="Make the indexes anew from the database.")
@click.option("--update", is_flag=True, help="Only add what is new since they were last written.")
def rebuild(*, update: bool) -> None:
    """Make the indexes of the memory anew. They are caches: nothing is lost if they are deleted.

    \b
    Example:
      colophon memory rebuild
    """
    desk.opened()
    from colophon.desk.actions.memory_index import rebuild_indexes, update_indexes

    def say(word: str) -> None:
        if sys.stderr.isatty() or "anew" in word:
            click.echo(word, err=True)

    done = update_indexes(say=say) if update else rebuild_indexes(say=say)
    if not done:
        raise IndexBusyError
    click.echo("The indexes of the memory are up to date.")


def _print_json(answer: object) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
