"""Gale and Church (1993): sentences are aligned by their lengths in characters alone."""

import math
from collections.abc import Sequence
from functools import lru_cache

from evaluation.peers.steps import Link, Step, cheapest

# Shares of the steps and the variance of a character, as published.
PRIORS: dict[Step, float] = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
VARIANCE = 6.8


def links(source: Sequence[str], target: Sequence[str]) -> list[Link]:
    """The published method; the ratio of the lengths is taken from the documents, as their languages differ."""
    ours, theirs = [len(text) for text in source], [len(text) for text in target]
    ratio = sum(theirs) / max(1, sum(ours))
    left, right = _sums(ours), _sums(theirs)

    def cost(i: int, m: int, j: int, n: int) -> float:
        return length_cost(left[i + m] - left[i], right[j + n] - right[j], ratio) - math.log(PRIORS[m, n])

    return cheapest(len(ours), len(theirs), list(PRIORS), cost)


@lru_cache(maxsize=1 << 18)
def length_cost(source: int, target: int, ratio: float) -> float:
    """Minus the logarithm of how likely so great a difference of lengths is."""
    if source == target == 0:
        return 0.0
    mean = (source + target / ratio) / 2
    delta = abs(target - source * ratio) / math.sqrt(mean * VARIANCE)
    return -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-60))


def _sums(lengths: Sequence[int]) -> list[int]:
    sums = [0]
    for length in lengths:
        sums.append(sums[-1] + length)
    return sums
