"""Whether an edition still says what its source says: a statement with a date, beside what was signed."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """UNKNOWN: nobody has looked yet, or nobody says."""

    UNKNOWN = "unknown"
    CURRENT = "current"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """`day` (YYYY-MM-DD) is when that was seen last, for CHANGED and WITHDRAWN when it was seen first.

    `places` are the blocks of the text that do not follow the source yet, by their number from 1; `headline` says that
    the headline does not.
    """

    state: State = State.UNKNOWN
    day: str = ""
    places: tuple[int, ...] = ()
    headline: bool = False


UNKNOWN = Freshness()
