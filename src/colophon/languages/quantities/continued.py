"""What goes on after a number in characters: 多, 半, 年代, 世纪 with its decades, the minutes of an hour."""

import re

from colophon.languages.quantities.digits import VULGAR
from colophon.languages.quantities.han import HanNumerals, han_value

_DECADE = re.compile(r"\s*(?:年代|後(?![来面])|后(?![来面卫的]))")
_CENTURY = re.compile(r"\s*世[纪紀]")
_HALF = re.compile(r"\s*[多余]?[个個]?半(?![导島岛球径夜])")
_MORE = re.compile(r"\s?[多余餘]\s?")
_DECADE_OF = re.compile(r"\s*世[纪紀](?:的)?\s*([一二三四五六七八九]十|[1-9]0)\s*年代")
_OF_DECADES = re.compile(r"\s*世[纪紀]的?\s*[一二三四五六七八九十\d、,，和与與及至到~～–-]{2,10}\s*年代")
_MINUTES = re.compile(
    r"\s?[点點时時시:](?:\s?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:\s?[分분])?(?![\d.%刻])|(半)|([一三])刻)"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Where none of these follows, nothing goes on with the number; space may stand before.
_CONTINUED = frozenset({*VULGAR, *" \n世年後后多余餘个個半"})


def completed(
    text: str, value: float, *, end: int, numerals: HanNumerals
) -> tuple[float, tuple[float, ...], int, bool]:
    """(value, other readings, where it ends, whether a half was added): ½, 20世纪50年代, 多, 年代, 个半."""
    if _CONTINUED.isdisjoint(text[end : end + 2]):
        return value, _short_decade(value), end, False
    if text[end : end + 1] in VULGAR:
        value, end = value + VULGAR[text[end]], end + 1
    decade = _DECADE_OF.match(text, end)
    if decade is not None:
        value, end = (value - 1) * 100 + (han_value(decade[1], numerals) or 0), decade.end()
    value, end = _more_of(text, value, end=end, numerals=numerals)
    others = (value % 100,) if decade is not None else _calendar_readings(text, value, end=end)
    if _HALF.match(text, end) is None:
        return value, others, end, False
    return value + 0.5, (*others, value), end, True


def with_minutes(text: str, hour: float, *, end: int, numerals: HanNumerals) -> tuple[float, int]:
    """三点半, 三点一刻, 13点10分: (hour and fraction, where it ends)."""
    minutes = _MINUTES.match(text, end)
    if minutes is None:
        return hour, end
    quarters = han_value(minutes[3], numerals) if minutes[3] else None
    past = 30.0 if minutes[2] else 15 * quarters if quarters else han_value(minutes[1] or "", numerals)
    return (hour + past / 60, minutes.end()) if past is not None and past < 60 else (hour, end)


def _more_of(text: str, value: float, *, end: int, numerals: HanNumerals) -> tuple[float, int]:
    """两万多 stays 20,000; in 3多亿 the scale stands after the "more"."""
    more = _MORE.match(text, end)
    if more is None:
        return value, end
    place = more.end()
    scale = numerals.scales.get(text[place : place + 1])
    return (value * scale, place + 1) if scale else (value, end)


def _calendar_readings(text: str, value: float, *, end: int) -> tuple[float, ...]:
    if _CENTURY.match(text, end) and 1 < value < 30:
        return ((value - 1) * 100,)
    if value.is_integer() and 10 <= value < 100 and value % 10 == 0 and _DECADE.match(text, end):
        return (1900 + value, 1800 + value)
    return _short_decade(value)


def _short_decade(value: float) -> tuple[float, ...]:
    """1950 may be the fifties, and 2019.10 a month of 2019."""
    if not value.is_integer() and _FIRST_YEAR < value < _LAST_YEAR:
        return (float(int(value)),)
    return (value % 100,) if _FIRST_YEAR < value < _LAST_YEAR and value % 10 == 0 and value % 100 else ()


def only_dates_decades(text: str, end: int) -> bool:
    """Whether a century only says which decades are meant: 20世纪八九十年代."""
    return _OF_DECADES.match(text, end) is not None
