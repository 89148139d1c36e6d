"""What speaks for each bead that could begin at each place: words, lengths and shape together, as log odds."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from colophon.segments.evidence import Index, index, said
from colophon.segments.features import Features, repeated
from colophon.segments.manner import USUAL, Manner
from colophon.segments.partners import Partners, turned
from colophon.segments.shapes import GAPS, Shape, Size, crossed, straight
from colophon.segments.vectors import said_by_vectors

Table = NDArray[np.float64]
Odds = dict[Shape, Table]
"""For each shape a table over (i, j): the logarithm of the odds of a bead of that shape that begins there."""

# Made on hand-aligned documents and on news with sentences joined, cut, left out and swapped; see evaluation/.
WORDS_WEIGH = 0.6
SAID_AGAIN = 0.5
GAP = -2.8
CROSSING = -3.6
A_LINK = 3.0
BROKEN = -2.0
UNEVEN = -1.4
_MOST_UNEVEN = 2
_STRETCH = 3.0
_LOOSER_WHEN_SHORT = 1.0
_WORST_LENGTH = -8.0


@dataclass(frozen=True, slots=True)
class Lengths:
    """Length of the translation for one of the source's, and how far the logarithm of the two strays."""

    ratio: float = 1.0
    spread: float = 0.2


@dataclass(frozen=True, slots=True)
class Texts:
    """Two documents and what the words of each can meet in the other: all of them, and those said again in the next
    sentence.
    """

    ours: Sequence[Features]
    theirs: Sequence[Features]
    all: tuple[Index, Index]
    again: tuple[Index, Index]


def texts(ours: Sequence[Features], theirs: Sequence[Features], known: Partners) -> Texts:
    """Two documents with what their words can meet, by the words that are `known` to go together."""
    back = turned(known)
    return Texts(
        ours,
        theirs,
        (index(ours, theirs, known), index(theirs, ours, back)),
        (index(repeated(ours), theirs, known), index(repeated(theirs), ours, back)),
    )


def odds(
    of: Texts,
    window: tuple[range, range],
    lengths: Lengths,
    shares: Mapping[Size, float],
    *,
    crossings: bool = True,
    manner: Manner = USUAL,
) -> Odds:
    """Of every bead of the sizes in `shares`, of gaps, and of neighbours that have changed places, in a window."""
    ours = of.ours[window[0].start : window[0].stop]
    theirs = of.theirs[window[1].start : window[1].stop]
    rows, columns = len(ours), len(theirs)
    sizes = {size: share for size, share in shares.items() if size[0] <= rows and size[1] <= columns}
    most = max((max(size) for size in sizes), default=1)
    words, again = _said(of.all, window, most), _said(of.again, window, most)
    left, right = _sums(ours), _sums(theirs)
    cuts, ends = (_cuts(ours), _cuts(theirs)), (_ends(ours), _ends(theirs))
    found: Odds = {}
    for shape, (size, share) in zip(straight(sizes), sizes.items(), strict=True):
        by_words = WORDS_WEIGH * (_words(*words, size) - SAID_AGAIN * _said_again(*again, size))
        by_marks = _by_cuts(*cuts, size) + _by_ends(*ends, size, manner.uneven)
        found[shape] = by_words + _by_length(left, right, size, lengths) + by_marks + share + A_LINK
        by_vectors = said_by_vectors(ours, theirs, size)
        if by_vectors is not None:
            found[shape] += by_vectors
    for shape in crossed(sizes) if crossings else ():
        if shape.source <= rows and shape.target <= columns:
            found[shape] = _crossing(found, shape, rows, columns)
    for gap in GAPS:
        found[Shape((gap,))] = GAP + manner.gap + _by_cuts(*cuts, gap)
    return found


def _said(of: tuple[Index, Index], window: tuple[range, range], most: int) -> tuple[list[Table], list[Table]]:
    """What the words of each side say to those of the other; both tables are over (i, j)."""
    return said(of[0], *window, most), [table.T for table in said(of[1], window[1], window[0], most)]


def _words(there: Sequence[Table], back: Sequence[Table], size: Size) -> Table:
    """What the words of both sides say, for every place where a bead of this size can begin."""
    m, n = size
    high, wide = there[0].shape[0] - m + 1, there[0].shape[1] - n + 1
    total = np.zeros((high, wide))
    for k in range(m):
        total += there[n - 1][k : k + high, :wide]
    for k in range(n):
        total += back[m - 1][:high, k : k + wide]
    return total


