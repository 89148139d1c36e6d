"""A sheaf of a concordance: for up to 32,768 units, in which of them each word and each pair of words stands."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from colophon.memory.phrase_terms import Numbers, pairs_of

SIZE = 1 << 15
"""Units of a sheaf."""

_UNIT_BITS = np.uint64(15)
_UNIT_MASK = np.uint64(SIZE - 1)
_GAP = np.uint64(0)
"""Stands between the texts of a sheaf, so that no pair reaches from one into the next."""

Positions = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True, eq=False)
class Sheaf:
    """Unit `i` has the id `first + i` and the words `words[bounds[i]:bounds[i + 1]]`: source, gap, target, gap.

    `terms` are ascending; the units of term `t` are `units[begins[t]:begins[t + 1]]`, ascending.
    """

    first: int
    terms: npt.NDArray[np.uint64]
    begins: npt.NDArray[np.uint32]
    units: Positions
    words: npt.NDArray[np.uint64]
    bounds: npt.NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def having(self, term: int) -> Positions:
        """The units with a term."""
        at = int(np.searchsorted(self.terms, np.uint64(term)))
        if at == len(self.terms) or int(self.terms[at]) != term:
            return self.units[:0]
        return self.units[self.begins[at] : self.begins[at + 1]]


def sheaf_of(first: int, texts: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Sheaf:
    """A sheaf of units that follow each other from the id `first`, by the numbers of both sides' words."""
    sizes = np.fromiter((len(source) + len(target) + 2 for source, target in texts), np.int64, len(texts))
    words = np.fromiter(
        (n for source, target in texts for side in (source, target) for n in (*side, 0)), np.uint64, int(sizes.sum())
    )
    return sheaf_from(first, words, np.concatenate(([0], np.cumsum(sizes))).astype(np.uint32))


def joined(sheaves: Sequence[Sheaf]) -> Sheaf:
    """Sheaves that follow each other as one."""
    shifts = np.cumsum([0, *(len(sheaf.words) for sheaf in sheaves)])
    bounds = [sheaf.bounds[1:] + np.uint32(shift) for sheaf, shift in zip(sheaves, shifts, strict=False)]
    words = np.concatenate([sheaf.words for sheaf in sheaves])
    return sheaf_from(sheaves[0].first, words, np.concatenate((sheaves[0].bounds[:1], *bounds)))


def sheaf_from(first: int, words: Numbers, bounds: npt.NDArray[np.uint32]) -> Sheaf:
    """A sheaf from its words and bounds, as it has them; a term is one word, or two that stand side by side."""
    sizes = bounds[1:].astype(np.int64) - bounds[:-1]
    owners = np.repeat(np.arange(len(bounds) - 1, dtype=np.uint64), sizes)
    whole = words != _GAP
    within = whole[:-1] & whole[1:]
    keys = np.concatenate(
        (
            words[whole] << _UNIT_BITS | owners[whole],
            pairs_of(words)[within] << _UNIT_BITS | owners[:-1][within],
        )
    )
    keys.sort()
    keys = keys[_news(keys)]
    terms = keys >> _UNIT_BITS
    begins = np.flatnonzero(_news(terms))
    return Sheaf(
        first=first,
        terms=terms[begins],
        begins=np.append(begins, len(keys)).astype(np.uint32),
        units=(keys & _UNIT_MASK).astype(np.uint16),
        words=words,
        bounds=bounds,
    )


def _news(ascending: Numbers) -> npt.NDArray[np.bool_]:
    """Which of these numbers are not the same as the one before."""
    return np.concatenate((np.ones(min(1, len(ascending)), np.bool_), ascending[1:] != ascending[:-1]))


def holding(sheaf: Sheaf, phrase: Numbers) -> Positions:
    """The units of a sheaf that hold all words of a phrase one after the other on one side."""
    if len(phrase) < 3:
        terms = phrase if len(phrase) == 1 else pairs_of(phrase)
        return sheaf.having(int(terms[0]))
    rows = sorted((sheaf.having(int(term)) for term in np.unique(pairs_of(phrase))), key=len)
    left = rows[0]
    for row in rows[1:]:
        if not len(left):
            break
        left = np.intersect1d(left, row, assume_unique=True)
    return left[_adjacent(sheaf, left, phrase)] if len(left) else left


def _adjacent(sheaf: Sheaf, units: Positions, phrase: Numbers) -> npt.NDArray[np.bool_]:
    """Which of these units hold the phrase as it stands, not only its pairs here and there."""
    begins = sheaf.bounds[units].astype(np.int64)
    sizes = sheaf.bounds[units.astype(np.int64) + 1] - begins
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    places = np.arange(offsets[-1]) + np.repeat(begins - offsets[:-1], sizes)
    words = sheaf.words[places]
    found = np.ones(max(0, len(words) - len(phrase) + 1), np.bool_)
    for at, number in enumerate(phrase.astype(words.dtype)):
        found &= words[at : at + len(found)] == number
    # A text ends in a gap, so that no phrase reaches into the next unit.
    owners = np.repeat(np.arange(len(units)), sizes)[: len(found)]
    held = np.zeros(len(units), np.bool_)
    held[owners[found]] = True
    return held
