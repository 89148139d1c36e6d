"""A weekday put as a date, or a date as a weekday: "on Saturday" and "le 29 septembre" say the same of a known week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from colophon.languages.quantities.mention import Kind, Mention

_NEAR = 12
_YEAR = 366


@dataclass(frozen=True, slots=True)
class Redated:
    """A weekday on one side with the month and day that stand for it on the other."""

    weekday: Mention
    month: Mention
    day: Mention | None

    def contradicts(self, published: str) -> bool:
        """Whether, seen from the day of publication (ISO 8601), that date is another weekday."""
        seen = _date(published)
        if seen is None or self.day is None:
            return False
        candidates = [_day(seen.year + shift, self.month.value, self.day.value) for shift in (-1, 0, 1)]
        near = [found for found in candidates if found is not None and abs((found - seen).days) < _YEAR // 2]
        return bool(near) and all(found.isoweekday() != self.weekday.value for found in near)


def redated(weekdays: Sequence[Mention], others: Sequence[Mention]) -> Redated | None:
    """The first of the lonely `weekdays`, where the other side has a lonely month beside a day."""
    weekday = next((m for m in weekdays if m.kind is Kind.WEEKDAY), None)
    month = next((m for m in others if m.kind is Kind.MONTH), None)
    dated_alike = any(m.kind is Kind.MONTH for m in weekdays) or any(m.kind is Kind.WEEKDAY for m in others)
    if weekday is None or month is None or dated_alike:
        return None
    return Redated(weekday, month, next((m for m in others if _is_day_of(m, month)), None))


def _is_day_of(mention: Mention, month: Mention) -> bool:
    gap = max(month.start - mention.end, mention.start - month.end)
    return mention.kind is Kind.NUMBER and 1 <= mention.value <= 31 and gap <= _NEAR


def _date(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _day(year: int, month: float, day: float) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None
