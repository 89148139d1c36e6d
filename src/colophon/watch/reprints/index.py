"""Many texts by their marks: which of them a copy is most probably of. Sorted arrays, so that a file can hold them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from colophon.watch.reprints.marks import Marks, marks_of, rare, runs

_MOST_COMMON = 0.04
"""Marks that more than this share of all texts have say nothing."""
_FEW_TEXTS = 40
_UNKNOWN = 0.25
"""What a mark that no text has counts against: a page has its own words around every article."""
_LEAST_RUNS = 3
_LEAST_SHARE = 0.02
_LEAST_LIKE = 0.18
"""Share of a text's rare marks, by weight, that a copy without its runs needs; see evaluation/reprints.py."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text by its number. `runs` is the share of its runs of letters that the copy has, `rare` that of rare marks."""

    number: int
    runs: float
    rare: float

    @property
    def likely(self) -> float:
        return max(self.runs, self.rare)


@dataclass(frozen=True, slots=True, eq=False)
class ReprintIndex:
    """`marks` are sorted, `texts[i]` is the number of the text that has `marks[i]`; `run_counts` and
    `weights` are what each text has in all."""

    marks: Marks
    texts: npt.NDArray[np.uint32]
    run_counts: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float64]
    names: tuple[str, ...]

    def candidates(self, text: str, *, most: int = 5) -> tuple[Candidate, ...]:
        """The likeliest texts, the likeliest first; none where nothing tells them from chance."""
        if not self.names:
            return ()
        shared, hits = self._shared_runs(runs(text))
        like = self._like(rare(text))
        order = np.argsort(-np.maximum(shared, like), kind="stable")[: 4 * most]
        found = (Candidate(int(one), float(shared[one]), float(like[one])) for one in order)
        kept = (one for one in found if self._is_one(one, int(hits[one.number])))
        return tuple(kept)[:most]

    def _is_one(self, one: Candidate, hits: int) -> bool:
        return (hits >= _LEAST_RUNS and one.runs >= _LEAST_SHARE) or one.rare >= _LEAST_LIKE

    def _shared_runs(self, asked: Marks) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
        """For each text the larger of: its share in the copy, the copy's share in it; and how many runs both have."""
        texts, _ = self._having(asked)
        hits = np.bincount(texts, minlength=len(self.names))
        whole = np.minimum(np.maximum(self.run_counts, 1), max(1, len(asked)))
        return hits / whole, hits

    def _like(self, asked: Marks) -> npt.NDArray[np.float64]:
        """How like each text is by its rare marks: the weight of what both have over the geometric mean of wholes."""
        size = len(self.names)
        texts, counts = self._having(asked)
        rarity = np.log((size + 1) / np.maximum(counts, 1)) ** 2
        both = np.bincount(texts, weights=np.repeat(rarity, counts), minlength=size)
        unknown = len(asked) - self._known(asked)
        mine = float(rarity.sum()) + _UNKNOWN * unknown * float(np.log(size + 1)) ** 2
        return both / np.sqrt(np.maximum(self.weights, 1e-9) * max(mine, 1e-9))

    def _known(self, asked: Marks) -> int:
        """How many of the marks any text has."""
        first, last = np.searchsorted(self.marks, asked, "left"), np.searchsorted(self.marks, asked, "right")
        return int(np.count_nonzero(last > first))

    def _having(self, asked: Marks) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
        """The texts that have each of the marks, one mark after the other, and how many texts that are by mark.

        Marks that too many texts have are left out.
        """
        first = np.searchsorted(self.marks, asked, "left")
        counts = np.searchsorted(self.marks, asked, "right") - first
        told = (counts > 0) & (counts <= most_common(len(self.names)))
        first, counts = first[told], counts[told]
        begins = np.repeat(first - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        return self.texts[begins + np.arange(int(counts.sum()))], counts


def index_of(texts: Iterable[tuple[str, str]]) -> ReprintIndex:
    """An index of (name, plain text)."""
    names: list[str] = []
    parts: list[Marks] = []
    for name, text in texts:
        names.append(name)
        parts.append(marks_of(text))
    return put_together(names, parts)


def put_together(names: Sequence[str], parts: Sequence[Marks]) -> ReprintIndex:
    """The index of texts whose marks are known."""
    marks = np.concatenate(parts) if parts else np.empty(0, np.uint32)
    numbers = np.repeat(np.arange(len(parts), dtype=np.uint32), [len(part) for part in parts])
    order = np.argsort(marks, kind="stable")
    counts = np.array([int(np.count_nonzero((part & np.uint32(1)) == 0)) for part in parts], np.uint32)
    weights = _weighed(marks[order], numbers[order], len(names))
    return ReprintIndex(marks[order], numbers[order], counts, weights, tuple(names))


def most_common(texts: int) -> int:
    """How many of so many texts may have a mark that still tells something."""
    return max(_FEW_TEXTS, int(_MOST_COMMON * texts))


def _weighed(marks: Marks, texts: npt.NDArray[np.uint32], size: int) -> npt.NDArray[np.float64]:
    """What all rare marks of each text weigh together."""
    odd = (marks & np.uint32(1)) == 1
    _, where, counts = np.unique(marks[odd], return_inverse=True, return_counts=True)
    rarity = np.log((size + 1) / np.maximum(counts, 1)) ** 2
    rarity[counts > most_common(size)] = 0.0
    return np.asarray(np.bincount(texts[odd], weights=rarity[where], minlength=size), np.float64)
