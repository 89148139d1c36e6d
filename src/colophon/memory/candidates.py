"""Units that may be most like a text, found by their signatures alone.

The coarse word of every unit in reach is compared with that of the text; of those that differ least, the fine words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from colophon.memory.shelf import Scope, Shelf
from colophon.memory.signatures import FINE, LONGEST, Signatures, Words, signatures, spans

_BARRED = 255  # no coarse words are so far apart
_SAMPLED = 16_384
_LEAST_BITS = 4  # bits: with fewer, 16 bits do not hold in how many thousandths a text differs
_FEW_BITS = 48  # bits: of a text that has fewer, as “####” has, a slip changes too large a part

THOUSAND = 1_000

Positions = npt.NDArray[np.int64]
Apart = npt.NDArray[np.uint16]
Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Narrowing = Callable[[Scope], bool]


def everything(_: Scope) -> bool:
    return True


class Breadth(NamedTuple):
    """How many units a lookup takes from one step to the next.

    Of those in reach, one in `share` gets its fine words looked at, but at least `each` for every character of the text
    (longer texts resemble each other more by chance), within `near`. The likest of them are then compared: as many as
    one in fifty of those in reach, but `fewest` at least and `exact` at most, for a short text, whose bits tell less,
    `of_short`; if more differ in less than half as many bits as the text has, up to `alike` of these.
    """

    share: int = 200
    each: int = 200
    near: tuple[int, int] = (4_000, 13_000)
    fewest: int = 400
    exact: int = 1_200
    of_short: int = 2_000
    alike: int = 4_000

    def looked_at(self, length: int, total: int) -> int:
        return max(total // self.share, min(max(self.each * length, self.near[0]), self.near[1]))

    def compared(self, length: int, total: int, apart: Apart) -> int:
        alike = int(np.count_nonzero(apart < THOUSAND // 2))
        most = self.exact if length > LONGEST[0] else self.of_short
        return max(min(max(self.fewest, total // 50), most), min(alike, self.alike))


class Part(NamedTuple):
    """Units of one size that stand next to each other on a shelf."""

    size: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The units of a shelf that are long enough, and not too long. `offset` counts those of the stretches before it."""

    shelf: Shelf
    parts: Sequence[Part]
    offset: int
    barred: Mask | None

    @property
    def begin(self) -> int:
        return self.parts[0].begin

    @property
    def end(self) -> int:
        return self.parts[-1].end

    @property
    def last(self) -> int:
        """The offset behind it."""
        return self.offset + self.end - self.begin

    def positions(self, at: Positions) -> Positions:
        """Where on its shelf these stand, which are counted over all stretches."""
        return at - (self.offset - self.begin)


class Candidates(NamedTuple):
    """Units, the likest first, counted over all stretches, and in how many bits each differs from the text, in
    thousandths of those that the text has: `bits` at least.
    """

    at: Positions
    apart: Apart
    bits: int

    def farthest(self, needed: float) -> int:
        """How many of these may be as like as is `needed`. Of thousands that were, none differed in more bits."""
        slack = max(1.0, _FEW_BITS / max(self.bits, _LEAST_BITS))
        return int(np.searchsorted(self.apart, THOUSAND * slack * min(1.0, 3.3 * (1 - needed) + 0.2), "right"))


def reached(shelves: Sequence[Shelf], shortest: int, longest: int, *, within: Narrowing) -> list[Stretch]:
    """The units of these lengths, but none of a scope that is not asked for."""
    found: list[Stretch] = []
    reaches = list(spans(shortest, longest))
    for shelf in shelves:
        parts = [Part(size, *shelf.reach(low, high)) for size, low, high in reaches]
        parts = [part for part in parts if part.end > part.begin]
        if parts:
            found.append(Stretch(shelf, parts, found[-1].last if found else 0, _barred(shelf, within)))
    return found


def _barred(shelf: Shelf, within: Narrowing) -> Mask | None:
    """Which scopes of the shelf are not asked for; None if all are."""
    if within is everything:
        return None
    barred = np.fromiter((not within(scope) for scope in shelf.scopes), np.bool_, len(shelf.scopes))
    return barred if barred.any() else None