def _said_again(there: Sequence[Table], back: Sequence[Table], size: Size) -> Table:
    """What words say that two neighbours in the bead share: a sentence too many often names again what is named beside
    it. It counted twice.
    """
    m, n = size
    high, wide = there[0].shape[0] - m + 1, there[0].shape[1] - n + 1
    total = np.zeros((high, wide))
    for k in range(m - 1):
        total += there[n - 1][k : k + high, :wide]
    for k in range(n - 1):
        total += back[m - 1][:high, k : k + wide]
    return total


def _sums(of: Sequence[Features]) -> Table:
    return np.concatenate(([0.0], np.cumsum([one.length for one in of])))


def _by_length(left: Table, right: Table, size: Size, lengths: Lengths) -> Table:
    """Half the squared distance of the logarithms in deviations, below zero; short sentences may differ more."""
    m, n = size
    expected = ((left[m:] - left[:-m]) * lengths.ratio)[:, None]
    actual = (right[n:] - right[:-n])[None, :]
    spread = lengths.spread + _LOOSER_WHEN_SHORT / (8.0 + np.minimum(actual, expected))
    distance = np.log((actual + _STRETCH) / (expected + _STRETCH)) / spread
    return np.maximum(-0.5 * distance**2, _WORST_LENGTH)


def _cuts(of: Sequence[Features]) -> Table:
    """1 at each place between two units where a sentence was cut, else 0."""
    between = [one.goes_on or after.begins_small for one, after in pairwise(of)]
    return np.array([0.0, *between, 0.0][: len(of) + 1], np.float64)


def _ends(of: Sequence[Features]) -> Table:
    """How many sentences have ended before each unit; a unit that was cut ends none."""
    return np.concatenate(([0.0], np.cumsum([one.ends for one in of] - _cuts(of)[1:])))


def _by_cuts(left: Table, right: Table, size: Size) -> Table:
    """A bead, or a gap, hardly ends where a sentence goes on."""
    m, n = size
    return np.asarray(BROKEN * (left[m:][:, None] * bool(m) + right[n:][None, :] * bool(n)))


def _by_ends(left: Table, right: Table, size: Size, uneven: float) -> Table:
    """Two sentences rather face two, also where both stand in one unit; how much rather is the translator's manner."""
    m, n = size
    apart = np.abs((left[m:] - left[:-m])[:, None] - (right[n:] - right[:-n])[None, :])
    return np.asarray(min(0.0, UNEVEN + uneven) * np.minimum(apart, _MOST_UNEVEN))


def _crossing(found: Odds, shape: Shape, rows: int, columns: int) -> Table:
    """The first bead's target sentences stand behind the second's."""
    first, second = shape.beads
    high, wide = rows - shape.source + 1, columns - shape.target + 1
    one, other = found[Shape((first,))], found[Shape((second,))]
    behind = one[:high, second[1] : second[1] + wide]
    before = other[first[0] : first[0] + high, :wide]
    return behind + before + CROSSING


def ratio_of(ours: Sequence[Features], theirs: Sequence[Features]) -> float:
    """Length of the translation for one of the source's; kept near 1 so that a stray document cannot bend it."""
    source, target = sum(one.length for one in ours), sum(one.length for one in theirs)
    return min(2.0, max(0.5, target / source)) if source and target else 1.0


def lengths_seen(pairs: Sequence[tuple[float, float]], before: Lengths) -> Lengths:
    """Ratio and spread of the lengths of beads; the belief before weighs like twenty of them."""
    long = [(source, target) for source, target in pairs if source > 30 and target > 0]
    if len(long) < 5:
        return before
    ratio = sum(target for _, target in pairs) / sum(source for source, _ in pairs)
    ratio = min(2.0, max(0.5, ratio))
    strays = sorted(abs(math.log((target + _STRETCH) / (source * ratio + _STRETCH))) for source, target in long)
    spread = 1.48 * strays[len(strays) // 2]
    return Lengths(ratio, max(0.15, (spread * len(long) + before.spread * 20) / (len(long) + 20)))
