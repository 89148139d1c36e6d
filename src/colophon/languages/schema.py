"""The shape of a language file: which tables and keys it may hold, and how they become a `Language`."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from colophon.errors import LanguageDataError
from colophon.languages import cldr
from colophon.languages.forms import listed
from colophon.languages.language import (
    Calendar,
    DayHalf,
    Inflection,
    Language,
    Numerals,
    NumeralSystem,
    Share,
    Speech,
    SpeechOrder,
)
from colophon.languages.measures import PERIODS, UNITS, ZONES
from colophon.languages.wording import CUES, FRAME, KEPT, SPEECH

Value = str | int | float | bool
Tables = Mapping[str, Mapping[str, Value]]
V = TypeVar("V")

KEYS: dict[str, frozenset[str]] = {
    "": frozenset({"inherits"}),
    "writing": frozenset({"notes", "numerals", "spaces", "direction", "fold", "capitalised_calendar"}),
    "numerals": frozenset(
        {
            "joiners",
            "joined_from",
            "joined_by",
            "approximate",
            "articles",
            "out_of",
            "between",
            "about",
            "quiet",
            "halves",
            "ordinal_endings",
            "stranded",
            "determiners",
            "prefixes",
            "point",
        }
        | {"compounds", "vigesimal", "scale_first", "not_numbers", "scale_not_before", "counters"}
    ),
    "calendar": frozenset(
        {
            "guarded",
            "guards",
            "nights",
            "evenings",
            "yesterday",
            "today",
            "tomorrow",
            "last_year",
            "this_year",
            "next_year",
            "names_before",
            "names_after",
            "month_mark",
            "month_not_after",
        }
        | {"weekday_marks", "weekday_characters", "weekday_suffix", "weekday_not_after"}
    ),
    "inflection": frozenset({"endings", "prefixes", "rewritten", "alike", "shortest", "compounds"}),
    "percent": frozenset({"percent", "per_mille", "points"}),
    "bound": frozenset({*PERIODS, "other"}),
    "times": frozenset(DayHalf),
    "zones": frozenset(ZONES),
    "units": frozenset(UNITS),
    "periods": frozenset(PERIODS),
    "cues": frozenset(CUES),
    "kept": frozenset(KEPT),
    "speech": frozenset(FRAME),
}
_VALUED = ("bound", "cardinals", "ordinals", "scales", "duals", "loose", "fractions", "characters", "powers")
NUMBERED = frozenset(
    {f"numerals.{name}" for name in _VALUED}
    | {"calendar.months", "calendar.weekdays", "calendar.eras", "calendar.hour_parts"}
)
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}
_RELATIVE_YEARS = {"last_year": -1, "this_year": 0, "next_year": 1}
_SEVEN, _TWELVE = 7, 12


def flattened(tree: Mapping[str, object]) -> dict[str, dict[str, Value]]:
    """The tables of a parsed TOML file by their dotted names, every key checked. Raises `LanguageDataError`."""
    tables: dict[str, dict[str, Value]] = {"": {}}
    for key, value in tree.items():
        if isinstance(value, dict):
            for name, table in _tables(key, value):
                tables[name] = {k: _checked(name, k, v) for k, v in table.items()}
        else:
            tables[""][key] = _checked("", key, value)
    return tables


def _tables(name: str, table: Mapping[str, object]) -> list[tuple[str, dict[str, object]]]:
    nested = [(f"{name}.{key}", value) for key, value in table.items() if isinstance(value, dict)]
    return [(name, {key: value for key, value in table.items() if not isinstance(value, dict)}), *nested]


def _checked(table: str, key: str, value: object) -> Value:
    known = table == "money" or table in NUMBERED or key in KEYS.get(table, ())
    if not known:
        raise LanguageDataError(f"[{table}] has no key {key!r}.")
    if table in NUMBERED:
        _number(table, key)
    if not isinstance(value, str | int | float | bool):
        raise LanguageDataError(f"[{table}] {key} must be text, a number or true/false.")
    return value


def _number(table: str, key: str) -> float:
    try:
        return float(key)
    except ValueError as error:
        raise LanguageDataError(f"[{table}] {key!r} is not a number.") from error


def composed(tag: str, tables: Tables) -> Language:
    """A language from its checked tables, with CLDR's months, weekdays and number marks underneath."""
    writing = tables.get("writing", {})
    decimal, grouping = cldr.number_marks(tag)
    fold = str(writing.get("fold", ""))
    return Language(
        tag=tag,
        numerals=_numerals(tables),
        calendar=_calendar(tag, tables),
        shares=_named(tables, "percent", Share),
        money=_money(tag, tables),
        units=cldr.units(tag) | _named(tables, "units", str),
        periods=cldr.periods(tag) | _named(tables, "periods", str),
        times=_named(tables, "times", DayHalf),
        zones=_named(tables, "zones", str),
        decimal=decimal,
        grouping=grouping,
        spaces=bool(writing.get("spaces", True)),
        direction=str(writing.get("direction", "ltr")),
        notes=_words(tables, "writing", "notes"),
        fold={ord(written): plain for written, plain in zip(fold[::2], fold[1::2], strict=True)},
        inflection=_inflection(tables),
        cues={kind: _words(tables, "cues", kind) for kind in tables.get("cues", {})},
        renderings=_renderings(tables),
        speech=_speech(tables),
    )


