"""The ledger of statements: what became of each statement of a source in its translation."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from colophon.article.pair import Pair
from colophon.languages.cues import knows_cues, renderings
from colophon.segments.facing import Facing, facing
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


_SOFT = frozenset({Manner.NEUTRAL, Manner.ACCORDING, Manner.CLAIMING})


@lru_cache(maxsize=256)
def ledger(pair: Pair, source_language: str, target_language: str) -> tuple[Row, ...]:
    """A row for each statement of the source, in its order. Empty where a language's file lists no cues."""
    if not (knows_cues(source_language) and knows_cues(target_language)):
        return ()
    sides = facing(pair)
    said = statements(sides.source, source_language)
    written = statements(sides.target, target_language) if said else ()
    return tuple(_row(one, written, sides, target_language) for one in said)


def _row(statement: Statement, written: tuple[Statement, ...], sides: Facing, language: str) -> Row:
    start, end = sides.target_of(statement.cue.start)
    here = tuple(found for found in written if start <= found.cue.start < end)
    if here:
        target = next((found for found in here if found.manner is statement.manner), here[0])
        return Row(statement, target, _fate(statement, here))
    if "speech" in renderings(sides.target[start:end], language):
        return Row(statement, None, Status.KEPT)
    elsewhere = "speech" in renderings(sides.target, language)
    return Row(statement, None, Status.MOVED if elsewhere else Status.LOST)


def _fate(statement: Statement, here: tuple[Statement, ...]) -> Status:
    manners = {found.manner for found in here}
    plainly = statement.plain and all(found.plain for found in here)
    if plainly and statement.manner in _SOFT and manners == {Manner.FACTIVE}:
        return Status.STRENGTHENED
    if plainly and statement.manner is Manner.FACTIVE and manners == {Manner.CLAIMING}:
        return Status.WEAKENED
    return Status.KEPT
