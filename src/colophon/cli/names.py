"""`colophon names`: the name ledger: one agreed rendering for each person, place and organisation."""

import sys
from pathlib import Path

import click

from colophon.adapters.clock import now
from colophon.adapters.packed import opened_text
from colophon.cli import desk
from colophon.cli.reading import Progress, only_good
from colophon.memory.exchange.name_rows import read_names_csv, write_names_csv
from colophon.memory.name import Name, NameKind, Rendering


@click.group(short_help="The name ledger: agree on a name, find, import and export names.")
def command() -> None:
    """Names as the desk writes them, with their original script and the evidence.

    \b
    Example:
      colophon names agree "Ана Петрова" --language uk --kind person --in zh-Hans=安娜·彼得罗娃
    """


@command.command()
@click.argument("original")
@click.option("--language", required=True, help="The language of the original (BCP 47).")
@click.option("--kind", type=click.Choice([kind.value for kind in NameKind]), required=True)
@click.option("--in", "renderings", multiple=True, metavar="LANGUAGE=TEXT", help="How this language writes it.")
@click.option("--spelled", "spellings", multiple=True, metavar="LANGUAGE=TEXT", help="Another spelling of sources.")
@click.option("--evidence", default="", help="Why: an address, the person's own page, a style book.")
@click.option("--note", default="")
@click.option("--key", default="", help="A lasting name for the record; the original if it is not given.")
@click.option("--as", "person", default="", metavar="NAME", help="Who decides it.")
def agree(
    original: str,
    language: str,
    kind: str,
    renderings: tuple[str, ...],
    spellings: tuple[str, ...],
    evidence: str,
    note: str,
    key: str,
    person: str,
) -> None:
    """Agree on how a name is written. What was agreed before is kept as superseded and then questioned by the checks.

    \b
    Example:
      colophon names agree "Oster" --language de --kind place --in zh-Hans=奥斯特 --evidence "city's own site"
    """
    name = Name(
        key=key or original,
        kind=NameKind(kind),
        original=original,
        language=language,
        renderings=tuple(Rendering(language=to, text=text, evidence=evidence) for to, text in map(_parted, renderings)),
        spellings=tuple(map(_parted, spellings)),
        note=note,
    )
    desk.opened()
    from colophon.desk.actions.terms import agree_on_name
    from colophon.desk.queries.find import person_named, the_desk

    who = person_named(person) if person else None
    changed = agree_on_name(the_desk(), name, person=who, now=now())
    click.echo(f"{name.key}: {'kept' if changed else 'nothing new'}")


@command.command()
@click.argument("text", default="")
def find(text: str) -> None:
    """List the names of which a form contains TEXT, or all of them.

    \b
    Example:
      colophon names find Oster
    """
    desk.opened()
    from colophon.desk.queries.find import the_desk
    from colophon.desk.queries.terms import names_of

    found = tuple(names_of(the_desk(), containing=text))
    if not found:
        click.echo("No name is like this." if text else "There are no names yet.", err=True)
    for name in found:
        click.echo(f"{name.original} ({name.kind.value}, {name.language})" + (f": {name.note}" if name.note else ""))
        for one in name.renderings:
            state = "superseded" if one.superseded else "agreed"
            click.echo(f"  {one.language}  {one.text}  {state}" + (f"  {one.evidence}" if one.evidence else ""))
        for language, spelling in name.spellings:
            click.echo(f"  {language}  {spelling}  spelling")


@command.command("import")
@click.argument("file", metavar="FILE|-")
def import_(file: str) -> None:
    """Bring names from a CSV file. What cannot be read is named; the rest is kept.

    \b
    Example:
      colophon names import names.csv
    """
    desk.opened()
    from colophon.desk.actions.terms import agree_on_name
    from colophon.desk.queries.find import the_desk

    progress, changed, ours = Progress(Path(file).name, "names"), 0, the_desk()
    with opened_text(file) as stream:
        for name in only_good(read_names_csv(stream), progress):
            changed += agree_on_name(ours, name, person=None, now=now())
    progress.done()
    click.echo(f"{progress.good} names read, {changed} new or changed.")
    progress.refuse_if_unread("names")


@command.command()
def export() -> None:
    """Write the name ledger as CSV on standard output.

    \b
    Example:
      colophon names export > names.csv
    """
    desk.opened()
    from colophon.desk.queries.find import the_desk
    from colophon.desk.queries.terms import names_of

    write_names_csv(names_of(the_desk()), sys.stdout)


def _parted(given: str) -> tuple[str, str]:
    language, parted, text = given.partition("=")
    if not parted or not language.strip() or not text.strip():
        raise click.UsageError(f"Write LANGUAGE=TEXT, not “{given}”.")
    return language.strip(), text.strip()
