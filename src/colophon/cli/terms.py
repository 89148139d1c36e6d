"""`colophon terms`: the desk's termbase: adding, finding, suggesting, bringing and writing terms."""

import sys
from pathlib import Path

import click

from colophon.adapters.exchanged import concepts_in
from colophon.cli import desk
from colophon.cli.options import from_language, to_language
from colophon.cli.reading import Progress, only_good
from colophon.memory.concept import Concept, Term, TermStatus
from colophon.memory.exchange.tbx import TbxVersion, write_tbx
from colophon.memory.exchange.term_rows import write_terms_csv

_FORMS = click.Choice(["tbx", "tbx2", "csv"])


@click.group(short_help="The termbase: add, find, import and export terms.")
def command() -> None:
    """Terms of the desk: what to write, what may be written, and what must not.

    \b
    Example:
      colophon terms add --term en=ceasefire --term zh-Hans=停火 --forbidden zh-Hans=休战
    """


@command.command()
@click.option("--term", "preferred", multiple=True, metavar="LANGUAGE=TEXT", help="What to write in this language.")
@click.option("--allowed", multiple=True, metavar="LANGUAGE=TEXT", help="What may be written too.")
@click.option("--forbidden", multiple=True, metavar="LANGUAGE=TEXT", help="What must not be written.")
@click.option("--key", default="", help="The concept's lasting name; the first term if it is not given.")
@click.option("--domain", default="", help="The field it belongs to.")
@click.option("--note", default="")
@click.option("--evidence", default="", help="Where this was settled.")
def add(
    preferred: tuple[str, ...], allowed: tuple[str, ...], forbidden: tuple[str, ...], key: str, **said: str
) -> None:
    """Add a concept, or terms to one that is there.

    \b
    Example:
      colophon terms add --key truce --term en=ceasefire --term zh-Hans=停火 --evidence "style book, p. 4"
    """
    given = ((TermStatus.PREFERRED, preferred), (TermStatus.ALLOWED, allowed), (TermStatus.FORBIDDEN, forbidden))
    terms = tuple(_term(text, status) for status, texts in given for text in texts)
    if not terms:
        raise click.UsageError("Give at least one --term LANGUAGE=TEXT.")
    desk.opened()
    from colophon.desk.actions.terms import add_concept
    from colophon.desk.queries.find import the_desk

    concept = Concept(key=key or terms[0].text, terms=terms, **said)
    changed = add_concept(the_desk(), concept)
    click.echo(f"{concept.key}: {'kept' if changed else 'nothing new'}")


@command.command()
@click.argument("text", default="")
def find(text: str) -> None:
    """List the concepts whose terms contain TEXT, or all of them.

    \b
    Example:
      colophon terms find ceasefire
    """
    desk.opened()
    from colophon.desk.queries.find import the_desk
    from colophon.desk.queries.terms import concepts_of

    found = tuple(concepts_of(the_desk(), containing=text))
    if not found:
        click.echo("No term is like this." if text else "There are no terms yet.", err=True)
    for concept in found:
        about = "; ".join(part for part in (concept.domain, concept.note, concept.evidence) if part)
        click.echo(concept.key + (f" ({about})" if about else ""))
        for term in concept.terms:
            click.echo(f"  {term.language}  {term.text}  {term.status.value}")


@command.command("import")
@click.argument("file", metavar="FILE|-")
@click.option("--format", "form", type=_FORMS, help="By the file's name if it is not given.")
def import_(file: str, form: str | None) -> None:
    """Bring concepts from a TBX or CSV file. What cannot be read is named; the rest is kept.

    \b
    Example:
      colophon terms import house-style.tbx
    """
    desk.opened()
    from colophon.desk.actions.terms import add_concepts
    from colophon.desk.queries.find import the_desk

    progress = Progress(Path(file).name, "concepts")
    changed, total = add_concepts(the_desk(), only_good(concepts_in(file, form or _form(file)), progress))
    progress.done()
    click.echo(f"{total} concepts read, {changed} new or changed.")
    progress.refuse_if_unread("concepts")


@command.command()
@click.option("--format", "form", type=_FORMS, default="tbx", show_default=True, help="tbx is version 3.")
def export(form: str) -> None:
    """Write the termbase on standard output.

    \b
    Example:
      colophon terms export --format csv > terms.csv
    """
    desk.opened()
    from colophon.desk.queries.find import the_desk
    from colophon.desk.queries.terms import concepts_of

    concepts = concepts_of(the_desk())
    if form == "csv":
        write_terms_csv(concepts, sys.stdout)
    else:
        write_tbx(concepts, sys.stdout.buffer, version=TbxVersion.V2 if form == "tbx2" else TbxVersion.V3)


@command.command()
@from_language
@to_language
@click.option("--least", type=click.IntRange(2), default=5, show_default=True, help="In how many pairs at least.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
def suggest(source_language: str, target_language: str, least: int, limit: int) -> None:
    """Suggest terms that the memory renders in one way nearly always, best first.

    \b
    Example:
      colophon terms suggest --from en --to zh-Hans
    """
    desk.opened()
    from colophon.desk.queries.find import the_desk
    from colophon.desk.queries.suggested_terms import suggested_terms

    languages = {"source_language": source_language, "target_language": target_language}
    for one in suggested_terms(the_desk(), **languages, least=least, limit=limit):
        click.echo(f"{one.source}\t{one.target}\t{one.together} of {one.met}")


def _form(file: str) -> str:
    """CSV by its name; anything else is tried as TBX."""
    return "csv" if file.lower().removesuffix(".gz").endswith(".csv") else "tbx"


def _term(given: str, status: TermStatus) -> Term:
    language, parted, text = given.partition("=")
    if not parted or not language.strip() or not text.strip():
        raise click.UsageError(f"Write LANGUAGE=TEXT, not “{given}”.")
    return Term(language=language.strip(), text=text.strip(), status=status)
