"""The sentences of a pair laid beside each other: which sentence of one side faces which of the other."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from colophon.article.inline import characters, plain
from colophon.article.pair import Pair

# Read from a stop on: to look behind at every character would cost more than all the rest.
_END = re.compile(
    r"[.!?…。！？;；\n](?:(?<=[.!?…])(?<![A-ZА-ЯІЇЄ\W][.])[\"”’»)\]]{0,3}\s+|(?<=[。！？…])[\"”’」』）]{0,3}"
    r"|(?<=\n)\n*|(?<=[;；])(?:\n+|\s{0,9}))"
)
_STOPS = frozenset(".!?…。！？;；\n")
_HALF_STOPS = ";；"
_FARTHEST = 2.2
_SHORT = 12
_MOST_SENTENCES = 200


class Facing(NamedTuple):
    """Where sentences begin in both plain texts. With one sentence each, the whole texts face each other."""

    source: str
    target: str
    source_starts: tuple[int, ...]
    target_starts: tuple[int, ...]

    def target_of(self, at: int) -> tuple[int, int]:
        """Where the sentence of the target stands that faces code point `at` of the source."""
        return _span(self.target_starts, bisect_right(self.source_starts, at) - 1, len(self.target))

    def source_of(self, at: int) -> tuple[int, int]:
        """Where the sentence of the source stands that faces code point `at` of the target."""
        return _span(self.source_starts, bisect_right(self.target_starts, at) - 1, len(self.source))

    def turned(self) -> "Facing":
        """The same with its sides changed."""
        return Facing(self.target, self.source, self.target_starts, self.source_starts)


@lru_cache(maxsize=1024)
def facing(pair: Pair) -> Facing:
    """Sentence beside sentence where both sides have as many and none is far out of proportion; else whole texts."""
    source, target = plain(pair.source), plain(pair.target)
    here, there = _starts(source), _starts(target)
    if len(here) == len(there) == 1:
        return Facing(source, target, here, there)
    if len(here) == len(there) > 1 and _clauses(source, here) != _clauses(target, there):
        here = there = (0,)
    if len(here) != len(there) or len(here) > _MOST_SENTENCES or not _in_proportion(source, target, here, there):
        here = there = (0,)
    return Facing(source, target, here, there)


def _starts(text: str) -> tuple[int, ...]:
    """Where the sentences of a text begin. What ends the text begins nothing."""
    length = len(text.rstrip())
    for stop in _STOPS & characters(text):
        if text.find(stop, 0, max(0, length - 1)) >= 0:
            break
    else:
        return (0,)
    return (0, *dict.fromkeys(match.end() for match in _END.finditer(text) if 0 < match.end() < length))


def _clauses(text: str, starts: tuple[int, ...]) -> tuple[bool, ...]:
    """Which of the parts only go on behind a semicolon."""
    return tuple(text[:start].rstrip()[-1:] in _HALF_STOPS for start in starts)


def _in_proportion(source: str, target: str, here: tuple[int, ...], there: tuple[int, ...]) -> bool:
    usual = len(target) / max(1, len(source))
    for number in range(len(here)):
        start, end = _span(here, number, len(source))
        begin, stop = _span(there, number, len(target))
        expected = max(1.0, (end - start) * usual)
        if max(expected, stop - begin) > _SHORT and not 1 / _FARTHEST < (stop - begin) / expected < _FARTHEST:
            return False
    return True


def _span(starts: tuple[int, ...], number: int, length: int) -> tuple[int, int]:
    return starts[number], starts[number + 1] if number + 1 < len(starts) else length
