"""A quantity as it stands in a text: where, how it is written, and every value it may mean."""

from enum import StrEnum
from typing import NamedTuple

from colophon.languages.language import DayHalf, Share


class Kind(StrEnum):
    NUMBER = "number"
    MONTH = "month"
    WEEKDAY = "weekday"
    LABEL = "label"
    APPROXIMATE = "approximate"


class Mention(NamedTuple):
    """One quantity. `values` are what it says; `others` what it may also stand for (20:00 for "8 o'clock").

    `start` and `end` are code points of the text as it was given. A mention is `certain` where a careful reader would
    look for it on the other side; `quiet` where its word is often no number ("one", "second"). Months count 1–12,
    weekdays 1 (Monday) – 7. An hour says by `time` what tells its half of the day. `score` is half of a result (3-1). A
    number among characters without its measure word is not `counted`. Money is the set of ISO 4217 codes its sign can
    mean; unit and period are names from `measures`. A label ("F16", "2.6.39") has its letters and digits as `surface`
    and is compared as text.

    A named tuple, because a text makes many and a frozen dataclass of twenty fields takes three times as long to make.
    """

    kind: Kind
    values: tuple[float, ...]
    start: int
    end: int
    surface: str
    others: tuple[float, ...] = ()
    certain: bool = True
    quiet: bool = False
    digits: bool = False
    ordinal: bool = False
    loose: bool = False
    time: DayHalf | None = None
    score: bool = False
    counted: bool = True
    share: Share | None = None
    money: frozenset[str] = frozenset()
    unit: str = ""
    period: str = ""
    scale: float = 1.0

    @property
    def value(self) -> float:
        return self.values[0] if self.values else 0.0

    @property
    def said(self) -> tuple[object, ...]:
        """All of it but where it stands."""
        return self[:2] + self[4:]
