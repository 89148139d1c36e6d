"""When to look at a source again: often while it is fresh, later after failures, never in step."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

HOUR, DAY = 3600.0, 86400.0
_BY_AGE = ((1 * DAY, 3 * HOUR), (3 * DAY, 8 * HOUR), (14 * DAY, 1 * DAY), (90 * DAY, 4 * DAY), (365 * DAY, 14 * DAY))
"""(age of the source, seconds between two looks): the first that is older than it counts."""
FRESH = 4 * DAY
"""Seconds for which a source is looked at first of all that its host lets us ask: most corrections come then."""
_OLD = 45 * DAY
_LONGEST_WAIT = 60 * DAY
_FAILED_LONGEST = 8 * HOUR
_SOONEST = 0.25 * HOUR
_JITTER = 0.2
A_HOST_A_DAY = 500
CLOCK_WAS_WRONG = DAY
"""Seconds in the future from which a look was written down by a clock that stood ahead, not a little out of step."""
A_HOST_AT_ONCE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A source under watch. Times are seconds since 1970; `failures` counts looks in a row that showed nothing.

    `retry_after` is what its server asked for, in seconds, 0 for nothing.
    """

    address: str
    captured: float
    looked: float
    failures: int = 0
    retry_after: float = 0.0

    @property
    def host(self) -> str:
        return (urlsplit(self.address).hostname or "").lower()


def next_look(watched: Watched) -> float:
    """When this source is due. The same source is always due at the same moment; two sources hardly ever at one."""
    pause = _pause(watched) * (1 + _JITTER * _share(watched))
    return watched.looked + max(_SOONEST, pause, min(watched.retry_after, _LONGEST_WAIT))


def _pause(watched: Watched) -> float:
    """Twice as long with each failure; a fresh source is tried again after an hour, two, four, then eight."""
    age = max(0.0, watched.looked - watched.captured)
    usual = next((pause for limit, pause in _BY_AGE if age < limit), _OLD)
    if watched.failures and age < FRESH:
        return min(_FAILED_LONGEST, HOUR * 2.0 ** min(watched.failures - 1, 10))
    return min(_LONGEST_WAIT, usual * 2.0 ** min(watched.failures, 10))


def due(sources: Iterable[Watched], *, now: float) -> Iterator[Watched]:
    """Those that are to be looked at now, the longest overdue first.

    A clock that was set back a little looks at none twice; one that stood far ahead made a source due at once.
    """
    waiting = [
        (min(next_look(one), now) if one.looked > now + CLOCK_WAS_WRONG else next_look(one), one)
        for one in sources
        if one.looked <= now or one.looked > now + CLOCK_WAS_WRONG
    ]
    yield from (one for at, one in sorted(waiting, key=lambda pair: (pair[0], pair[1].address)) if at <= now)


def allowed(waiting: Iterable[Watched], *, asked_today: dict[str, int]) -> Iterator[Watched]:
    """Of those due, what may be asked in one round: one of a host at a time, and no more of it a day than is decent."""
    taken: defaultdict[str, int] = defaultdict(int)
    for one in waiting:
        if taken[one.host] < A_HOST_AT_ONCE and asked_today.get(one.host, 0) + taken[one.host] < A_HOST_A_DAY:
            taken[one.host] += 1
            yield one


def _share(watched: Watched) -> float:
    """-1 to 1, by the address and the moment of the last look."""
    digest = hashlib.sha256(f"{watched.address} {watched.looked:.0f}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**31 - 1
