"""Where quoted words stand in a text, and sentences that quotation marks do not cut."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from colophon.statements.statement import Stretch

_QUOTED = re.compile(
    r"“[^“”\n]{1,3000}[”“]?|„[^„“”\n]{1,3000}[“”]?|«[^«»\n]{1,3000}»?|「[^「」\n]{1,3000}」?|『[^『』\n]{1,3000}』?"
    r"|(?<!\w)\"[^\"\n]{1,3000}\"?|(?<!\w)''[^\n]{1,3000}?''"
)
_ANY_MARK = re.compile('[“„«「『"]')
_STOP = re.compile("[.!?…。！？\n]")
# Read from a stop on: to look behind at every character would cost more than all the rest.
_END = re.compile(
    r"(?<=[.!?…])[\"”’»)\]']{0,3}\s+(?=[\"“«„(\['‘—–-]?\s?[^\W\d_a-zа-яіїєґ]|\d)|(?<=[。！？…])[”’」』）]{0,3}"
)
_LINES = re.compile(r"\n+")
_SHORT_WORD = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Prof|vs|No|Inc|Co|Corp|etc|U\.S|U\.N|D\.C|a\.m|p\.m))\.$"
)
_BEFORE = 8


@lru_cache(maxsize=64)
def quoted(text: str) -> tuple[Stretch, ...]:
    """Quotations with their marks, in order. One that never closes runs to the end of its paragraph."""
    if _ANY_MARK.search(text) is None and "''" not in text:
        return ()
    return tuple(Stretch(*match.span()) for match in _QUOTED.finditer(text))


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Stretch, ...]:
    """Sentences in order; a quotation of several sentences is not parted from who says it."""
    marks = quoted(text)
    starts = [stretch.start for stretch in marks]
    found, begun = [], 0
    for match in _ends(text):
        if match.end() <= begun or _is_inside(match.start(), marks, starts) or _is_abbreviation(text, match.start()):
            continue
        found.append(Stretch(begun, match.end()))
        begun = match.end()
    if text[begun:].strip():
        found.append(Stretch(begun, len(text)))
    return tuple(stretch for stretch in found if stretch.of(text).strip())


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Wherever a sentence may end, with the marks and spaces behind its stop."""
    reached = 0
    for stop in _STOP.finditer(text):
        line = stop[0] == "\n"
        place = stop.start() if line else stop.end()
        match = (_LINES if line else _END).match(text, place) if place >= reached else None
        if match is not None:
            reached = match.end()
            yield match


def _is_inside(at: int, marks: tuple[Stretch, ...], starts: list[int]) -> bool:
    near = bisect_left(starts, at) - 1
    return near >= 0 and marks[near].start < at < marks[near].end - 1


def _is_abbreviation(text: str, at: int) -> bool:
    return _SHORT_WORD.search(text, max(0, at - _BEFORE), at) is not None
