"""When a page says it was published, as ISO 8601."""

import re
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(
    r"(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_SLASHED = re.compile(r"(?<!\d)((?:19|20)\d\d)[/.年](\d{1,2})[/.月](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?![\d:])")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")
_LONGEST = 200


def iso(text: str) -> str:
    """A date as ISO 8601, with time and zone where they are given; empty where there is none."""
    text = text[:_LONGEST]
    found = _ISO.search(text)
    if found:
        year, month, number, hour, minute, second, zone = found.groups()
        whole = day(year, month, number)
        if not whole or not hour or int(hour) > 23 or int(minute) > 59:
            return whole
        return f"{whole}T{hour}:{minute}:{second or '00'}{zone or ''}"
    if found := _SLASHED.search(text):
        return day(*found.groups())
    if found := _DAY_FIRST.search(text):
        return day(found[3], found[2], found[1])
    return ""


def in_address(address: str) -> str:
    found = _IN_ADDRESS.search(address[:2000])
    return day(*found.groups()) if found else ""


def first_iso(values: Iterable[str]) -> str:
    return next((found for value in values if (found := iso(value))), "")


def days_between(one: str, other: str) -> int:
    """Between the days of two ISO dates."""
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def day(year: str, month: str, number: str) -> str:
    """A day of the calendar, empty where there is none such."""
    try:
        return date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return ""
