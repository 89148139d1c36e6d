"""The sentences of blocks that lie beside each other already: which of them render which.

What speaks for each bead is worked out once for many blocks together, with all that both articles know; each block is
then a small window of it.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from colophon.segments.bead import Bead
from colophon.segments.belief import Belief, beads_of
from colophon.segments.features import Features
from colophon.segments.lattice import Step, most_likely
from colophon.segments.odds import GAP, Odds, Texts, odds, texts
from colophon.segments.shapes import Shape

_TOGETHER = 160
_PAIR = Shape(((1, 1),))
_CLEARLY = 0.6


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences of both sides that belong together: positions in each, without a gap between them."""

    rows: range
    columns: range


def align_inside(
    windows: Sequence[Window], ours: Sequence[Features], theirs: Sequence[Features], belief: Belief
) -> list[tuple[Bead, ...]]:
    """The beads of each window, with positions of the whole articles."""
    both = texts(ours, theirs, belief.known)
    return list(chain.from_iterable(_solved(group, both, belief) for group in _groups(windows)))


def _groups(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Neighbours that are looked at together: a table of all sentences of a long article would be too large."""
    group: list[Window] = []
    for window in windows:
        if group and max(map(len, _extent([*group, window]))) > _TOGETHER:
            yield group
            group = []
        group.append(window)
    if group:
        yield group


def _extent(group: Sequence[Window]) -> tuple[range, range]:
    return _covering([one.rows for one in group]), _covering([one.columns for one in group])


def _covering(of: Sequence[range]) -> range:
    some = [one for one in of if len(one)]
    return range(min(one.start for one in some), max(one.stop for one in some)) if some else range(0)


def _solved(group: Sequence[Window], both: Texts, belief: Belief) -> Iterator[tuple[Bead, ...]]:
    rows, columns = _extent(group)
    full = [window for window in group if window.rows and window.columns]
    table = (
        odds(both, (rows, columns), belief.lengths, belief.shares, crossings=belief.crossings, manner=belief.manner)
        if full
        else {}
    )
    for window in group:
        if not (window.rows and window.columns):
            yield tuple(_unanswered(window))
            continue
        i, j = window.rows.start - rows.start, window.columns.start - columns.start
        yield _one_pair(table, i, j, window) or _way(_cut(table, i, j, window), window)


def _one_pair(table: Odds, i: int, j: int, window: Window) -> tuple[Bead, ...]:
    """Most blocks are one sentence on both sides, and surely a pair: against two gaps, in either order."""
    if len(window.rows) > 1 or len(window.columns) > 1:
        return ()
    sure = 1 / (1 + 2 * math.exp(min(700.0, 2 * GAP - float(table[_PAIR][i, j]))))
    return (Bead((window.rows[0],), (window.columns[0],), sure),) if sure > _CLEARLY else ()


def _way(table: Odds, window: Window) -> tuple[Bead, ...]:
    steps = most_likely(table, len(window.rows), len(window.columns))
    moved = (Step(step.i + window.rows.start, step.j + window.columns.start, step.shape, step.sure) for step in steps)
    return tuple(chain.from_iterable(map(beads_of, moved)))


def _unanswered(window: Window) -> Iterator[Bead]:
    yield from (Bead((at,), (), 1.0) for at in window.rows)
    yield from (Bead((), (at,), 1.0) for at in window.columns)


def _cut(table: Odds, i: int, j: int, window: Window) -> Odds:
    """What the table says of one window: every shape that fits into it."""
    high, wide = len(window.rows), len(window.columns)
    return {
        shape: seen[i : i + high - shape.source + 1, j : j + wide - shape.target + 1]
        for shape, seen in table.items()
        if shape.source <= high and shape.target <= wide
    }
