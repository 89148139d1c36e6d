"""Going through long documents window by window, so that time grows with their length, not with its square."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from colophon.segments.lattice import Step

Solve = Callable[[range, range], list[Step]]
"""The way through some sentences of both sides, from corner to corner, with positions counted from the window's."""

REACH = 120
_MARGIN = 24


@dataclass(frozen=True, slots=True)
class Guide:
    """Points that the way is thought to pass near to, from corner to corner, and how far from them it may be."""

    points: tuple[tuple[int, int], ...]
    margin: int = _MARGIN

    def behind(self, i: int, j: int, far: int) -> tuple[int, int]:
        """The point on the guide `far` sentences of both sides behind (i, j)."""
        wanted = i + j + far
        before = self.points[0]
        for point in self.points:
            if sum(point) >= wanted:
                share = (wanted - sum(before)) / max(1, sum(point) - sum(before))
                return tuple(round(a + (b - a) * share) for a, b in zip(before, point, strict=True))  # type: ignore[return-value]
            before = point
        return self.points[-1]


def straight_guide(source: int, target: int) -> Guide:
    return Guide(((0, 0), (source, target)))


def walk(source: int, target: int, guide: Guide, solve: Solve) -> list[Step]:
    """The way through both documents. Windows overlap: only the part of a way that its end does not bend is kept."""
    steps: list[Step] = []
    i = j = 0
    while i < source or j < target:
        rows, columns = _extent(i, j, source, target, guide)
        found = solve(rows, columns)
        whole = rows.stop == source and columns.stop == target
        for step in found if whole else _unbent(found):
            steps.append(Step(step.i + i, step.j + j, step.shape, step.sure))
        i, j = steps[-1].i + steps[-1].shape.source, steps[-1].j + steps[-1].shape.target
    return steps


def _extent(i: int, j: int, source: int, target: int, guide: Guide) -> tuple[range, range]:
    if source - i <= 2 * REACH and target - j <= 2 * REACH:
        return range(i, source), range(j, target)
    to_i, to_j = guide.behind(i, j, 2 * REACH)
    return (
        range(i, min(source, max(to_i, i) + guide.margin)),
        range(j, min(target, max(to_j, j) + guide.margin)),
    )


def _unbent(steps: Sequence[Step]) -> Sequence[Step]:
    """Up to the middle: at least one step."""
    kept = [step for step in steps if step.i + step.j < 1.2 * REACH]
    return kept or steps[:1]
