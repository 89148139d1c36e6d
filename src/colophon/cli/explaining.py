"""What `colophon check --explain` prints: what a check finds, examples, how to mend it, how often it was right."""

import inspect
import os
from collections.abc import Iterator
from difflib import get_close_matches
from textwrap import fill

import click

from colophon.adapters.home import home_path
from colophon.checks.catalogue import CATALOGUE, check_named
from colophon.checks.check import Check, Scope, Severity
from colophon.checks.examples import Example, examples
from colophon.errors import NoSuchRecordError

_WIDTH = 96
_WEIGHT = {
    Severity.BLOCKING: "blocking: publishing waits until the text is mended or a person says why it is fine",
    Severity.WARNING: "warning: somebody should look",
    Severity.NOTE: "note: shown with --notes, never in the way",
}


def explained(slug: str) -> Iterator[str]:
    """The page of a check, line by line. NoSuchRecordError names the nearest one that there is."""
    check = check_named(slug)
    if check is None:
        near = get_close_matches(slug, [one.slug for one in CATALOGUE], n=1, cutoff=0.4)
        advice = f" Did you mean {near[0]}?" if near else ""
        raise NoSuchRecordError(
            f"There is no check “{slug}”.{advice}", hint="docs/reference/checks/index.md lists all of them."
        )
    yield click.style(f"{check.title}  ({check.slug})", bold=True)
    yield ""
    yield fill(about(check), _WIDTH)
    yield ""
    yield f"Weight   {_WEIGHT[check.severity]}"
    yield f"Reads    {'one pair' if check.scope is Scope.PAIR else 'the whole translation'}"
    yield f"To mend  {_mending(check)}"
    yield from _shown(examples(check.slug))
    yield from _on_this_desk(check)


def about(check: Check) -> str:
    """What the check's module says of it: what it finds, and why a reader cares."""
    find = check.find_in_pair or check.find_in_translation
    module = inspect.getmodule(find) if find else None
    return " ".join(inspect.cleandoc((module.__doc__ if module else "") or check.title).split())


def _mending(check: Check) -> str:
    if check.fixable:
        return "colophon check SOURCE TRANSLATION --fix does it where it is certain"
    what = "the sentence" if check.scope is Scope.PAIR else "the translation"
    return f"look into the source and correct {what}; if it is right, say why: colophon dismiss"


def _shown(rows: tuple[Example, ...]) -> Iterator[str]:
    for heading, fires in (("It speaks of", True), ("It is silent about", False)):
        chosen = [row for row in rows if bool(row.marked) is fires]
        if chosen:
            yield ""
            yield click.style(heading, bold=True)
        for row in chosen:
            yield f"  {row.source_language:<8} {_seen(row.source)}"
            yield f"  {row.target_language:<8} {_seen(row.target)}{_marked(row)}"
            if row.why:
                yield f"           {row.why}"


def _marked(row: Example) -> str:
    spots = ", ".join(_seen(spot) for spot in row.marked if spot.strip())
    return click.style(f"   ← {spots}", fg="yellow") if spots else ""


def _seen(text: str) -> str:
    """With what cannot be seen written out."""
    return "".join(char if char.isprintable() else f"⟨U+{ord(char):04X}⟩" for char in text) or "(nothing)"


def _on_this_desk(check: Check) -> Iterator[str]:
    """How often the check was right here, where there is a desk."""
    if not (home_path(os.environ) / "colophon.toml").is_file():
        return
    from colophon.cli import desk

    settings = desk.opened().settings()
    from colophon.desk.queries.acceptance import acceptance
    from colophon.desk.queries.find import the_desk

    row = next((one for one in acceptance(the_desk()) if one.check == check.slug), None)
    yield ""
    yield click.style("On this desk", bold=True)
    if check.slug in settings.checks:
        yield f"  It weighs as a {settings.checks[check.slug]} here."
    if row is None:
        yield "  It has not spoken yet."
        return
    right = "nobody has decided on one yet" if row.right is None else f"right in {row.right:.0%} of those decided"
    became = f"{row.mended} mended, {row.dismissed} dismissed, {row.open} open"
    yield f"  {row.alarms} alarms in {row.pairs} pairs: {became}; {right}."