def _speech(tables: Tables) -> Speech:
    """Where no table says how statements are put, none are read."""
    order = str(tables.get("speech", {}).get("order", "unknown"))
    lists = {key: _words(tables, "speech", key) for key in FRAME if key != "order"}
    return Speech(
        order=SpeechOrder(order),
        that=lists["that"],
        ends=frozenset(lists["ends"]),
        skipped=frozenset(lists["skipped"]),
        pronouns=frozenset(lists["pronouns"]),
        nominal=frozenset(lists["nominal"]),
        core=frozenset(lists["core"]),
    )


def _renderings(tables: Tables) -> dict[str, tuple[str, ...]]:
    """What may render a cue: what is listed as such, and the language's own sure cues of the same class."""
    own = {"negation": ("negator",), "speech": (*SPEECH, "according", "cites")}
    return {
        kind: tuple(
            form
            for table, key in (("kept", kind), *(("cues", key) for key in own.get(kind, (kind,))))
            for form in _words(tables, table, key)
        )
        for kind in tables.get("kept", {})
    }


def _words(tables: Tables, table: str, key: str) -> tuple[str, ...]:
    return listed(str(tables.get(table, {}).get(key, "")))


def _valued(tables: Tables, table: str) -> dict[str, float]:
    rows = tables.get(table, {}).items()
    return {form.lower(): float(number) for number, forms in rows for form in listed(str(forms))}


def _named(tables: Tables, table: str, kind: Callable[[str], V]) -> dict[str, V]:
    return {form: kind(name) for name, forms in tables.get(table, {}).items() for form in listed(str(forms))}


def _money(tag: str, tables: Tables) -> dict[str, frozenset[str]]:
    """The file's forms; what CLDR adds yields to them ("real" is Brazil's)."""
    codes: dict[str, frozenset[str]] = {}
    for code, forms in tables.get("money", {}).items():
        for form in listed(str(forms)):
            codes[form] = codes.get(form, frozenset()) | {code}
    return cldr.money(tag) | codes


def _characters(tables: Tables, table: str) -> dict[str, float]:
    return {c: float(number) for number, group in tables.get(table, {}).items() for c in str(group)}


