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
_CHUNK = 1 << 17  # signatures at a time: what is computed of them stays in the processor's cache
_EDGE = 1e-9
_BARRED = 255  # no signatures are so far apart
_SAMPLED = 32_768
_NONE = np.empty(0, np.uint16)
_SLACK = 1e-5  # rapidfuzz takes a cut-off too strictly: 0.8 fails at one of 0.8
_LONG = 120  # code points
_FIRST = 200  # compared at once; what they score is asked of the others

Positions = npt.NDArray[np.int64]
Apart = npt.NDArray[np.uint16]
Narrowing = Callable[[Scope], bool]


class Breadth(NamedTuple):
    """How many units a lookup takes from one step to the next.

    Of those in reach, one in `share` gets its whole signature looked at, but at least `always`; for a long text, nearly
    all of whose coarse bits are set so that they tell less, at least `of_long`. One in `compared` is then compared
    exactly, but `fewest` at least and `most` at most.
    """

    share: int = 200
    always: int = 4_000
    of_long: int = 52_000
    compared: int = 500
    fewest: int = 400
    most: int = 1_600


USUAL = Breadth()


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
    breadth: Breadth = USUAL,
) -> list[Hit]:
    """The units most like a normal `text`, best first, newest first among equals; `without` these ids."""
    sign = _signed(text)
    stretches = _reached(text, shelves, least=least, within=within)
    hits: list[Hit] = []
    likely, apart = _likely(sign, stretches, breadth)
    for begin, end in ((0, _FIRST), (_FIRST, len(likely))):
        needed = hits[-1].score if len(hits) == most else least
        some = likely[begin : min(end, _farthest(sign, stretches, apart, needed))]
        if len(some):
            hits = _better(text, stretches, some, hits=hits, most=most, needed=needed - _EDGE, without=without)
    return hits


def _farthest(sign: "_Sign", stretches: Sequence["_Stretch"], apart: Apart, needed: float) -> int:
    """How many of these, the nearest first, may be as like as is `needed`.

    What was found at any likeness differed in far fewer bits than this; short texts have too few bits to say so.
    """
    if any(one.short for one in stretches):
        return len(apart)
    return int(np.searchsorted(apart, sign.bits * min(1.0, 3 * (1 - needed) + 0.2), "right"))


class _Sign(NamedTuple):
    """The signature of the text that is looked up, as it is compared with short texts (`brief`) and with others."""

    long: bool
    brief: Words
    coarse: Words
    fine: Words

    @property
    def bits(self) -> int:
        """How many bits it has as one of a text that is not short."""
        return int(np.bitwise_count(self.coarse).sum() + np.bitwise_count(self.fine).sum())


def _signed(text: str) -> _Sign:
    brief, other = signatures([text], short=True), signatures([text], short=False)
    return _Sign(len(text) > _LONG, brief.coarse[:, 0], other.coarse[:, 0], other.fine[0])


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
    needed: float,
    without: frozenset[int],
) -> list[Hit]:
    """`hits` with what is better among these. What has to be reached only ever rises."""
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


