"""Names in Latin letters that a text of another script keeps: whether each still has the letters of the source."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief
from colophon.checks.function_words import function_words
from colophon.checks.scripts import LETTERS, scripts_of
from colophon.checks.words import without_addresses

_LATIN = LETTERS["Latn"]
_WORD = re.compile(rf"[{_LATIN}][{_LATIN}0-9]{{0,60}}")
_WHOLE = re.compile(rf"[{_LATIN}0-9]{{1,60}}(?:[._+-][{_LATIN}0-9]{{1,60}}){{1,8}}")
_PIECE = re.compile(rf"[{_LATIN}0-9]{{1,60}}")
_MARKS = re.compile(r"[._+-]")
_ROMAN = re.compile("[ivx]{1,6}")
_SOME = re.compile(rf"[{_LATIN}]")
_DIGIT = re.compile(r"[0-9]")
_SHORTEST, _SHORTEST_KEPT, _LONG, _VERY_LONG = 3, 5, 6, 9
_NUMBERS = re.compile(r"[0-9x._+-]*[0-9][0-9x._+-]*")
_CUT = 3
_MOST_COMPARED = 20_000
_INFLECTIONS = ("s", "es", "ed", "ing", "ly", "ging", "ning", "ting", "ming", "ping", "ling", "ers", "er", "ies")
_GLUED = 4


class Change(StrEnum):
    """Letters are others, or only spaces, hyphens and dots are; or only a number is written onto the name."""

    LETTERS = "letters"
    SPACING = "spacing"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Altered:
    """What stands at `start`..`end` of the target's plain text, in the place of `source`."""

    change: Change
    source: str
    start: int
    end: int


@lru_cache(maxsize=64)
def has_strangers(source_language: str, target_language: str) -> bool:
    """Whether Latin letters are strangers to just one of two known languages, or to both."""
    scripts = scripts_of(source_language), scripts_of(target_language)
    return all(scripts) and not all("Latn" in known for known in scripts)


def altered_names(pair: Pair, source_language: str, target_language: str) -> tuple[Altered, ...]:
    """Every altered name in the order of the target. None where Latin letters are no strangers to both languages."""
    if not has_strangers(source_language, target_language):
        return ()
    foreign = pair.source if "Latn" in scripts_of(target_language) else pair.target
    return () if _SOME.search(foreign) is None else _altered_names(pair, source_language, target_language)


def any_altered(pair: Pair, brief: Brief) -> bool:
    """Whether any name is altered: the occasion to ask in which way."""
    return bool(altered_names(pair, brief.source_language, brief.target_language))


@lru_cache(maxsize=2048)
def _altered_names(pair: Pair, source_language: str, target_language: str) -> tuple[Altered, ...]:
    foreign_there = "Latn" not in scripts_of(target_language)
    foreign = pair.target if foreign_there else pair.source
    if _is_all_written(foreign, pair.source if foreign_there else pair.target):
        return ()
    source, target = _Words.of(pair.source), _Words.of(pair.target)
    if foreign_there:
        found = _strangers(source, target, function_words(source_language))
    else:
        found = _lost(source, target, function_words(target_language))
    return tuple(_widest(sorted(found, key=lambda altered: (altered.start, -altered.end))))


def _is_all_written(foreign: str, other: str) -> bool:
    """Whether the other side has every Latin word and compound of this one."""
    here, there = without_addresses(plain(foreign)).lower(), without_addresses(plain(other)).lower()
    words = set(_WORD.findall(here))
    wholes = set(_WHOLE.findall(here)) if _MARKS.search(here) else set()
    if not all(_stands(word, there) for word in words) and not words.issubset(_WORD.findall(there)):
        return False
    return not wholes or wholes.issubset(_WHOLE.findall(there))


def _stands(word: str, text: str) -> bool:
    """Whether a word plainly stands in a text: between no other letters and digits where it first stands."""
    start = text.find(word)
    end = start + len(word)
    return start >= 0 and not (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()))


def _widest(found: list[Altered]) -> Iterator[Altered]:
    """Without what stands inside another."""
    reached = 0
    for altered in found:
        if altered.end > reached:
            reached = altered.end
            yield altered


@dataclass(frozen=True, slots=True)
class _Words:
    """The Latin words of a plain text in lower case with where each first stands; words and numbers in order."""

    text: str
    lowered: str
    places: Mapping[str, tuple[int, int]]
    order: tuple[str, ...]

    @classmethod
    def of(cls, inline: str) -> "_Words":
        text = without_addresses(plain(inline))
        places: dict[str, tuple[int, int]] = {}
        for match in _WORD.finditer(text):
            places.setdefault(match[0].lower(), match.span())
        for match in _WHOLE.finditer(text):
            places.setdefault(match[0].lower(), match.span())
        return cls(text, text.lower(), places, tuple(piece.lower() for piece in _PIECE.findall(text)))

    def surface(self, word: str) -> str:
        start, end = self.places[word]
        return self.text[start:end]