def _numerals(tables: Tables) -> Numerals:
    row = tables.get("numerals", {})
    return Numerals(
        system=NumeralSystem(str(tables.get("writing", {}).get("numerals", "words"))),
        cardinals=_valued(tables, "numerals.cardinals"),
        ordinals=_valued(tables, "numerals.ordinals"),
        scales=_valued(tables, "numerals.scales"),
        duals=_valued(tables, "numerals.duals"),
        loose=_valued(tables, "numerals.loose"),
        fractions=_valued(tables, "numerals.fractions"),
        bound=_valued(tables, "numerals.bound"),
        bound_stems=_named(tables, "bound", str),
        characters=_characters(tables, "numerals.characters"),
        powers=_characters(tables, "numerals.powers"),
        out_of=_words(tables, "numerals", "out_of"),
        between=_words(tables, "numerals", "between"),
        articles=frozenset(_words(tables, "numerals", "articles")),
        approximate=frozenset(_words(tables, "numerals", "approximate")),
        quiet=frozenset(_words(tables, "numerals", "quiet")),
        about=_words(tables, "numerals", "about"),
        halves=_words(tables, "numerals", "halves"),
        ordinal_endings=_words(tables, "numerals", "ordinal_endings"),
        stranded=_words(tables, "numerals", "stranded"),
        determiners=_words(tables, "numerals", "determiners"),
        counters=_words(tables, "numerals", "counters"),
        scale_not_before=_words(tables, "numerals", "scale_not_before"),
        not_numbers=tuple(str(row.get("not_numbers", "")).split()),
        joiners=frozenset(_words(tables, "numerals", "joiners")),
        joined_from=float(row.get("joined_from", 20)),
        joined_by=str(row.get("joined_by", "")),
        point=_words(tables, "numerals", "point"),
        prefixes=_words(tables, "numerals", "prefixes"),
        compounds=bool(row.get("compounds", False)),
        vigesimal=bool(row.get("vigesimal", False)),
        scale_first=bool(row.get("scale_first", False)),
    )


def _inflection(tables: Tables) -> Inflection:
    row = tables.get("inflection", {})
    alike = str(row.get("alike", ""))
    return Inflection(
        endings=tuple(sorted(_words(tables, "inflection", "endings"), key=len, reverse=True)),
        prefixes=tuple(sorted(_words(tables, "inflection", "prefixes"), key=len, reverse=True)),
        rewritten=dict(sorted(map(_renamed, _words(tables, "inflection", "rewritten")), key=_longest_first)),
        alike={ord(written): read for written, read in zip(alike[::2], alike[1::2], strict=True)},
        shortest=int(row.get("shortest", 4)),
        compounds=bool(row.get("compounds", False)),
    )


def _renamed(form: str) -> tuple[str, str]:
    written, parted, read = form.partition(":")
    if not parted or not written:
        raise LanguageDataError(f"[inflection] rewritten: {form!r} is not written as old:new.")
    return written, read


def _longest_first(row: tuple[str, str]) -> int:
    return -len(row[0])


def _calendar(tag: str, tables: Tables) -> Calendar:
    row = tables.get("calendar", {})
    own_months = {form: int(n) for form, n in _valued(tables, "calendar.months").items()}
    own_days = {form: int(n) for form, n in _valued(tables, "calendar.weekdays").items()}
    months, weekdays = cldr.months(tag) | own_months, cldr.weekdays(tag) | own_days
    if not (set(months.values()) <= set(range(1, _TWELVE + 1)) and set(weekdays.values()) <= set(range(1, _SEVEN + 1))):
        raise LanguageDataError("Months run from 1 to 12, weekdays from 1 (Monday) to 7.")
    return Calendar(
        months=months,
        weekdays=weekdays,
        capitalised=bool(tables.get("writing", {}).get("capitalised_calendar", False)),
        guarded=frozenset(_words(tables, "calendar", "guarded")) | cldr.short_months(tag),
        guards=_words(tables, "calendar", "guards"),
        month_first=cldr.month_first(tag),
        nights=_words(tables, "calendar", "nights"),
        evenings=_words(tables, "calendar", "evenings"),
        twelve_hours=cldr.counts_twelve_hours(tag),
        relative={form: day for key, day in _RELATIVE.items() for form in _words(tables, "calendar", key)},
        relative_years={form: at for key, at in _RELATIVE_YEARS.items() for form in _words(tables, "calendar", key)},
        names_before=_words(tables, "calendar", "names_before"),
        names_after=_words(tables, "calendar", "names_after"),
        eras=_valued(tables, "calendar.eras"),
        hour_parts=_valued(tables, "calendar.hour_parts"),
        month_mark=str(row.get("month_mark", "")),
        month_not_after=_words(tables, "calendar", "month_not_after"),
        weekday_marks=_words(tables, "calendar", "weekday_marks"),
        weekday_characters=str(row.get("weekday_characters", "")),
        weekday_suffix=str(row.get("weekday_suffix", "")),
        weekday_not_after=_words(tables, "calendar", "weekday_not_after"),
    )
