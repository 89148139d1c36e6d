"""Every way through a window of two documents at once: how likely each bead is, and the way that is right oftenest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colophon.segments.odds import Odds, Table
from colophon.segments.shapes import Shape

_NEVER = -1e9
_SKIP = Shape(((0, 1),))
# What a link has to be expected to be right by, to be better than none.
_WORTH = 0.4


@dataclass(frozen=True, slots=True)
class Step:
    """A bead of a shape, or two that crossed, that begins at (i, j), and how likely it is."""

    i: int
    j: int
    shape: Shape
    sure: float


def most_likely(odds: Odds, rows: int, columns: int) -> list[Step]:
    """The way on which the most links can be expected to be right, from corner to corner."""
    return _best_way(posteriors(odds, rows, columns), rows, columns)


def posteriors(odds: Odds, rows: int, columns: int) -> Odds:
    """For each shape a table over (i, j): how likely a bead of that shape begins there, 0 to 1."""
    ahead = _forward(odds, rows, columns)
    behind = _forward({shape: table[::-1, ::-1] for shape, table in odds.items()}, rows, columns)[::-1, ::-1]
    whole = ahead[rows, columns]
    return {
        shape: np.exp(np.minimum(ahead[: len(table), : table.shape[1]] + table + _from(behind, shape) - whole, 0.0))
        for shape, table in odds.items()
    }


def _from(behind: Table, shape: Shape) -> Table:
    return behind[shape.source :, shape.target :]


def _forward(odds: Odds, rows: int, columns: int) -> Table:
    """The logarithm of the summed odds of every way from the first corner to each point."""
    steps = _Steps.of(odds, rows, columns)
    for i in range(rows + 1):
        steps.reached[i] = _along(np.logaddexp.reduce(steps.to(i)), odds[_SKIP][i])
    return steps.reached


@dataclass(frozen=True, slots=True)
class _Steps:
    """The shapes that lead on in the source, side by side, so that all of them are taken to a row at once.

    `tables` say by shape what speaks for a bead that ends at (i, j), and `begins` where such a bead begins for i = 0,
    in a flat view of `whole`: what is `reached`, with rows and columns around it that never are.
    """

    tables: Table
    begins: NDArray[np.int64]
    whole: Table
    reached: Table

    @classmethod
    def of(cls, odds: Odds, rows: int, columns: int) -> "_Steps":
        longer = [(shape.source, shape.target, table) for shape, table in odds.items() if shape.source]
        up, left = max((m for m, _, _ in longer), default=0), max((n for _, n, _ in longer), default=0)
        tables = np.full((len(longer), rows + 1, columns + 1), _NEVER)
        for ends, (m, n, table) in zip(tables, longer, strict=True):
            ends[m:, n:] = table
        whole = np.full((rows + 1 + up, columns + 1 + left), _NEVER)
        whole[up, left] = 0.0
        first = np.array([(up - m) * whole.shape[1] + left - n for m, n, _ in longer], np.int64)
        return cls(tables, first[:, None] + np.arange(columns + 1), whole, whole[up:, left:])

    def to(self, i: int) -> Table:
        """Every way to row i: what is reached there already, then a row for each shape."""
        taken = self.whole.ravel()[self.begins + i * self.whole.shape[1]] + self.tables[:, i]
        return np.concatenate((self.reached[i : i + 1], taken))


def _along(row: Table, skips: Table) -> Table:
    """With any number of target sentences skipped: a running sum, in logarithms."""
    skipped = np.concatenate(([0.0], np.cumsum(skips)))
    return np.asarray(np.logaddexp.accumulate(row - skipped) + skipped)


def _best_way(likely: Odds, rows: int, columns: int) -> list[Step]:
    shapes = list(likely)
    gains = {shape: _gain(shape, table) for shape, table in likely.items()}
    steps = _Steps.of(gains, rows, columns)
    numbers = np.array([-1, *(number for number, shape in enumerate(shapes) if shape.source)], np.int16)
    came = np.empty((rows + 1, columns + 1), np.int16)
    everywhere = np.arange(columns + 1)
    for i in range(rows + 1):
        ways = steps.to(i)
        best = ways.argmax(axis=0)  # the first of equals
        steps.reached[i], came[i] = ways[best, everywhere], numbers[best]
        _skip_along(steps.reached[i], came[i], gains[_SKIP][i], shapes.index(_SKIP))
    return _walked_back(likely, shapes, came)


def _gain(shape: Shape, table: Table) -> Table:
    """A gap is worth a little where it is likely, so that of two equal ways the likelier is taken."""
    return table * 0.5 - 1e-6 if shape.is_gap else (table - _WORTH) * len(shape.beads)


def _skip_along(row: Table, came: NDArray[np.int16], gains: Table, number: int) -> None:
    skipped = np.concatenate(([0.0], np.cumsum(gains)))
    best = np.maximum.accumulate(row - skipped) + skipped
    better = best > row + 1e-9
    row[better] = best[better]
    came[better] = number


def _walked_back(likely: Odds, shapes: list[Shape], came: NDArray[np.int16]) -> list[Step]:
    i, j = came.shape[0] - 1, came.shape[1] - 1
    steps: list[Step] = []
    while i or j:
        shape = shapes[came[i, j]]
        i, j = i - shape.source, j - shape.target
        steps.append(Step(i, j, shape, float(likely[shape][i, j])))
    return steps[::-1]
