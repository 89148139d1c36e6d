"""Where a word or phrase was used before, on either side: how often, and the places, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colophon.article.inline import plain
from colophon.memory.phrase_sheaf import Sheaf, holding
from colophon.memory.phrase_terms import numbers_of, placed

LONGEST_PHRASE = 40


@dataclass(frozen=True, slots=True)
class Located:
    """`count` is exact; `ids` are those of the newest units, at most as many as were asked for."""

    count: int
    ids: tuple[int, ...]


def located(
    phrase: str, tag: str, sheaves: Sequence[Sheaf], *, most: int, without: frozenset[int] = frozenset()
) -> Located:
    """The units that hold the phrase, in whatever inflection, on the side that is written in this language."""
    asked = np.array(numbers_of(phrase, tag)[:LONGEST_PHRASE], np.uint64)
    if not len(asked):
        return Located(0, ())
    gone = np.array(sorted(without), np.int64)
    count, newest = 0, list[int]()
    for sheaf in reversed(sheaves):
        ids = holding(sheaf, asked).astype(np.int64) + sheaf.first
        begin, end = np.searchsorted(gone, [sheaf.first, sheaf.first + len(sheaf)])
        if end > begin:
            ids = ids[~np.isin(ids, gone[begin:end])]
        count += len(ids)
        if len(newest) < most:
            newest += ids[::-1][: most - len(newest)].tolist()
    return Located(count, tuple(newest))


def places(phrase: str, text: str, tag: str) -> tuple[tuple[int, int], ...]:
    """Where the phrase stands in the plain text of a unit's side, in code points."""
    asked, words = numbers_of(phrase, tag)[:LONGEST_PHRASE], placed(plain(text), tag)
    size, found, at = len(asked), list[tuple[int, int]](), 0
    while asked and at + size <= len(words):
        if [number for _, number in words[at : at + size]] == asked:
            found.append((words[at][0][0], words[at + size - 1][0][1]))
            at += size
        else:
            at += 1
    return tuple(found)
