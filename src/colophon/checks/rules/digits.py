"""Digits of the source that the translation does not have, where nothing knows the language's numbers better.

For languages whose numbers we can read, the checks of quantities ask the finer question and this one is silent.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.known_numbers import numbers_are_known

_NUMBER = re.compile(r"\d+(?:[.,٫٬'’\u00a0\u202f]\d+)*")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if numbers_are_known(brief.source_language, brief.target_language) or not pair.target.strip():
        return
    source = plain(pair.source)
    spare = Counter(_value(m[0]) for m in _NUMBER.finditer(plain(pair.target)))
    for number in _NUMBER.finditer(source):
        value = _value(number[0])
        if spare[value]:
            spare[value] -= 1
        else:
            yield CHECK.in_source(pair, number.start(), number.end(), source=number[0])


def _value(number: str) -> str:
    """The digits alone, of any script, without grouping and decimal marks."""
    return "".join(str(unicodedata.digit(c)) for c in number if c.isdigit())


CHECK = Check(
    slug="digits",
    title="Digits of the source are missing",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    concerns=lambda brief: not numbers_are_known(brief.source_language, brief.target_language),
)
