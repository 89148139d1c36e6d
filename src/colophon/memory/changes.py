"""What has to be done to one text to get another: the difference that is shown beside a match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

_NUMBER = r"\d+(?:[.,:'\u00a0\u202f٫٬]\d+)+"  # 4.2 that became 5.4 is one change, not two
_PARTS = re.compile(
    rf"{_NUMBER}|[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]|[^\W_\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]+|\s+|.",
    re.S,
)
_MOST_PARTS = 4_000


class Change(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have, that only the old one has, or that only the new one has."""

    change: Change
    text: str


def changes(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in order: those that are not NEW make up `old`, those that are not GONE make up `new`."""
    before, after = _PARTS.findall(old), _PARTS.findall(new)
    if len(before) + len(after) > _MOST_PARTS:
        return tuple(Piece(change, text) for change, text in ((Change.GONE, old), (Change.NEW, new)) if text)
    return tuple(_pieces(before, after))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for code in Levenshtein.opcodes(before, after):
        gone = "".join(before[code.src_start : code.src_end])
        new = "".join(after[code.dest_start : code.dest_end])
        if code.tag == "equal":
            yield Piece(Change.SAME, gone)
            continue
        if gone:
            yield Piece(Change.GONE, gone)
        if new:
            yield Piece(Change.NEW, new)
