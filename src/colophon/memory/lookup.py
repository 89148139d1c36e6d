"""Finding what is most like a text on shelves: first by signatures, then exactly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from colophon.memory.candidates import (
    Breadth,
    Narrowing,
    Positions,
    Stretch,
    by_stretch,
    everything,
    likely,
    reached,
)
from colophon.memory.shelf import Shelf

LEAST = 0.7
"""Normalised Levenshtein similarity below which a unit is no match."""

MOST = 5
USUAL = Breadth()
_EDGE = 1e-9
_SLACK = 1e-5  # rapidfuzz takes a cut-off too strictly: 0.8 fails at one of 0.8
_FIRST = 200  # compared at once; what they score is asked of the others


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that is like the text, by its id; `score` from 0 to 1, 1 is the same normal text."""

    score: float
    id: int


def found(
    text: str,
    shelves: Sequence[Shelf],
    *,
    most: int = MOST,
    least: float = LEAST,
    within: Narrowing = everything,
    without: frozenset[int] = frozenset(),
    breadth: Breadth = USUAL,
) -> list[Hit]:
    """The units most like a normal `text`, best first, newest first among equals; `without` these ids."""
    shortest, longest = int(np.ceil(len(text) * least - _EDGE)), int(len(text) / max(least, 0.01) + _EDGE)
    stretches = reached(shelves, shortest, longest, within=within)
    candidates = likely(text, stretches, breadth)
    hits: list[tuple[float, int]] = []  # there may be hundreds before the best are known
    for begin, end in ((0, _FIRST), (_FIRST, len(candidates.at))):
        needed = hits[-1][0] if len(hits) == most else least
        some = candidates.at[begin : min(end, candidates.farthest(needed))]
        if len(some):
            hits = _better(text, stretches, some, hits=hits, most=most, needed=needed - _EDGE, without=without)
    return [Hit(*one) for one in hits]


def _better(
    text: str,
    stretches: Sequence[Stretch],
    some: Positions,
    *,
    hits: list[tuple[float, int]],
    most: int,
    needed: float,
    without: frozenset[int],
) -> list[tuple[float, int]]:
    """`hits`, scores and ids, with what is better among these. What has to be reached only ever rises."""
    order = np.sort(some)
    texts = [text for one, at in by_stretch(stretches, order) for text in one.shelf.chosen(at.tolist())]
    scores = process.cdist(
        [text], texts, scorer=Levenshtein.normalized_similarity, score_cutoff=needed - _SLACK, dtype=np.float64
    )[0]
    enough = np.flatnonzero(scores >= needed)
    ids = [id for one, at in by_stretch(stretches, order[enough]) for id in one.shelf.numbers(at)]
    new = (one for one in zip(scores[enough].tolist(), ids, strict=True) if one[1] not in without)
    return sorted([*hits, *new], reverse=True)[:most]
