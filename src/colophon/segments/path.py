"""The cheapest way through two documents, step by step, in a band around their diagonal."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from colophon.segments.bead import Bead

_NARROWEST = 24
_SHARE = 0.06

Cost = Callable[[int, int, int, int], float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A step over `source` and `target` sentences, and what it costs in itself."""

    source: int
    target: int
    cost: float


def cheapest_path(source: int, target: int, shapes: Sequence[Shape], cost: Cost) -> tuple[Bead, ...]:
    """Beads that cover `source` and `target` sentences. `cost` is asked with (i, m, j, n): m from i with n from j."""
    width = max(_NARROWEST, int(_SHARE * max(source, target)), abs(source - target) // 8)
    rows: list[dict[int, tuple[float, Shape | None]]] = []
    for i in range(source + 1):
        row: dict[int, tuple[float, Shape | None]] = {}
        for j in _band(i, source, target, width):
            row[j] = _best(rows, row, (i, j), shapes, cost)
        rows.append(row)
    return tuple(reversed(list(_walk_back(rows, source, target, cost))))


def _band(i: int, source: int, target: int, width: int) -> range:
    middle = round(i * target / source) if source else 0
    whole = not source or i in (0, source)
    return range(target + 1) if whole else range(max(0, middle - width), min(target, middle + width) + 1)


def _best(
    rows: Sequence[dict[int, tuple[float, Shape | None]]],
    row: dict[int, tuple[float, Shape | None]],
    at: tuple[int, int],
    shapes: Sequence[Shape],
    cost: Cost,
) -> tuple[float, Shape | None]:
    i, j = at
    best: tuple[float, Shape | None] = (0.0, None) if i == j == 0 else (math.inf, None)
    for shape in shapes:
        k, at_j = i - shape.source, j - shape.target
        if k < 0 or at_j < 0:
            continue
        before = (row if k == i else rows[k]).get(at_j)
        if before is None or before[0] == math.inf:
            continue
        total = before[0] + shape.cost + cost(k, shape.source, at_j, shape.target)
        if total < best[0]:
            best = (total, shape)
    return best


def _walk_back(
    rows: Sequence[dict[int, tuple[float, Shape | None]]], source: int, target: int, cost: Cost
) -> list[Bead]:
    beads: list[Bead] = []
    i, j = source, target
    while i or j:
        shape = rows[i][j][1]
        assert shape is not None, "the band reaches both corners"
        i, j = i - shape.source, j - shape.target
        price = shape.cost + cost(i, shape.source, j, shape.target)
        ours, theirs = tuple(range(i, i + shape.source)), tuple(range(j, j + shape.target))
        beads.append(Bead(ours, theirs, _confidence(price)))
    return beads


def _confidence(price: float) -> float:
    """A price of 1.5 is as good as a toss."""
    return 1 / (1 + math.exp(min(30.0, 1.2 * (price - 1.5))))
