"""`colophon draft`: proposals of a machine for what is not translated yet, and the log of what machines did."""

import json
import os

import click

from colophon.adapters.clock import now
from colophon.adapters.drafts.chosen import chosen_drafter
from colophon.cli import desk
from colophon.drafts.draft import Drafter


@click.command(short_help="Let a machine propose what is not translated yet, or show the log of it.")
@click.argument("translation")
@click.option("--as", "person", default="", metavar="NAME", help="Who asks: a name or key on this desk.")
@click.option("--pair", "pairs", multiple=True, metavar="PAIR", help="Only these pairs, translated or not.")
@click.option("--take", is_flag=True, help="Put proposals without a flaw into the text, as the machine's.")
@click.option("--show", is_flag=True, help="Only show what would be sent. Nothing is sent.")
@click.option("--log", is_flag=True, help="Only show what machines proposed and what of it was used.")
def command(translation: str, person: str, pairs: tuple[str, ...], take: bool, show: bool, log: bool) -> None:
    """Ask the service of [drafts] in colophon.toml for proposals. Each is kept with its origin, raw, for ever.

    What this machine has answered already is not asked for again unless --pair names it.

    A proposal with a flaw (a changed number, another language, a lost link or mark, a term that was not used, …) is
    shown and never taken by itself. Editions name the machine, and how much of its text people changed.

    \b
    Examples:
      colophon draft 1-zh-Hans --show
      colophon draft 1-zh-Hans --as "Lin Mei" --take
      colophon draft 1-zh-Hans --log
    """
    home = desk.opened()
    if log:
        _log(translation)
    elif show:
        _show(translation, pairs)
    elif not person:
        raise click.UsageError("Say who asks: --as NAME.")
    else:
        settings = home.settings().drafts
        _draft(
            translation, pairs, person=person, take=take, drafter=chosen_drafter(settings, os.environ, home=home.path)
        )


def _draft(translation: str, wanted: tuple[str, ...], *, person: str, take: bool, drafter: Drafter) -> None:
    from colophon.desk.actions.drafts import ask_for_drafts, take_draft
    from colophon.desk.queries.drafts import chosen_pairs, proposed_already
    from colophon.desk.queries.find import person_named

    who, taken, pairs = person_named(person), 0, chosen_pairs(translation, wanted)
    known = {} if wanted else proposed_already(pairs, drafter)
    asked = ask_for_drafts([pair for pair in pairs if pair.pk not in known], drafter, person=who, now=now())
    fresh = {one.pair_id: one for one in asked}
    drafts = [fresh.get(pair.pk) or known[pair.pk] for pair in pairs]
    for one in drafts:
        click.echo(f"{one.pair.key}\t{one.text}" + (f"\t! {', '.join(one.flaws)}" if one.flaws else ""))
        if take and not one.flaws:
            take_draft(one, person=who, now=now())
            taken += 1
    flawed = sum(bool(one.flaws) for one in drafts)
    earlier = f", {len(known)} of them asked for earlier" if known else ""
    counts = f"{len(drafts)} proposals kept{earlier}, {flawed} with flaws; {taken} taken into the text."
    click.echo(counts, err=True)


def _show(translation: str, wanted: tuple[str, ...]) -> None:
    from dataclasses import asdict

    from colophon.desk.queries.drafts import chosen_pairs, request_for

    for pair in chosen_pairs(translation, wanted):
        click.echo(json.dumps({"pair": pair.key, **asdict(request_for(pair))}, ensure_ascii=False))


def _log(translation: str) -> None:
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.drafts import drafts_of, drafts_used, is_free_of_machines, people_changed

    record = translation_of(translation)
    if is_free_of_machines(record):
        click.echo("No machine was asked for drafts of this translation, and no text of one was used.")
        return
    for one in drafts_of(record):
        flaws = f", flaws: {', '.join(one.flaws)}" if one.flaws else ""
        origin = " ".join(part for part in (one.engine, one.model, one.prompt_version) if part)
        click.echo(f"{one.moment.isoformat(timespec='seconds')}\t{one.pair.key}\t{origin}\t{one.asked_by}{flaws}")
    used = len({pair.pk for pair, _ in drafts_used(record)})
    click.echo(f"{used} pairs began as a machine's text; people changed {people_changed(record).percent} % of it.")
