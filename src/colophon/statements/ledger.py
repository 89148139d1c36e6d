"""The ledger of statements: what became of each statement of a source in its translation."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from colophon.article.pair import Pair
from colophon.languages.cues import knows_cues, renders
from colophon.segments.facing import facing
from colophon.statements.read import statements
from colophon.statements.statement import Manner, Statement


class Status(StrEnum):
    """Kept where it faces; moved to another sentence of the pair; told as a fact, or as a claim; or lost."""

    KEPT = "kept"
    MOVED = "moved"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of the source, what stands for it in the translation (None where nothing was read), and its fate."""

    source: Statement
    target: Statement | None
    status: Status


_MOST = 100
"""As many statements of a pair are followed; a pair is about a sentence."""

_SOFT = frozenset({Manner.NEUTRAL, Manner.ACCORDING, Manner.CLAIMING})


@lru_cache(maxsize=256)
def ledger(pair: Pair, source_language: str, target_language: str) -> tuple[Row, ...]:
    """A row for each statement of the source, in its order. Empty where a language's file lists no cues."""
    if not (knows_cues(source_language) and knows_cues(target_language)):
        return ()
    sides = facing(pair)
    said = statements(sides.source, source_language)[:_MOST]
    if not said:
        return ()
    heard = _Heard(sides.target, statements(sides.target, target_language), target_language, {})
    return tuple(_row(one, heard, sides.target_of(one.cue.start)) for one in said)


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the target states, and whether there is speech in a part of it: each part is asked once."""

    text: str
    stated: tuple[Statement, ...]
    language: str
    known: dict[tuple[int, int], bool]

    def in_part(self, start: int, end: int) -> tuple[Statement, ...]:
        first = bisect_left(self.stated, start, key=lambda found: found.cue.start)
        last = bisect_left(self.stated, end, key=lambda found: found.cue.start)
        return self.stated[first : min(last, first + _MOST)]

    def speaks(self, start: int, end: int) -> bool:
        if (start, end) not in self.known:
            self.known[start, end] = renders(self.text, self.language, "speech", within=(start, end))
        return self.known[start, end]


def _row(statement: Statement, heard: _Heard, place: tuple[int, int]) -> Row:
    here = heard.in_part(*place)
    if here:
        target = next((found for found in here if found.manner is statement.manner), here[0])
        return Row(statement, target, _fate(statement, here))
    if heard.speaks(*place):
        return Row(statement, None, Status.KEPT)
    return Row(statement, None, Status.MOVED if heard.speaks(0, len(heard.text)) else Status.LOST)


def _fate(statement: Statement, here: tuple[Statement, ...]) -> Status:
    manners = {found.manner for found in here}
    plainly = statement.plain and all(found.plain for found in here)
    if plainly and statement.manner in _SOFT and manners == {Manner.FACTIVE}:
        return Status.STRENGTHENED
    if plainly and statement.manner is Manner.FACTIVE and manners == {Manner.CLAIMING}:
        return Status.WEAKENED
    return Status.KEPT
