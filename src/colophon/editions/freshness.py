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
class FirstSource:
    """Of a translation of a translation: what became of the text that stood first, at `address`. `day` as below."""

    state: State = State.UNKNOWN
    day: str = ""
    address: str = ""


NO_FIRST = FirstSource()


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
    first: FirstSource = NO_FIRST

    @property
    def behind(self) -> bool:
        """Whether readers have to be told that the edition no longer says what it was made from."""
        return bool({self.state, self.first.state} & {State.CHANGED, State.WITHDRAWN})


UNKNOWN = Freshness()
