"""Names that both texts write with the same letters, and which of them have changed places in the translation."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice, pairwise

from colophon.checks.function_words import function_words

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž](?<![^\W_].)[^\W\d_]{3,40}(?![^\W_])", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,40}|\d{1,12}")
_WINDOW, _STEM, _LONG = 3, 4, 5
_MOST_NAMES, _LONGEST = 12, 4000
_APART, _NEAR = 2, 1
_SURE, _FEWEST = 3, 2


@dataclass(frozen=True, slots=True)
class Exchange:
    """Where the target, at `start`..`end` of its plain text, has `name` in the place of `other`."""

    name: str
    other: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Side:
    """A text's words and numbers in order, and where among them each name stands."""

    text: str
    words: tuple[tuple[str, int, int], ...]
    at: dict[str, int]
    small: frozenset[str]

    def touch(self, one: int, other: int) -> bool:
        """Whether two words stand side by side, with no more than a space or a hyphen between them."""
        first, second = sorted((one, other))
        beside = second - first == 1 and second < len(self.words) and first >= 0
        return beside and self.text[self.words[first][2] : self.words[second][1]] in (" ", "-")

    def around(self, name: str, without: tuple[str, str]) -> frozenset[str]:
        """The words that mean something on either side of a name, as far as three go."""
        place, found = self.at[name], list[str]()
        for places in (range(place - 1, -1, -1), range(place + 1, len(self.words))):
            words = (_bare(self.words[at][0]) for at in places if self.words[at][0] not in without)
            found += islice((word for word in words if word not in self.small), _WINDOW)
        return frozenset(found)


def exchanged(source: str, target: str, tags: tuple[str, str]) -> Iterator[Exchange]:
    """At most one: names torn from the name beside them, else names that stand in each other's company."""
    names = _shared(source, target)
    if len(names) <= 1:
        return
    here, there = _side(source, names, tags[0]), _side(target, names, tags[1])
    found = _torn(here, there, names) or _in_other_company(here, there, names)
    if found is not None:
        name, other = found
        _, start, end = there.words[there.at[name]]
        yield Exchange(name, other, start, end)


def _shared(source: str, target: str) -> list[str]:
    """Words with a capital that stand once on either side, in the order of the source; none where it is kept."""
    if len(source) > _LONGEST or len(target) > _LONGEST:
        return []
    names = [word for word in dict.fromkeys(_CAPITAL.findall(source)) if word in target]
    if len(names) <= 1 or not _is_order_changed([target.find(name) for name in names]):
        return []
    once = (word for word in names if _times(word, source) == 1 == _times(word, target))
    return list(islice(once, _MOST_NAMES))


def _times(word: str, text: str) -> int:
    """How often a word stands in a text as a whole one. (To find all words of the text for it would cost far more.)"""
    count, at = 0, text.find(word)
    while at >= 0:
        end = at + len(word)
        count += not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        at = text.find(word, end)
    return count


def _is_order_changed(places: list[int]) -> bool:
    return any(one > other for one, other in pairwise(places))


def _side(text: str, names: list[str], tag: str) -> _Side:
    words = tuple((match[0], *match.span()) for match in _WORD.finditer(text))
    at = {word: place for place, (word, _, _) in enumerate(words) if word in names}
    return _Side(text, words, at, _small(tag))


@lru_cache(maxsize=64)
def _small(tag: str) -> frozenset[str]:
    return frozenset(map(_bare, function_words(tag)))


def _torn(here: _Side, there: _Side, names: list[str]) -> tuple[str, str] | None:
    """(the name that stands there, the one that should): Ann Vell and Ben Orr as Ann Orr and Ben Vell."""
    for one, other in ((one, other) for one in names for other in names if here.at[other] - here.at[one] == 1):
        if not here.touch(here.at[one], here.at[other]) or abs(there.at[one] - there.at[other]) <= _APART:
            continue
        for kept, lost, step in ((one, other, 1), (other, one, -1)):
            beside = next((name for name in names if there.at[name] == there.at[kept] + step), None)
            if beside is None or not there.touch(there.at[kept], there.at[beside]):
                continue
            if min(abs(here.at[beside] - here.at[one]), abs(here.at[beside] - here.at[other])) > _NEAR:
                return beside, lost
    return None


def _in_other_company(here: _Side, there: _Side, names: list[str]) -> tuple[str, str] | None:
    """Two names in the other order, each among the words that stand around the other one in the source."""
    for one, other in combinations(names, 2):
        if there.at[one] - there.at[other] <= _NEAR or abs(here.at[one] - here.at[other]) <= _NEAR:
            continue
        both = (one, other)
        ours, theirs = ([side.around(name, both) for name in both] for side in (here, there))
        straight = _alike(ours[0], theirs[0]) + _alike(ours[1], theirs[1])
        crossed = _alike(ours[0], theirs[1]) + _alike(ours[1], theirs[0])
        if crossed - straight >= (_SURE if straight else _FEWEST):
            return other, one
    return None


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """How many words of one side have one of the same letters, or of the same beginning, on the other."""
    stems = {word[:_STEM] for word in theirs if len(word) >= _LONG}
    return sum(word in theirs or (len(word) >= _LONG and word[:_STEM] in stems) for word in ours)


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    """In lower case, without the marks that letters carry."""
    split = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in split if not unicodedata.combining(c))
