"""The values of a plain text in the order in which they stand there: how much of what, and on which side of zero."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from colophon.checks.known_numbers import numbers_are_known
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities

DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_BELOW_ZERO = re.compile(
    r"(?i)(?:(?:^|[\s(\[])-|\b(?:minus|moins|menos|meno|мінус|минус)\s|(?<!\w)(?:ناقص|سالب)\s|零下|[负負]|マイナス)$"
)
_LIMIT = re.compile(r"[<>≤≥±~≈](?=\s?\d)|(?:(?<=^)|(?<=[\s(\[]))-(?=\d)|(?<=[^\W\d_])#")
_SYMBOL = re.compile(
    r"(?<=\d)\s?((?:[kKMGTPmµμnc]?(?:[BbWVAJLlgmst]|Wh|Hz|Pa|eV|cal|bps)|[kKMG]bit|[KMGT]i?B|dB|[kKMG]bit/s))(?!\w)"
)
_PREFIXED = re.compile(r"(?i)\b(kilo|mega|giga|tera|peta|milli|micro|nano|кило|мега|гига|кіло|гіга)(?=\w{3})")
_BEFORE = 12


@dataclass(frozen=True, slots=True)
class Value:
    """A value at code points `start`..`end`; `amount` says how much, `unit` of which measure ("" for none known)."""

    amount: str
    unit: str
    start: int
    end: int
    number: bool
    sure: bool
    quiet: bool

    @property
    def key(self) -> str:
        return f"{self.amount} {self.unit}"


@lru_cache(maxsize=64)
def values(text: str, language: str) -> tuple[Value, ...]:
    """Every value; where the language's numbers are not known, the digits as they stand.

    Several questions are asked of the same two texts, one after the other.
    """
    if not numbers_are_known(language, language):
        return tuple(
            Value(m[0], "", m.start(), m.end(), number=True, sure=True, quiet=False) for m in DIGITS.finditer(text)
        )
    found = [_value(one, text) for one in quantities(text, language)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def differ(old: str, new: str, language: str, *, quiet: bool) -> bool:
    """Whether two texts give other amounts, or the same amounts of other measures.

    Without `quiet` words that are often no number ("single") are left out.
    """
    before, after = ([one for one in values(text, language) if quiet or not one.quiet] for text in (old, new))
    amounts = Counter(one.amount for one in before) != Counter(one.amount for one in after)
    return amounts or _other_units(before, after) or _other_symbols(old, new)


def marks_of_values(text: str) -> list[str]:
    """Marks without which a value or a name is another one: those of a limit, of what is below zero, the end of C#."""
    return [mark[0] for mark in _LIMIT.finditer(text)]


def _value(one: Mention, text: str) -> Value:
    sign = "-" if one.kind is Kind.NUMBER and _BELOW_ZERO.search(text, max(0, one.start - _BEFORE), one.start) else ""
    said = one.surface if one.kind is Kind.LABEL else f"{one.value:g} {sorted(one.money)} {one.share or ''}"
    number = one.kind is Kind.NUMBER
    return Value(
        f"{one.kind} {sign}{said}", one.unit or _span(one), one.start, one.end, number, _is_sure(one), one.quiet
    )


def _span(one: Mention) -> str:
    """A span of time that is named beside its number; the day of a month is one without a name."""
    return one.period if one.end - one.start > len(one.surface) else ""


def _is_sure(one: Mention) -> bool:
    return one.certain and not one.quiet


def _other_units(before: list[Value], after: list[Value]) -> bool:
    """A measure that is named on one side only may be written in a way that we do not read."""
    old, new = (Counter(one for one in _measured(side)) for side in (before, after))
    gone, come = {amount for amount, _ in old - new}, {amount for amount, _ in new - old}
    return bool(gone & come)


def _measured(side: list[Value]) -> Iterator[tuple[str, str]]:
    return ((one.amount, one.unit) for one in side if one.unit)


def _other_symbols(old: str, new: str) -> bool:
    """As many signs of units behind digits, or prefixes of units, and not the same ones: 10 MB are not 10 GB."""
    for pattern in (_SYMBOL, _PREFIXED):
        before, after = pattern.findall(old), pattern.findall(new)
        if len(before) == len(after) and Counter(before) != Counter(after):
            return True
    return False
