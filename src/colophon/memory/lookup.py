"""Finding what is most like a text on shelves: first by signatures, then exactly."""

from collections.abc import Callable, Iterator, Sequence
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
_CANDIDATES = (400, 1_200)  # texts that are compared exactly, at least and at most …
_COMPARED = 500  # … and between these one of so many in reach
_FIRST = 200  # of these at once; what they score is asked of the others
_SHARE = 64  # one of so many in reach gets its whole signature looked at …
_ALWAYS = 4_000  # … but at least so many
_CHUNK = 1 << 15  # signatures at a time: what is computed of them stays in the processor's cache
_EDGE = 1e-9
_BARRED = np.iinfo(np.int16).min
_NONE = np.empty(0, np.int16)
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
    stretches = _reached(text, shelves, least=least, within=within)
    hits: list[Hit] = []
    likely = _likely(sign, stretches)
    for begin, end in ((0, _FIRST), (_FIRST, len(likely))):
        some = likely[begin:end]
        if len(some):
            hits = _better(text, stretches, some, hits=hits, most=most, least=least, without=without)
    return hits


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The units of a shelf that are long enough, and not too long. `offset` counts those of the shelves before it."""

    shelf: Shelf
    begin: int
    end: int
    offset: int
    barred: npt.NDArray[np.bool_] | None

    @property
    def last(self) -> int:
        """The offset behind it."""
        return self.offset + self.end - self.begin

    def positions(self, at: Positions) -> Positions:
        """Where on its shelf these stand, which are counted over all stretches."""
        return at - (self.offset - self.begin)


def _reached(text: str, shelves: Sequence[Shelf], *, least: float, within: Narrowing) -> list[_Stretch]:
    shortest, longest = int(np.ceil(len(text) * least - _EDGE)), int(len(text) / max(least, 0.01) + _EDGE)
    found: list[_Stretch] = []
    for shelf in shelves:
        begin, end = shelf.reach(shortest, longest)
        if end > begin:
            found.append(_Stretch(shelf, begin, end, found[-1].last if found else 0, _barred(shelf, within)))
    return found


def _better(
    text: str,
    stretches: Sequence[_Stretch],
    likely: Positions,
    *,
    hits: list[Hit],
    most: int,
    least: float,
    without: frozenset[int],
) -> list[Hit]:
    """`hits` with what is better among these. What has to be reached only ever rises."""
    needed = (hits[-1].score if len(hits) == most else least) - _EDGE
    texts: list[str] = []
    numbers: list[int] = []
    for stretch, at in _by_stretch(stretches, np.sort(likely)):
        texts += stretch.shelf.chosen(at)
        numbers += stretch.shelf.numbers(at)
    scores = process.cdist(
        [text], texts, scorer=Levenshtein.normalized_similarity, score_cutoff=needed - _SLACK, dtype=np.float64
    )[0]
    reached = np.flatnonzero(scores >= needed).tolist()
    new = (Hit(float(scores[at]), numbers[at]) for at in reached if numbers[at] not in without)
    return sorted([*hits, *new], reverse=True)[:most]


def _by_stretch(stretches: Sequence[_Stretch], at: Positions) -> Iterator[tuple[_Stretch, Positions]]:
    """Positions in ascending order, as each shelf counts them."""
    bounds = np.searchsorted(at, [one.offset for one in stretches] + [stretches[-1].last if stretches else 0])
    for stretch, begin, end in zip(stretches, bounds, bounds[1:], strict=False):
        if end > begin:
            yield stretch, stretch.positions(at[begin:end])


def _likely(sign: npt.NDArray[np.uint64], stretches: Sequence[_Stretch]) -> Positions:
    """The units that may match, those with the likest signatures first; counted over all stretches."""
    total = stretches[-1].last if stretches else 0
    scores = np.empty(total, np.int16)
    for one in stretches:
        part = scores[one.offset : one.last]
        if total > _CANDIDATES[0]:
            _coarse(sign, one, part)
        else:
            part[:] = 0
        if one.barred is not None:
            part[one.barred[one.shelf.scoped[one.begin : one.end]]] = _BARRED
    near = _highest(scores, max(_ALWAYS, total // _SHARE))
    near = near[scores[near] > _BARRED]
    most = min(max(_CANDIDATES[0], total // _COMPARED), _CANDIDATES[1])
    return _ranked(sign, stretches, near, most=most)


def _barred(shelf: Shelf, within: Narrowing) -> npt.NDArray[np.bool_] | None:
    """Which scopes of the shelf are not asked for; None if all are."""
    if within is everything:
        return None
    barred = np.fromiter((not within(scope) for scope in shelf.scopes), np.bool_, len(shelf.scopes))
    return barred if barred.any() else None


def _coarse(sign: npt.NDArray[np.uint64], stretch: _Stretch, scores: npt.NDArray[np.int16]) -> None:
    """For each unit, the bits that it shares with the text less those that only it has, by the coarse words."""
    shelf, begin, end = stretch.shelf, stretch.begin, stretch.end
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


def _ranked(sign: npt.NDArray[np.uint64], stretches: Sequence[_Stretch], near: Positions, *, most: int) -> Positions:
    """The candidates by their whole signatures, likest first."""
    scores = np.concatenate([_whole(sign, one.shelf, at) for one, at in _by_stretch(stretches, near)] or [_NONE])
    if len(near) > most:
        best = np.argpartition(scores, len(scores) - most)[-most:]
        near, scores = near[best], scores[best]
    return near[np.argsort(-scores, kind="stable")]


def _whole(sign: npt.NDArray[np.uint64], shelf: Shelf, at: Positions) -> npt.NDArray[np.int16]:
    """As `_coarse`, by all words, of these units."""
    scores = np.zeros(len(at), np.int16)
    for word in range(WORDS):
        column = shelf.signatures[word][at]
        scores -= np.bitwise_count(column)
        column &= sign[word]
        shared = np.bitwise_count(column).astype(np.int16)
        scores += shared + shared
    return scores
