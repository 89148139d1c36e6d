"""A sentence of an original with the value that its translation gives, written as the original writes values."""

import re

from babel.dates import get_month_names

from colophon.checks.check import Finding
from colophon.languages.cldr import locale, number_marks
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f'’ ]\d+)*")
_MOST_DECIMALS = 3


def rewritten(source: str, finding: Finding, language: str) -> str:
    """`source` with the target's value in the place of its own; as it is where a person has to write it.

    Numbers written in digits keep their magnitude word ("4.2 million"), months their name; the sentence that comes out
    is read again, and has to say the value.
    """
    surface, value = finding.evidence.get("source"), finding.evidence.get("target_value")
    if not isinstance(surface, str) or not isinstance(value, int | float) or surface not in source:
        return source
    here = [one for one in quantities(source, language) if one.surface == surface]
    if len(here) != 1 or source.count(surface) != 1:
        return source
    written = _written(here[0], float(value), language)
    new = source.replace(surface, written, 1)
    said = {one.value for one in quantities(new, language) if one.surface == written}
    return new if written != surface and float(value) in said else source


def _written(mention: Mention, value: float, language: str) -> str:
    if mention.kind is Kind.MONTH:
        known = locale(language)
        return str(get_month_names("wide", "format", known)[int(value)]) if known and 1 <= value <= 12 else ""
    found = _DIGITS.search(mention.surface)
    if found is None or not mention.value:
        return mention.surface
    factor = _factor(found[0], mention, language)
    return mention.surface.replace(found[0], _number(value / factor, found[0], language), 1) if factor else ""


def _factor(digits: str, mention: Mention, language: str) -> float:
    """How much more the number is than its digits say: 1,000,000 for "4.2 million"."""
    decimal, _ = number_marks(language)
    bare = "".join(one if one.isdigit() else "." if one == decimal else "" for one in digits)
    value = float(bare) if bare.count(".") <= 1 else 0.0
    return mention.value / value if value else 0.0


def _number(value: float, like: str, language: str) -> str:
    """With the marks between thousands where the number that it replaces has them."""
    decimal, group = number_marks(language)
    whole, _, part = f"{value:.{_MOST_DECIMALS}f}".partition(".")
    if group in like:
        whole = f"{int(whole):,}".replace(",", group)
    part = part.rstrip("0")
    return f"{whole}{decimal}{part}" if part else whole
