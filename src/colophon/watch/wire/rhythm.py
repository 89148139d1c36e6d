"""When to read a feed again: as often as it has something new, and ever more seldom while it fails."""

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
SOONEST, USUAL, LATEST = 15 * MINUTE, 1 * HOUR, 12 * HOUR
_LONGEST_WAIT = 7 * DAY
_JITTER = 0.1
_MOST_DOUBLINGS = 9


def next_reading(
    address: str, *, read: float, published: Sequence[float] = (), failures: int = 0, asked: float = 0.0
) -> float:
    """The moment (seconds since 1970) of the next reading.

    `read` is the last one, `published` when its newest entries came out, `failures` those in a row, `asked` the pause
    that the feed or its server asks for. Two feeds are hardly ever due at one moment.
    """
    pause = min(_LONGEST_WAIT, max(_usual(published), SOONEST) * 2.0 ** min(failures, _MOST_DOUBLINGS))
    wanted = max(pause, min(asked, _LONGEST_WAIT))
    digest = hashlib.sha256(f"{address} {read:.0f}".encode()).digest()
    return read + wanted * (1 + _JITTER * int.from_bytes(digest[:4], "big") / 2**32)


def _usual(published: Sequence[float]) -> float:
    """Half of the usual time between two of its entries."""
    moments = sorted(published, reverse=True)[:20]
    if len(moments) < 3:
        return USUAL
    return min(LATEST, max(SOONEST, median(one - two for one, two in pairwise(moments)) / 2))
