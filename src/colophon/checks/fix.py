"""Mending house typography: only what is certain is changed, and every change is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Check, Edit
from colophon.checks.typography import edits

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Change:
    """What `check` put in the place of `before`, at code point `start` of the text as it was at that moment."""

    check: str
    start: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fixed:
    text: str
    changes: tuple[Change, ...]


def fix(text: str, language: str, checks: tuple[Check, ...] = CATALOGUE) -> Fixed:
    """Inline text after every certain edit of the checks in turn. Fixing what was fixed changes nothing.

    A mended spot can make another edit certain, so the checks are asked again until they are content.
    """
    changes: list[Change] = []
    fixable = [check for check in checks if check.fixable]
    for _ in range(_ROUNDS):
        before = text
        for check in fixable:
            certain = [edit for edit in edits(check, text, language) if edit.certain]
            changes.extend(Change(check.slug, e.start, text[e.start : e.end], e.text) for e in certain)
            text = applied(text, certain)
        if text == before:
            break
    return Fixed(text, tuple(changes))


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that stand in order and do not overlap."""
    pieces: list[str] = []
    reached = 0
    for edit in edits:
        pieces += (text[reached : edit.start], edit.text)
        reached = edit.end
    return "".join((*pieces, text[reached:]))
