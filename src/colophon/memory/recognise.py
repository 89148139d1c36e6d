"""Finding the terms of a termbase in a text, all of them in one pass, whatever their case and ending."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick

from colophon.languages.library import language
from colophon.memory.concept import Concept, PartOfSpeech, Term
from colophon.memory.stems import Spans, words

_SHORTEST_PART = 4
_SHORTEST_REST = 3

# A stem is written as four characters of four alphabets, so that a phrase can only begin where a word does, and no
# node of the automaton has more than 32 branches (with one letter a word its root would have thousands).
_LETTERS = 32
_WIDTH = 4
_UNKNOWN = "\0" * _WIDTH


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with the concept that it stands for."""

    concept: Concept
    term: Term


class Recognised(NamedTuple):
    """Terms at code points `start`..`end` of a plain text: several where they are spelled alike.

    `compound`: the term is a part of a longer word that is written together.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    compound: bool = False


class Recogniser:
    """The terms of one language. Built once (a second for 50,000 terms), then asked any number of times."""

    def __init__(self, concepts: Iterable[Concept], tag: str) -> None:
        self._tag = tag
        self._codes: dict[str, str] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._alone: dict[str, list[Entry]] = {}
        for concept in concepts:
            for term in concept.of(tag):
                self._add(Entry(concept, term))
        self._heads = _lengths(self._alone, slice(None, _SHORTEST_PART))
        self._feet = _lengths(self._alone, slice(-_SHORTEST_PART, None))
        self._phrases = _automaton(self._entries)
        self._compounds = language(tag).inflection.compounds

    def _add(self, entry: Entry) -> None:
        stems = words(entry.term.text, self._tag)[1]
        if not stems:
            return
        codes = self._codes
        key = "".join(codes.setdefault(stem, _code(len(codes))) for stem in stems)
        known = self._entries.setdefault(key, [])
        known.append(entry)
        if len(stems) == 1:
            self._alone[stems[0]] = known

    def find(self, text: str) -> tuple[Recognised, ...]:
        """The terms of a plain text in order; where several overlap the first and longest counts."""
        if self._phrases is None:
            return ()
        spans, stems = words(text, self._tag)
        codes = self._codes
        key = "".join([codes.get(stem, _UNKNOWN) for stem in stems])
        found: list[Recognised] = []
        at = 0
        for first, last, hit in sorted(self._hits(key), key=_first_and_longest):
            if first < at:
                continue
            start, end = spans[first][0], spans[last][1]
            surface = text[start:end]
            entries = tuple([one for one in self._entries[hit] if _written_so(one.term, surface)])
            if entries:
                found.append(Recognised(start, end, entries))
                at = last + 1
        if self._compounds:
            found = sorted([*found, *self._in_compounds(spans, stems, found)], key=_start)
        return tuple(found)

    def _hits(self, key: str) -> Iterator[tuple[int, int, str]]:
        """First and last word of every phrase that stands in the text, and its code."""
        assert self._phrases is not None
        for end, hit in self._phrases.iter(key):
            last = end // _WIDTH
            yield last - len(hit) // _WIDTH + 1, last, hit

    def _in_compounds(self, spans: Spans, stems: list[str], found: list[Recognised]) -> Iterator[Recognised]:
        """Terms at the head or the foot of words that are no terms themselves."""
        taken = {one.start for one in found}
        for (start, end), stem in zip(spans, stems, strict=True):
            most = len(stem) - _SHORTEST_REST
            if most >= _SHORTEST_PART and start not in taken:
                for entries in (self._head_of(stem, most), self._foot_of(stem, most)):
                    if entries:
                        yield Recognised(start, end, tuple(entries), True)

    def _head_of(self, stem: str, most: int) -> list[Entry] | None:
        """The longest term that begins a word, of no more than so many letters."""
        alone = self._alone
        for length in self._heads.get(stem[:_SHORTEST_PART], ()):
            if length <= most and (entries := alone.get(stem[:length])):
                return entries
        return None

    def _foot_of(self, stem: str, most: int) -> list[Entry] | None:
        """The longest term that ends it."""
        alone = self._alone
        for length in self._feet.get(stem[-_SHORTEST_PART:], ()):
            if length <= most and (entries := alone.get(stem[-length:])):
                return entries
        return None


def _lengths(stems: Iterable[str], part: slice) -> dict[str, tuple[int, ...]]:
    """How long the stems are that begin (or end) with the same letters, longest first."""
    found: dict[str, set[int]] = {}
    for stem in stems:
        if len(stem) >= _SHORTEST_PART:
            found.setdefault(stem[part], set()).add(len(stem))
    return {letters: tuple(sorted(lengths, reverse=True)) for letters, lengths in found.items()}


def _code(number: int) -> str:
    letters = []
    for place in range(_WIDTH):
        number, letter = divmod(number, _LETTERS)
        letters.append(chr(1 + place * _LETTERS + letter))
    return "".join(letters)


def _automaton(keys: Iterable[str]) -> ahocorasick.Automaton | None:
    """None without a key: an automaton without a word cannot be asked."""
    automaton = ahocorasick.Automaton()
    for key in keys:
        automaton.add_word(key, key)
    if not len(automaton):
        return None
    automaton.make_automaton()
    return automaton


def _first_and_longest(hit: tuple[int, int, str]) -> tuple[int, int]:
    return hit[0], -hit[1]


def _start(found: Recognised) -> int:
    return found.start


def _written_so(term: Term, surface: str) -> bool:
    """An abbreviation (WHO) is one only in capitals; a proper noun has a capital where the term has one."""
    text = term.text
    if text.islower() or text == surface:
        return True
    if text.isupper() and sum(char.isalpha() for char in text) > 1 and text.lower() != text:
        return surface[: len(text)].isupper()
    if term.part_of_speech is PartOfSpeech.PROPER_NOUN and text.lower() != text:
        return surface.lower() != surface
    return True
