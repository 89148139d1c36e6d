"""Values, names or other words that changed places in a sentence: all of it is still there, and says something else.

What moves together with the words around it was only put elsewhere: "In May 40 came" and "40 came in May" agree.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from colophon.checks.function_words import function_words
from colophon.watch.words_apart import WORD

_SLOT = "\0"
_LONGEST_PIECE = 8
"""Words, or characters of a script without spaces, of a piece that changes places with another one."""


class Spot(NamedTuple):
    """What stands at code points `start`..`end`, by a key that is equal for equal things."""

    key: str
    start: int
    end: int


class _Line(NamedTuple):
    """A sentence in which every spot is one slot: its words, and what stands in each slot."""

    words: list[str]
    keys: dict[int, str]

    def literal(self, at: int) -> str:
        return self.keys.get(at, self.words[at])


def exchanged(old: str, new: str, before: Sequence[Spot], after: Sequence[Spot]) -> bool:
    """Whether spots of `old` stand in each other's places in `new`. Both have the same ones, in some order."""
    if [one.key for one in before] == [one.key for one in after]:
        return False
    ours, theirs = _line(old, before), _line(new, after)
    matcher = SequenceMatcher(None, ours.words, theirs.words, autojunk=False)
    return any(
        at in ours.keys and ours.keys[at] != theirs.keys[at - a + b] and not _went_along(ours, theirs, at, size)
        for a, b, size in matcher.get_matching_blocks()
        for at in range(a, a + size)
    )


def pieces_exchanged(old: Sequence[str], new: Sequence[str], language: str) -> bool:
    """Whether exactly two pieces of a sentence (its words, in lower case) changed places around others.

    Who did it and whom it befell are told by nothing else in many languages. Lists may be in any order.
    """
    a, b = _apart(old, new)
    if len(a) != len(b) or len(a) < 3 or len(a) > 3 * _LONGEST_PIECE + 40:
        return False
    little = function_words(language) | _JOINING
    return any(
        all(word not in little for word in (*a[:x], *a[len(a) - y :])) and not set(a[x : len(a) - y]) <= little
        for x, y in _sizes(a, b)
    )


_JOINING = frozenset("和与與及或跟同也的了在はがをにでとやの、，,")
"""Characters that do in Chinese and Japanese what little words do elsewhere."""


def _sizes(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lengths of a first and a last piece of `a` that stand the other way round in `b`."""
    whole = len(a)
    for x in range(1, min(_LONGEST_PIECE, whole - 2) + 1):
        for y in range(1, min(_LONGEST_PIECE, whole - x - 1) + 1):
            if a[:x] == b[whole - x :] and a[whole - y :] == b[:y] and a[x : whole - y] == b[y : whole - x]:
                yield x, y


def _apart(old: Sequence[str], new: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Both without what they begin and end with alike."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


def _line(text: str, spots: Sequence[Spot]) -> _Line:
    words: list[str] = []
    keys: dict[int, str] = {}
    at = 0
    for spot in sorted(spots, key=lambda one: (one.start, one.end)):
        if spot.start < at:
            continue
        words += WORD.findall(text[at : spot.start].casefold())
        keys[len(words)] = spot.key
        words.append(_SLOT)
        at = spot.end
    return _Line(words + WORD.findall(text[at:].casefold()), keys)


def _went_along(ours: _Line, theirs: _Line, at: int, size: int) -> bool:
    """Whether what stood at `at` stands elsewhere among as many of the words that it had around it."""
    return any(
        _alike_around(ours, theirs, at, other) >= size for other, key in theirs.keys.items() if key == ours.keys[at]
    )


def _alike_around(ours: _Line, theirs: _Line, at: int, other: int) -> int:
    """How many words in a row, slots by what stands in them, are the same around two places."""
    first = 0
    while min(at, other) > first and ours.literal(at - first - 1) == theirs.literal(other - first - 1):
        first += 1
    last, most = 0, min(len(ours.words) - at, len(theirs.words) - other) - 1
    while last < most and ours.literal(at + last + 1) == theirs.literal(other + last + 1):
        last += 1
    return first + 1 + last
