"""Finding what is most like a text on shelves: first by signatures, then exactly."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from colophon.memory.shelf import Scope, Shelf
from colophon.memory.signatures import COARSE, SHORT, Words, signatures

LEAST = 0.7
"""Normalised Levenshtein similarity below which a unit is no match."""

MOST = 5
_CANDIDATES = (400, 1_200)  # texts that are compared exactly, at least and at most …
_COMPARED = 500  # … and between these one of so many in reach
_FIRST = 200  # of these at once; what they score is asked of the others
_SHARE = 64  # one of so many in reach gets its whole signature looked at …
_ALWAYS = 4_000  # … but at least so many
_CHUNK = 1 << 17  # signatures at a time: what is computed of them stays in the processor's cache
_EDGE = 1e-9
_BARRED = np.iinfo(np.int8).min  # no score is so low
_LOWEST = np.uint8(128)  # turns signed bytes into bytes of the same order
_SAMPLED = 32_768
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
    sign = _signed(text)
    stretches = _reached(text, shelves, least=least, within=within)
    hits: list[Hit] = []
    likely = _likely(sign, stretches)
    for begin, end in ((0, _FIRST), (_FIRST, len(likely))):
        some = likely[begin:end]
        if len(some):
            hits = _better(text, stretches, some, hits=hits, most=most, least=least, without=without)
    return hits


class _Sign(NamedTuple):
    """The signature of the text that is looked up, as it is compared with short texts (`brief`) and with others."""

    brief: Words
    coarse: Words
    fine: Words


def _signed(text: str) -> _Sign:
    brief, other = signatures([text], short=True), signatures([text], short=False)
    return _Sign(brief.coarse[:, 0], other.coarse[:, 0], other.fine[0])


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The units of a shelf that are long enough, and not too long: all short ones, or none of these. `offset` counts
    those of the stretches before it.
    """

    shelf: Shelf
    short: bool
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
        barred = _barred(shelf, within)
        for short, low, high in ((True, shortest, min(longest, SHORT)), (False, max(shortest, SHORT + 1), longest)):
            begin, end = shelf.reach(low, high) if low <= high else (0, 0)
            if end > begin:
                found.append(_Stretch(shelf, short, begin, end, found[-1].last if found else 0, barred))
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


def _likely(sign: _Sign, stretches: Sequence[_Stretch]) -> Positions:
    """The units that may match, those with the likest signatures first; counted over all stretches."""
    total = stretches[-1].last if stretches else 0
    scores = np.empty(total, np.int8)
    for one in stretches:
        part = scores[one.offset : one.last]
        if total > _CANDIDATES[0]:
            _coarse(sign.brief if one.short else sign.coarse, one, part)
        else:
            part[:] = 0
        if one.barred is not None:
            part[one.barred[one.shelf.scoped[one.begin : one.end]]] = _BARRED
    near = _highest(scores, max(_ALWAYS, total // _SHARE))
    near = near[scores[near] > _BARRED]
    most = min(max(_CANDIDATES[0], total // _COMPARED), _CANDIDATES[1])
    return _ranked(sign.fine, stretches, near, scores[near], most=most)


def _barred(shelf: Shelf, within: Narrowing) -> npt.NDArray[np.bool_] | None:
    """Which scopes of the shelf are not asked for; None if all are."""
    if within is everything:
        return None
    barred = np.fromiter((not within(scope) for scope in shelf.scopes), np.bool_, len(shelf.scopes))
    return barred if barred.any() else None


def _coarse(sign: Words, stretch: _Stretch, scores: npt.NDArray[np.int8]) -> None:
    """For each unit, half of: the bits that it shares with the text less those that only it has, by the coarse words.

    Everything is a byte, so that a processor does dozens at once and the scores of a million stay near it.
    """
    shelf, begin, end = stretch.shelf, stretch.begin, stretch.end
    shared, bits, sums = np.empty(_CHUNK, np.uint64), np.empty(_CHUNK, np.uint8), np.empty(_CHUNK, np.uint8)
    as_bytes = scores.view(np.uint8)
    for low in range(begin, end, _CHUNK):
        high = min(low + _CHUNK, end)
        both, one, total = shared[: high - low], bits[: high - low], sums[: high - low]
        np.bitwise_and(shelf.coarse[0, low:high], sign[0], out=both)
        np.bitwise_count(both, out=total)
        for word in range(1, COARSE):
            np.bitwise_and(shelf.coarse[word, low:high], sign[word], out=both)
            np.bitwise_count(both, out=one)
            np.add(total, one, out=total)
        np.right_shift(shelf.counts[low:high], 1, out=one)
        np.subtract(total, one, out=as_bytes[low - begin : high - begin])


def _highest(scores: npt.NDArray[np.int8], most: int) -> Positions:
    """About the `most` highest scores; no lower one is taken before a higher one."""
    if len(scores) <= most:
        return np.arange(len(scores))
    taken = _true(scores >= _floor(scores, most))
    if len(taken) > 2 * most:  # many have the same score
        taken = taken[np.argpartition(scores[taken], len(taken) - most)[-most:]]
        taken.sort()
    return taken


def _true(mask: npt.NDArray[np.bool_]) -> Positions:
    """Where it is true. For few true ones among millions, to look at eight at a time takes half as long."""
    eights = np.packbits(mask)
    some = np.flatnonzero(eights != 0)
    within = np.flatnonzero(np.unpackbits(eights[some]).view(np.bool_))
    found: Positions = (some[within >> 3] << 3) + (within & 7)
    return found


def _floor(scores: npt.NDArray[np.int8], most: int) -> int:
    """The score that about `most` reach, judged by a sample."""
    step = max(1, len(scores) // _SAMPLED)
    counts = np.bincount(scores[::step].view(np.uint8) ^ _LOWEST, minlength=256)
    reaching = np.cumsum(counts[::-1])
    return 127 - int(np.searchsorted(reaching, most // step + 1))


def _ranked(
    sign: Words, stretches: Sequence[_Stretch], near: Positions, scores: npt.NDArray[np.int8], *, most: int
) -> Positions:
    """The candidates by their whole signatures, likest first; `scores` are those by the coarse words."""
    fine = np.concatenate([_fine(sign, one.shelf, at) for one, at in _by_stretch(stretches, near)] or [_NONE])
    fine += scores
    if len(near) > most:
        best = np.argpartition(fine, len(fine) - most)[-most:]
        near, fine = near[best], fine[best]
    return near[np.argsort(-fine, kind="stable")]


def _fine(sign: Words, shelf: Shelf, at: Positions) -> npt.NDArray[np.int16]:
    """As `_coarse`, by the fine words, of these units."""
    words = shelf.fine.take(at, axis=0)
    has = np.bitwise_count(words)
    words &= sign
    shared = np.bitwise_count(words)
    only = (has[:, 0] + has[:, 1]) >> 1
    scores: npt.NDArray[np.int16] = (shared[:, 0] + shared[:, 1]).astype(np.int16)
    scores -= only
    return scores
