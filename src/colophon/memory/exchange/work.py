"""A translation at work, as it goes to another tool and comes back: its segments with what stands in them now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from colophon.memory.exchange.codes import Code, Piece, Side, pieces


class Progress(StrEnum):
    """How far a segment is."""

    NEW = "new"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkUnit:
    """A segment by its key. Both texts are inline Markdown; an empty target is not translated yet.

    `base` is the number of the text that the target was when the file was written, 0 for none.
    """

    key: str
    source: str
    target: str
    base: int = 0
    progress: Progress = Progress.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A segment that came back. `source` and `target` are as they stand in the file; `typed` is the target for when
    it was changed: marks that somebody typed into the other tool are text there and stay text here.
    """

    key: str
    source: str
    target: str
    typed: str
    base: int | None
    line: int


@dataclass(frozen=True, slots=True)
class WorkHead:
    """Which translation a file holds, and its languages."""

    translation: str
    source_language: str
    target_language: str


def numbered_alike(source: Sequence[Piece], target: Sequence[Piece]) -> tuple[Piece, ...]:
    """The target's pieces with the numbers of the source's codes that they render, so that tools see them belong.

    Codes belong together that are of one sort and have the same marks; others get numbers of their own.
    """
    free: dict[tuple[str, str], list[int]] = {}
    for piece in source:
        if piece.code and piece.code.side is not Side.CLOSES:
            free.setdefault((piece.code.sort, _marks(piece, source)), []).append(piece.code.number)
    numbers: dict[int, int] = {}
    following = max((piece.code.number for piece in source if piece.code), default=0)
    for piece in target:
        if piece.code and piece.code.number not in numbers:
            known = free.get((piece.code.sort, _marks(piece, target)))
            if not known:
                following += 1
            numbers[piece.code.number] = known.pop(0) if known else following
    return tuple(_renumbered(piece, numbers) for piece in target)


def _marks(piece: Piece, row: Sequence[Piece]) -> str:
    """The marks of a code, of a pair those of both its halves: a link's number stands in the second."""
    assert piece.code
    closing = (one.text for one in row if one.code and one.code.number == piece.code.number and one is not piece)
    return piece.text + next(closing, "")


def _renumbered(piece: Piece, numbers: dict[int, int]) -> Piece:
    if piece.code is None:
        return piece
    return replace(piece, code=Code(piece.code.side, piece.code.sort, numbers[piece.code.number]))


def cut(unit: WorkUnit) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, with the codes of the target numbered as those of the source."""
    source = pieces(unit.source)
    return source, numbered_alike(source, pieces(unit.target))
