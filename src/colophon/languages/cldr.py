"""What we take from the Unicode CLDR through Babel: months, weekdays, units, money, and the marks inside numbers."""

import re

from babel import Locale, UnknownLocaleError

_BARE = re.compile(r"^\d+$|[月월]$|^[월화수목금토일]$|॰$")


# CLDR's identifiers and ours. Its ton is the short ton, its pound a mass.
_UNITS = {
    "length-meter": "metre",
    "length-kilometer": "kilometre",
    "length-centimeter": "centimetre",
    "length-millimeter": "millimetre",
    "length-mile": "mile",
    "length-yard": "yard",
    "length-foot": "foot",
    "length-inch": "inch",
    "speed-kilometer-per-hour": "kilometre_per_hour",
    "speed-mile-per-hour": "mile_per_hour",
    "speed-meter-per-second": "metre_per_second",
    "speed-knot": "knot",
    "length-nautical-mile": "nautical_mile",
    "area-square-meter": "square_metre",
    "area-square-kilometer": "square_kilometre",
    "area-hectare": "hectare",
    "area-acre": "acre",
    "area-square-mile": "square_mile",
    "area-square-foot": "square_foot",
    "mass-gram": "gram",
    "mass-kilogram": "kilogram",
    "mass-tonne": "tonne",
    "mass-ton": "ton",
    "mass-pound": "pound",
    "mass-ounce": "ounce",
    "mass-stone": "stone",
    "mass-milligram": "milligram",
    "volume-liter": "litre",
    "volume-milliliter": "millilitre",
    "volume-cubic-meter": "cubic_metre",
    "volume-cubic-foot": "cubic_foot",
    "volume-barrel": "barrel",
    "volume-gallon": "gallon",
    "volume-pint": "pint",
    "temperature-celsius": "celsius",
    "temperature-fahrenheit": "fahrenheit",
}
# Signs that set a unit into one character, as Korean and Japanese papers do.
_SIGNS = {
    "㎞": "kilometre",
    "㎝": "centimetre",
    "㎜": "millimetre",
    "㎡": "square_metre",
    "㎢": "square_kilometre",
    "㎏": "kilogram",
    "㎎": "milligram",
    "㎖": "millilitre",
    "㎥": "cubic_metre",
    "℃": "celsius",
    "℉": "fahrenheit",
}
# Vowel signs and marks of direction, which the readers do not see.
_UNREAD = re.compile("[\u064b-\u065f\u200e\u200f]")
_SPANS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
_CURRENCIES = re.findall(
    r"[A-Z]{3}",
    "CUR REN CIE USD EUR GBP CNY JPY RUB INR UAH CHF TRY CAD AUD HKD KRW PLN BRL MXN CZK SEK NOK DKK HUF RON "
    "ILS SGD TWD NZD THB IDR VND PHP MYR ZAR NGN KES EGP SAR AED IRR IQD PKR BDT COP ARS CLP PEN BYN KZT GEL",
)


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


def counts_twelve_hours(tag: str) -> bool:
    """Whether clocks count twelve hours and name the half of the day, as in English."""
    found = locale(tag)
    pattern = str(found.time_formats["short"].pattern) if found is not None else "HH:mm"
    return "h" in pattern


def number_marks(tag: str) -> tuple[str, str]:
    """(decimal mark, grouping mark), spaces of every kind as one plain space."""
    found = locale(tag)
    if found is None:
        return ".", ","
    table = found.number_symbols
    symbols = table.get("latn") or table[found.default_numbering_system]
    group = "".join(" " if mark.isspace() else mark for mark in symbols["group"])
    return str(symbols["decimal"]), group


def units(tag: str) -> dict[str, str]:
    """Written forms of units of measure, by our own identifiers."""
    return _SIGNS | _measured(tag, _UNITS)


def periods(tag: str) -> dict[str, str]:
    """Written forms of spans of time, by our own identifiers; no short ones, which mean other things (dec, min)."""
    return _measured(tag, {f"duration-{name}": name for name in _SPANS}, widths=("long",))


def money(tag: str) -> dict[str, frozenset[str]]:
    """Written names of the currencies that news speaks of, and the codes they mean."""
    found = locale(tag)
    if found is None:
        return {}
    plurals = found._data["currency_names_plural"]
    names: dict[str, set[str]] = {}
    for code in _CURRENCIES:
        for name in {str(found.currencies.get(code, "")), *map(str, dict(plurals.get(code, {})).values())}:
            if len(name) > 1 and name != code:
                names.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in names.items()}


def _measured(tag: str, wanted: dict[str, str], *, widths: tuple[str, ...] = ("short", "long")) -> dict[str, str]:
    found = locale(tag)
    if found is None:
        return {}
    table = found._data["unit_patterns"]
    forms: dict[str, str] = {}
    for key, name in wanted.items():
        for width in widths:
            for plural, pattern in dict(table.get(key, {}).get(width, {})).items():
                form = _UNREAD.sub("", str(pattern).replace("{0}", "")).strip()
                word = width == "short" and form.isascii() and form.isalpha()  # "in" is an inch, and mostly none
                if plural != "per" and "{0}" in str(pattern) and len(form) > 1 and not word:
                    forms[form] = name
    return forms


def _tidy(name: str) -> str:
    return " ".join(name.replace("’", "'").lower().rstrip(".").split())
