"""The port to a model of sentences, for those who have one: texts of any language as directions in one space."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from colophon.segments.features import Features

Table = NDArray[np.float64]

# What a cosine above the common one counts as, in logarithms of odds.
_WEIGHT = 12.0


class SentenceVectors(Protocol):
    """Turns sentences into vectors of one length; those that mean the same in two languages point the same way."""

    def vectors(self, texts: Sequence[str], language: str) -> Sequence[Sequence[float]]:
        """One vector a text, in order, not all zero. It may be asked for thousands at once."""


def said_by_vectors(ours: Sequence[Features], theirs: Sequence[Features], size: tuple[int, int]) -> Table | None:
    """For every place where a bead of this size can begin; None where no model was asked."""
    if not ours or not theirs or not (ours[0].vector and theirs[0].vector):
        return None
    alike = _directions(ours, size[0]) @ _directions(theirs, size[1]).T
    return np.asarray(_WEIGHT * (alike - np.median(alike)))


def _directions(of: Sequence[Features], together: int) -> Table:
    """Of each run of so many neighbours."""
    sums = np.vstack((np.zeros(len(of[0].vector)), np.cumsum([one.vector for one in of], axis=0)))
    runs = sums[together:] - sums[:-together]
    return np.asarray(runs / np.maximum(np.linalg.norm(runs, axis=1, keepdims=True), 1e-12))