def _strangers(source: _Words, target: _Words, small: frozenset[str]) -> Iterator[Altered]:
    """Words of the target that the source has not, beside what they stand for."""
    strangers = [word for word in target.places if word not in source.places and _is_name(word)]
    if not strangers or len(strangers) * len(source.places) > _MOST_COMPARED:
        return
    glued = _glued(source.order) if any(_MARKS.sub("", word) in "".join(source.order) for word in strangers) else {}
    shorts = _short_forms(source.order)
    missing = [w for w in source.places if w not in target.places and len(w) >= _SHORTEST and w not in small]
    kept = [w for w in source.places if w in target.places and len(w) >= _SHORTEST_KEPT]
    for word in strangers:
        squeezed = _MARKS.sub("", word)
        if squeezed in glued and word not in source.lowered:
            change = Change.NUMBER if _DIGIT.search(squeezed) else Change.SPACING
            yield _altered(change, glued[squeezed], target, word)
        elif word in shorts or (_ROMAN.fullmatch(word) and word + "e" in source.places):  # XIXe, XIX
            continue
        elif meant := _meant(word, missing, source) or _slipped(word, kept) or _made_plural(word, source):
            yield _altered(Change.LETTERS, source.surface(meant), target, word)


def _lost(source: _Words, target: _Words, small: frozenset[str]) -> Iterator[Altered]:
    """Latin words of a source of another script that the target has only nearly."""
    lost = [w for w in source.places if w not in target.places and _is_name(w) and len(w) > _SHORTEST]
    if not lost or len(lost) * len(target.places) > _MOST_COMPARED:
        return
    others = [w for w in target.places if w not in source.places and w not in small and len(w) > _SHORTEST]
    for word in lost:
        near = next((other for other in others if _is_near(other, word)), "")
        if near and not _are_inflected(near, word):
            yield _altered(Change.LETTERS, source.surface(word), target, near)


def _altered(change: Change, source: str, target: _Words, word: str) -> Altered:
    return Altered(change, source, *target.places[word])


def _is_name(word: str) -> bool:
    """Two letters at least; the x of 10.x.x stands for a number."""
    return len(word) >= _SHORTEST and sum(c.isalpha() for c in word) > 1 and _NUMBERS.fullmatch(word) is None


def _glued(order: tuple[str, ...]) -> dict[str, str]:
    """Up to four words of the source written as one, with how they stand there."""
    glued: dict[str, str] = {}
    for at in range(len(order)):
        for length in range(2, _GLUED + 1):
            words = order[at : at + length]
            if len(words) == length and min(map(len, words[:1])) > 1:  # not the letters of N.F.L., nor an initial
                glued.setdefault("".join(words), " ".join(words))
    return glued


def _meant(word: str, missing: list[str], source: _Words) -> str:
    """The word of the source, missing in the target, that this one was probably meant to be; "" for none."""
    candidates = [other for other in missing if not _is_inflected(word, other)]
    near = next((other for other in candidates if _is_near(word, other)), "")
    return near or next((other for other in candidates if _is_cut_or_grown(word, other, source)), "")


def _is_near(word: str, other: str) -> bool:
    """One slip of the hand, two in a long word, three in a very long one. Swapped neighbours are one slip."""
    shorter = min(len(word) + 1, len(other))
    most = 1 + (shorter >= _LONG) + (shorter >= _VERY_LONG)
    return OSA.distance(word, other, score_cutoff=most) <= most


def _slipped(word: str, kept: list[str]) -> str:
    """A word that the target also has as it should be: "Lumroa" beside "Lumora"."""
    if len(word) < _SHORTEST_KEPT - 1:
        return ""
    fits = (other for other in kept if OSA.distance(word, other, score_cutoff=1) <= 1)
    return next((other for other in fits if not _are_inflected(word, other)), "")


def _short_forms(order: tuple[str, ...]) -> frozenset[str]:
    """Words with the first letter of the next one: "quayd" for "quay daemon"."""
    pairs = pairwise(order)
    return frozenset(piece + following[0] for piece, following in pairs if len(piece) >= _SHORTEST)


def _made_plural(word: str, source: _Words) -> str:
    """A word of the source that a language without plurals has given one: "Quays" for "Quay"."""
    single = word.removesuffix("s")
    return single if single != word and len(single) > _SHORTEST and single in source.places else ""


def _is_cut_or_grown(word: str, other: str, source: _Words) -> bool:
    """A name broken off at its third letter or later, or run on by as many: "Quay" for "Quayfile"."""
    if len(word) > _SHORTEST and other.startswith(word) and len(other) - len(word) >= _CUT:
        rest = other[len(word) :]
        return rest[0] != "-" and rest not in _INFLECTIONS and (not source.surface(other).islower() or rest[0] in "._")
    return len(other) > _SHORTEST and word.startswith(other) and len(word) - len(other) >= _CUT - 1


def _are_inflected(one: str, other: str) -> bool:
    return _is_inflected(one, other) or _is_inflected(other, one)


def _is_inflected(word: str, other: str) -> bool:
    """Whether the other is this word with an ending: "servers" may well be "server"."""
    if other.startswith(word):
        return other[len(word) :] in _INFLECTIONS or (other == f"{word}d" and word.endswith("e"))
    return other.endswith("ies") and other[:-3] + "y" == word
