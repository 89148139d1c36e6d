"""What both peers share: the cheapest way through two documents by steps that are independent of each other."""

import math
from collections.abc import Callable, Mapping, Sequence

Step = tuple[int, int]
Link = tuple[tuple[int, ...], tuple[int, ...]]
Cost = Callable[[int, int, int, int], float]

_NARROWEST = 60


def cheapest(source: int, target: int, steps: Sequence[Step], cost: Cost) -> list[Link]:
    """Links over all sentences; `cost` is asked with (i, m, j, n): m source sentences from i with n from j."""
    width = max(_NARROWEST, abs(source - target) + 10)
    best: dict[tuple[int, int], tuple[float, Step]] = {(0, 0): (0.0, (0, 0))}
    for i in range(source + 1):
        middle = round(i * target / source) if source else 0
        for j in range(max(0, middle - width), min(target, middle + width) + 1):
            found = _best_step(best, (i, j), steps, cost)
            if found[0] < math.inf:
                best[(i, j)] = found
    return _links(best, source, target)


def _best_step(
    best: Mapping[tuple[int, int], tuple[float, Step]], at: tuple[int, int], steps: Sequence[Step], cost: Cost
) -> tuple[float, Step]:
    i, j = at
    found = best.get(at, (math.inf, (0, 0)))
    for m, n in steps:
        before = best.get((i - m, j - n))
        if before is None:
            continue
        price = before[0] + cost(i - m, m, j - n, n)
        if price < found[0]:
            found = (price, (m, n))
    return found


def _links(best: Mapping[tuple[int, int], tuple[float, Step]], i: int, j: int) -> list[Link]:
    links: list[Link] = []
    while i or j:
        m, n = best[(i, j)][1]
        i, j = i - m, j - n
        links.append((tuple(range(i, i + m)), tuple(range(j, j + n))))
    return links[::-1]
