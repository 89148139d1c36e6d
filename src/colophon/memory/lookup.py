"""Finding what is most like a text on shelves: first by signatures, then exactly."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from colophon.memory.shelf import Scope, Shelf
from colophon.memory.signatures import COARSE, WORDS, signatures

LEAST = 0.7
"""Normalised Levenshtein similarity below which a unit is no match."""

MOST = 5
_CANDIDATES = (300, 1_000)  # texts of a shelf that are compared exactly, at least and at most …
_COMPARED = 600  # … and between these one of so many in reach
_FIRST = 200  # of these at once; what they score is asked of the others
_SHARE = 64  # one of so many in reach gets its whole signature looked at …
_ALWAYS = 4_000  # … but at least so many
_CHUNK = 1 << 15  # signatures at a time: what is computed of them stays in the processor's cache
_EDGE = 1e-9
_SLACK = 1e-5  # rapidfuzz takes a cut-off too strictly: 0.8 fails at one of 0.8

Positions = npt.NDArray[np.int64]
Narrowing = Callable[[Scope], bool]


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A unit that is like the text, by its id; `score` from 0 to 1, 1 is the same normal text."""

    score: float
    id: int


def everything(_: Scope) -> bool:
    return True


def found(
    text: str,
    shelves: Sequence[Shelf],
    *,
    most: int = MOST,
    least: float = LEAST,
    within: Narrowing = everything,
    without: frozenset[int] = frozenset(),
) -> list[Hit]:
    """The units most like a normal `text`, best first, newest first among equals; `without` these ids."""
    sign = signatures([text])[:, 0]
    hits: list[Hit] = []
    for shelf in shelves:
        likely = _likely(text, sign, shelf, least=least, within=within)
        hits = _better(text, shelf, likely, hits=hits, most=most, least=least, without=without)
    return hits


def _better(
    text: str,
    shelf: Shelf,
    likely: Positions,
    *,
    hits: list[Hit],
    most: int,
    least: float,
    without: frozenset[int],
) -> list[Hit]:
    """`hits` with what is better on this shelf. What has to be reached only ever rises."""
    for begin, end in ((0, _FIRST), (_FIRST, len(likely))):
        some = likely[begin:end]
        if not len(some):
            break
        needed = (hits[-1].score if len(hits) == most else least) - _EDGE
        cutoff = needed - _SLACK
        scores = process.cdist(
            [text], shelf.chosen(some), scorer=Levenshtein.normalized_similarity, score_cutoff=cutoff, dtype=np.float64
        )[0]
        reached = np.flatnonzero(scores >= needed)
        new = (
            Hit(float(score), number)
            for score, number in zip(scores[reached], shelf.numbers(some[reached]), strict=True)
            if number not in without
        )
        hits = sorted([*hits, *new], reverse=True)[:most]
    return hits


def _likely(text: str, sign: npt.NDArray[np.uint64], shelf: Shelf, *, least: float, within: Narrowing) -> Positions:
    """Positions of the units that may match, those with the likest signatures first."""
    begin, end = shelf.reach(int(np.ceil(len(text) * least - _EDGE)), int(len(text) / max(least, 0.01) + _EDGE))
    barred = _barred(shelf, within)
    if end - begin <= _CANDIDATES[0]:
        near = np.arange(begin, end)
        return near if barred is None else near[~barred[shelf.scoped[begin:end]]]
    scores = _coarse(sign, shelf, begin, end)
    if barred is not None:
        scores[barred[shelf.scoped[begin:end]]] = np.iinfo(np.int16).min
    near = _highest(scores, max(_ALWAYS, (end - begin) // _SHARE))
    if barred is not None:
        near = near[scores[near] > np.iinfo(np.int16).min]
    most = min(max(_CANDIDATES[0], (end - begin) // _COMPARED), _CANDIDATES[1])
    return _ranked(sign, shelf, near + begin, most=most)


def _barred(shelf: Shelf, within: Narrowing) -> npt.NDArray[np.bool_] | None:
    """Which scopes of the shelf are not asked for; None if all are."""
    if within is everything:
        return None
    barred = np.fromiter((not within(scope) for scope in shelf.scopes), np.bool_, len(shelf.scopes))
    return barred if barred.any() else None


def _coarse(sign: npt.NDArray[np.uint64], shelf: Shelf, begin: int, end: int) -> npt.NDArray[np.int16]:
    """For each unit, the bits that it shares with the text less those that only it has, by the coarse words."""
    scores = np.empty(end - begin, np.int16)
    shared, bits = np.empty(_CHUNK, np.uint64), np.empty(_CHUNK, np.uint8)
    total = np.empty(_CHUNK, np.uint8)
    for low in range(begin, end, _CHUNK):
        high = min(low + _CHUNK, end)
        size = high - low
        both, one, sum_ = shared[:size], bits[:size], total[:size]
        np.bitwise_and(shelf.signatures[0, low:high], sign[0], out=both)
        np.bitwise_count(both, out=sum_)
        for word in range(1, COARSE):
            np.bitwise_and(shelf.signatures[word, low:high], sign[word], out=both)
            np.bitwise_count(both, out=one)
            np.add(sum_, one, out=sum_)
        score = scores[low - begin : high - begin]
        np.add(sum_, sum_, out=score, dtype=np.int16)
        np.subtract(score, shelf.counts[low:high], out=score)
    return scores


def _highest(scores: npt.NDArray[np.int16], most: int) -> Positions:
    """About the `most` highest scores; no lower one is taken before a higher one."""
    if len(scores) <= most:
        return np.arange(len(scores))
    step = max(1, len(scores) // 16_384)
    sample = np.sort(scores[::step])
    floor = sample[max(0, len(sample) - 1 - most // step)]
    taken = np.flatnonzero(scores >= floor)
    if len(taken) > 2 * most:  # many have the same score
        taken = taken[np.argpartition(scores[taken], len(taken) - most)[-most:]]
        taken.sort()
    return taken


def _ranked(sign: npt.NDArray[np.uint64], shelf: Shelf, near: Positions, *, most: int) -> Positions:
    """The candidates by their whole signatures, likest first."""
    scores = np.zeros(len(near), np.int16)
    for word in range(WORDS):
        column = shelf.signatures[word][near]
        scores -= np.bitwise_count(column)
        column &= sign[word]
        shared = np.bitwise_count(column).astype(np.int16)
        scores += shared + shared
    if len(near) > most:
        best = np.argpartition(scores, len(scores) - most)[-most:]
        near, scores = near[best], scores[best]
    return near[np.argsort(-scores, kind="stable")]
