"""What we take from the Unicode CLDR through Babel: names of months and weekdays, and the marks inside numbers."""

import re

from babel import Locale, UnknownLocaleError

_BARE = re.compile(r"^\d+$|[月월]$|^[월화수목금토일]$|॰$")


def locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def months(tag: str) -> dict[str, int]:
    """Written forms of the twelve months in lower case, wide and abbreviated, 1 to 12."""
    found = locale(tag)
    if found is None:
        return {}
    names = {
        _tidy(name): number
        for context in ("stand-alone", "format")
        for width in ("abbreviated", "wide")
        for number, name in found.months[context][width].items()
    }
    return {
        name: number
        for name, number in names.items()
        if len(name) > (2 if name.isascii() else 1) and not _BARE.search(name)
    }


def short_months(tag: str) -> frozenset[str]:
    """Abbreviations of months that are no month's full name: "pro" is December in Czech, and mostly "for"."""
    found = locale(tag)
    if found is None:
        return frozenset()
    names = [found.months[context] for context in ("stand-alone", "format")]
    short = {_tidy(name) for widths in names for name in widths["abbreviated"].values()}
    return frozenset(short - {_tidy(name) for widths in names for name in widths["wide"].values()})


def weekdays(tag: str) -> dict[str, int]:
    """Written forms of the seven weekdays in lower case, 1 (Monday) to 7."""
    found = locale(tag)
    if found is None:
        return {}
    names = {
        _tidy(name): number + 1
        for context in ("stand-alone", "format")
        for number, name in found.days[context]["wide"].items()
    }
    return {name: number for name, number in names.items() if len(name) > 1}


def month_first(tag: str) -> bool:
    """Whether a date begins with its month, as in American English."""
    found = locale(tag)
    pattern = str(found.date_formats["long"].pattern) if found is not None else "d M"
    return -1 < pattern.find("M") < pattern.find("d")


def number_marks(tag: str) -> tuple[str, str]:
    """(decimal mark, grouping mark), spaces of every kind as one plain space."""
    found = locale(tag)
    if found is None:
        return ".", ","
    table = found.number_symbols
    symbols = table.get("latn") or table[found.default_numbering_system]
    group = "".join(" " if mark.isspace() else mark for mark in symbols["group"])
    return str(symbols["decimal"]), group


def _tidy(name: str) -> str:
    return " ".join(name.replace("’", "'").lower().rstrip(".").split())
