"""A day put another way: "on Saturday" as "le 29 septembre", "yesterday" as "周二". The calendar tells whether."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from colophon.languages.library import language, resolved
from colophon.languages.quantities.mention import Kind, Mention

_NEAR = 12
_YEAR = 366
_YEARS = frozenset(range(1900, 2100))


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
        near = list(_dates_near(seen, self.month, self.day))
        return bool(near) and all(found.isoweekday() != self.weekday.value for found in near)


@dataclass(frozen=True, slots=True)
class Relative:
    """A weekday or a date on one side where the other says "yesterday", "today" or "tomorrow" (days from today)."""

    named: Mention
    day: Mention | None
    offsets: frozenset[int]

    def contradicts(self, published: str) -> bool:
        """Whether none of the days meant, seen from the day of publication (ISO 8601), is the one that is named."""
        seen = _date(published)
        if seen is None or (self.named.kind is Kind.MONTH and self.day is None):
            return False
        return not any(self._is(seen + timedelta(days=offset)) for offset in self.offsets)

    def _is(self, meant: date) -> bool:
        if self.day is None:
            return meant.isoweekday() == self.named.value
        return (meant.month, meant.day) == (self.named.value, self.day.value)


def redated(weekdays: Sequence[Mention], others: Sequence[Mention]) -> Redated | None:
    """The first of the lonely `weekdays`, where the other side has a lonely month beside a day."""
    weekday = next((m for m in weekdays if m.kind is Kind.WEEKDAY), None)
    month = next((m for m in others if m.kind is Kind.MONTH), None)
    dated_alike = any(m.kind is Kind.MONTH for m in weekdays) or any(m.kind is Kind.WEEKDAY for m in others)
    if weekday is None or month is None or dated_alike:
        return None
    return Redated(weekday, month, next((m for m in others if _is_day_of(m, month)), None))


def relative(lonely: Sequence[Mention], others: Sequence[Mention], *, text: str, tag: str) -> Relative | None:
    """The first lonely weekday or date, where the other side's `text` counts from today and names no day itself."""
    named = next((m for m in lonely if m.kind in (Kind.WEEKDAY, Kind.MONTH)), None)
    if named is None or any(m.kind in (Kind.WEEKDAY, Kind.MONTH) for m in others):
        return None
    offsets = _offsets(text, tag, language(resolved(tag)).calendar.relative)
    day = next((m for m in lonely if _is_day_of(m, named)), None) if named.kind is Kind.MONTH else None
    return Relative(named, day, offsets) if offsets else None


@dataclass(frozen=True, slots=True)
class RelativeYear:
    """A year on one side where the other says "last year"."""

    year: Mention
    offsets: frozenset[int]

    def contradicts(self, published: str) -> bool:
        """Whether none of the years meant, seen from the day of publication (ISO 8601), is the one that is named."""
        seen = _date(published)
        return seen is not None and all(seen.year + offset != self.year.value for offset in self.offsets)


def relative_year(
    lonely: Sequence[Mention], others: Sequence[Mention], *, own: tuple[str, str], other: tuple[str, str]
) -> RelativeYear | None:
    """The first lonely year, where the other side counts from this year instead; `own` and `other` are text and tag.

    The other side has no lonely number in digits, and the year's own side counts from no year itself.
    """
    year = next((m for m in lonely if m.kind is Kind.NUMBER and m.digits and m.value in _YEARS), None)
    if year is None or any(m.kind is Kind.NUMBER and m.digits for m in others):
        return None
    offsets = _years_from(*other)
    return RelativeYear(year, offsets) if offsets and not _years_from(*own) else None


def _years_from(text: str, tag: str) -> frozenset[int]:
    return _offsets(text, tag, language(resolved(tag)).calendar.relative_years)


def _offsets(text: str, tag: str, known: Mapping[str, int]) -> frozenset[int]:
    tag = resolved(tag)
    pattern = _pattern(tag, tuple(known))
    return frozenset(known[found.lower()] for found in pattern.findall(text.replace("’", "'").translate(_fold(tag))))


@lru_cache(maxsize=64)
def _pattern(tag: str, known: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted(known, key=len, reverse=True)
    choice = "|".join(re.escape(form) for form in forms) or "(?!)"
    edge = r"(?![^\W_])" if language(tag).spaces else ""
    before = r"(?<![^\W_])" if language(tag).spaces else ""
    return re.compile(f"{before}(?:{choice}){edge}", re.IGNORECASE)


def _fold(tag: str) -> dict[int, str]:
    return dict(language(tag).fold)


def _dates_near(seen: date, month: Mention, day: Mention) -> Iterator[date]:
    """That day of that month in the years around, where it is less than half a year away."""
    for shift in (-1, 0, 1):
        found = _day(seen.year + shift, month.value, day.value)
        if found is not None and abs((found - seen).days) < _YEAR // 2:
            yield found


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