def likely(text: str, stretches: Sequence[Stretch], breadth: Breadth) -> Candidates:
    """The units that may be most like a normal text."""
    signs = {size: signatures([text], size=size) for size in {part.size for one in stretches for part in one.parts}}
    room = _Room.for_(stretches)
    for one in stretches:
        part = room.apart[one.offset : one.last]
        if len(room.apart) > breadth.fewest:
            _coarse(signs, one, part, words=room.words)
        else:
            part.fill(0)
        if one.barred is not None:
            part[one.barred[one.shelf.scoped[one.begin : one.end]]] = _BARRED
    near = _lowest(room.apart, breadth.looked_at(len(text), len(room.apart)), mask=room.mask)
    near = near[room.apart[near] < _BARRED]
    whole = _whole(signs, stretches, near, room.apart[near])
    best = _lowest(whole, breadth.compared(len(text), len(room.apart), whole))
    order = best[np.argsort(whole[best], kind="stable")]
    return Candidates(near[order], whole[order], min((sign.bits for sign in signs.values()), default=_FEW_BITS))


class _Room(NamedTuple):
    """What a lookup works in: `apart` and `mask` have a place for each unit, `words` for those of the widest stretch.

    It is asked of the system in one piece. Several pieces that are given back one by one are trimmed and come back as
    fresh pages the next time, six hundred of them, and to be given these takes as long as half of the work.
    """

    words: Words
    apart: Bytes
    mask: Mask

    @classmethod
    def for_(cls, stretches: Sequence[Stretch]) -> "_Room":
        total = stretches[-1].last if stretches else 0
        wide = 8 * max((one.end - one.begin for one in stretches), default=0)
        block = np.empty(wide + 2 * total, np.uint8)
        return cls(block[:wide].view(np.uint64), block[wide : wide + total], block[wide + total :].view(np.bool_))


def _coarse(signs: Mapping[int, Signatures], stretch: Stretch, apart: Bytes, *, words: Words) -> None:
    """For each unit, how many bits of its coarse word are not those of the text."""
    begin, words = stretch.begin, words[: len(apart)]
    for size, low, high in stretch.parts:
        np.bitwise_xor(stretch.shelf.coarse[low:high], signs[size].coarse[0], out=words[low - begin : high - begin])
    np.bitwise_count(words, out=apart)


def _lowest(apart: Bytes | Apart, most: int, *, mask: Mask | None = None) -> Positions:
    """About the `most` that are least apart; none is taken before one that is nearer."""
    if len(apart) <= most:
        return np.arange(len(apart))
    taken = _true(np.less_equal(apart, _ceiling(apart, most), out=mask))
    if len(taken) > 2 * most:  # many are equally far
        taken = taken[np.argpartition(apart[taken], most)[:most]]
        taken.sort()
    return taken


def _true(mask: Mask) -> Positions:
    """Where it is true. For few true ones among millions, to look at eight at a time takes half as long."""
    eights = np.packbits(mask)
    some = np.flatnonzero(eights != 0)
    within = np.flatnonzero(np.unpackbits(eights[some]).view(np.bool_))
    found: Positions = (some[within >> 3] << 3) + (within & 7)
    return found


def _ceiling(apart: Bytes | Apart, most: int) -> int:
    """How far apart about the `most` nearest are, judged by a sample."""
    step = max(1, len(apart) // _SAMPLED)
    counts = np.bincount(apart[::step], minlength=256)
    return int(np.searchsorted(np.cumsum(counts), most // step + 1))


def _whole(signs: Mapping[int, Signatures], stretches: Sequence[Stretch], near: Positions, coarse: Bytes) -> Apart:
    """How far these are apart by all of their bits; `coarse` is what the coarse words say."""
    sizes = [part.size for one in stretches for part in one.parts]
    begins = [one.offset + part.begin - one.begin for one in stretches for part in one.parts]
    counts = np.diff(np.searchsorted(near, begins), append=len(near))
    words = np.empty((len(near), FINE), np.uint64)
    begin = 0
    for one, at in by_stretch(stretches, near):
        end = begin + len(at)
        one.shelf.fine.take(at, axis=0, out=words[begin:end], mode="clip")
        begin = end
    words ^= np.repeat(np.concatenate([signs[size].fine for size in sizes] or [words]), counts, axis=0)
    bits = np.bitwise_count(words.ravel())
    apart = coarse.astype(np.float32)
    for word in range(FINE):
        apart += bits[word::FINE]
    scale = {size: THOUSAND / max(sign.bits, _LEAST_BITS) for size, sign in signs.items()}
    apart *= np.repeat(np.array([scale[size] for size in sizes], np.float32), counts)
    return apart.astype(np.uint16)


def by_stretch(stretches: Sequence[Stretch], at: Positions) -> Iterator[tuple[Stretch, Positions]]:
    """Positions in ascending order, as each shelf counts them."""
    bounds = np.searchsorted(at, [one.offset for one in stretches] + [stretches[-1].last if stretches else 0])
    for stretch, begin, end in zip(stretches, bounds, bounds[1:], strict=False):
        if end > begin:
            yield stretch, stretch.positions(at[begin:end])
