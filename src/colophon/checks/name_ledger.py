"""The name ledger: which rendering of a person, place or organisation was agreed, and where a source names it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import ahocorasick


class NameKind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedName:
    """`name` as the source writes it, and its renderings in one target language, the preferred one first."""

    name: str
    renderings: tuple[str, ...]
    kind: NameKind = NameKind.OTHER


@dataclass(frozen=True, slots=True)
class NameUse:
    """An agreed name at code points `start`..`end` of a plain text."""

    start: int
    end: int
    name: AgreedName


class NameLedger(Protocol):
    """What a store of agreed names must answer. Texts are plain; the answers stand in text order."""

    def named(self, source: str) -> Sequence[NameUse]:
        """The agreed names of a source, the longest where they overlap."""
        ...


class AgreedNames:
    """A ledger over names that are at hand. An article's own names go first, then the desk's: the first wins."""

    def __init__(self, names: Iterable[AgreedName]) -> None:
        self._names: dict[str, AgreedName] = {}
        for name in names:
            if name.name and name.renderings:
                self._names.setdefault(name.name, name)
        self._search = ahocorasick.Automaton()
        for written, name in self._names.items():
            self._search.add_word(written, name)
        if self._names:
            self._search.make_automaton()

    def named(self, source: str) -> Sequence[NameUse]:
        if not self._names:
            return ()
        found = [
            NameUse(last + 1 - len(name.name), last + 1, name)
            for last, name in self._search.iter(source)
            if _is_whole(source, last + 1 - len(name.name), last + 1)
        ]
        found.sort(key=lambda use: (use.start, -use.end))
        return _apart(found)


def _apart(found: list[NameUse]) -> list[NameUse]:
    kept: list[NameUse] = []
    for use in found:
        if not kept or use.start >= kept[-1].end:
            kept.append(use)
    return kept


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either end. Ideographs and syllables go on to nothing."""
    return not (_joins(text[start - 1 : start], text[start])) and not _joins(text[end - 1], text[end : end + 1])


def _joins(left: str, right: str) -> bool:
    return bool(left and right) and left.isalnum() and right.isalnum() and left < "\u2e80" and right < "\u2e80"


NO_NAMES: NameLedger = AgreedNames(())