def _likely(sign: _Sign, stretches: Sequence[_Stretch], breadth: Breadth) -> tuple[Positions, Apart]:
    """The units that may match, those with the likest signatures first, and in how many bits each differs; counted over
    all stretches.
    """
    total = stretches[-1].last if stretches else 0
    apart = np.zeros(total, np.uint8)
    room = _Room.for_(stretches)
    for one in stretches:
        part = apart[one.offset : one.last]
        if total > breadth.fewest:
            _coarse(sign.brief if one.short else sign.coarse, one, part, room=room)
        if one.barred is not None:
            part[one.barred[one.shelf.scoped[one.begin : one.end]]] = _BARRED
    near = _lowest(apart, max(breadth.of_long if sign.long else breadth.always, total // breadth.share))
    near = near[apart[near] < _BARRED]
    most = min(max(breadth.fewest, total // breadth.compared), breadth.most)
    return _ranked(sign.fine, stretches, near, apart[near], most=most)


def _barred(shelf: Shelf, within: Narrowing) -> npt.NDArray[np.bool_] | None:
    """Which scopes of the shelf are not asked for; None if all are."""
    if within is everything:
        return None
    barred = np.fromiter((not within(scope) for scope in shelf.scopes), np.bool_, len(shelf.scopes))
    return barred if barred.any() else None


class _Room(NamedTuple):
    """Where a chunk is worked on: asked of the system once a lookup, for to be given fresh pages takes as long."""

    words: Words
    bits: npt.NDArray[np.uint8]

    @classmethod
    def for_(cls, stretches: Sequence[_Stretch]) -> "_Room":
        size = min(_CHUNK, max((one.end - one.begin for one in stretches), default=0))
        return cls(np.empty(size, np.uint64), np.empty(size, np.uint8))


def _coarse(sign: Words, stretch: _Stretch, apart: npt.NDArray[np.uint8], *, room: _Room) -> None:
    """For each unit, how many bits of its coarse words are not those of the text.

    Everything is a byte, so that a processor does dozens at once and what is known of a million stays near it.
    """
    for low in range(stretch.begin, stretch.end, _CHUNK):
        high = min(low + _CHUNK, stretch.end)
        words, bits = room.words[: high - low], room.bits[: high - low]
        some = apart[low - stretch.begin : high - stretch.begin]
        np.bitwise_xor(stretch.shelf.coarse[0, low:high], sign[0], out=words)
        np.bitwise_count(words, out=some)
        for word in range(1, COARSE):
            np.bitwise_xor(stretch.shelf.coarse[word, low:high], sign[word], out=words)
            np.bitwise_count(words, out=bits)
            np.add(some, bits, out=some)


def _lowest(apart: npt.NDArray[np.uint8] | Apart, most: int) -> Positions:
    """About the `most` that are least apart; none is taken before one that is nearer."""
    if len(apart) <= most:
        return np.arange(len(apart))
    taken = _true(apart <= _ceiling(apart, most))
    if len(taken) > 2 * most:  # many are equally far
        taken = taken[np.argpartition(apart[taken], most)[:most]]
        taken.sort()
    return taken


def _true(mask: npt.NDArray[np.bool_]) -> Positions:
    """Where it is true. For few true ones among millions, to look at eight at a time takes half as long."""
    eights = np.packbits(mask)
    some = np.flatnonzero(eights != 0)
    within = np.flatnonzero(np.unpackbits(eights[some]).view(np.bool_))
    found: Positions = (some[within >> 3] << 3) + (within & 7)
    return found


def _ceiling(apart: npt.NDArray[np.uint8] | Apart, most: int) -> int:
    """How far apart about the `most` nearest are, judged by a sample."""
    step = max(1, len(apart) // _SAMPLED)
    counts = np.bincount(apart[::step], minlength=256)
    return int(np.searchsorted(np.cumsum(counts), most // step + 1))


def _ranked(
    sign: Words, stretches: Sequence[_Stretch], near: Positions, apart: npt.NDArray[np.uint8], *, most: int
) -> tuple[Positions, Apart]:
    """The candidates by their whole signatures, likest first; `apart` is what the coarse words say."""
    whole = np.concatenate([_fine(sign, one.shelf, at) for one, at in _by_stretch(stretches, near)] or [_NONE])
    whole += apart
    best = _lowest(whole, most)
    order = best[np.argsort(whole[best], kind="stable")]
    return near[order], whole[order]


def _fine(sign: Words, shelf: Shelf, at: Positions) -> Apart:
    """As `_coarse`, by the fine words, of these units."""
    words = shelf.fine.take(at, axis=0)
    words ^= sign
    bits = np.bitwise_count(words)
    found: Apart = bits[:, 0].astype(np.uint16)
    found += bits[:, 1]
    return found
