"""Chinese text breathes where Latin letters and digits are set off by a space, and wide punctuation brings its own.

A desk that sets no such space leaves this check out.
"""

import re
from collections.abc import Iterator
from string import ascii_letters, digits

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.scripts import LETTERS, is_chinese
from colophon.checks.typography import findings

_HAN = re.compile(f"[{LETTERS['Hani']}]")
_WORD = re.compile(f"[{LETTERS['Hani']}A-Za-z0-9]")
_LATIN = re.compile(r"[A-Za-z0-9]+(?:(?<=[0-9])%|(?<=[A-Za-z])\+\+)?")
_SPACES = re.compile(" +")
_CLOSING, _OPENING = frozenset("，。！？；：、）」』》"), frozenset("，。！？；：、（「『《")


def mend(text: str, language: str) -> Iterator[Edit]:
    """Latin words and spaces are few in Chinese text: they are looked for, then what stands beside them."""
    if not is_chinese(language):
        return
    for latin in _LATIN.finditer(text):
        start, end = latin.span()
        if start and _HAN.match(text, start - 1):
            yield Edit(start, start, " ")
        if _HAN.match(text, end):
            yield Edit(end, end, " ")
    for space in _SPACES.finditer(text) if " " in text else ():
        start, end = space.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if (before in _CLOSING and _WORD.match(text, end)) or (
            after in _OPENING and start and _WORD.match(text, start - 1)
        ):
            yield Edit(start, end, "")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="chinese-spacing",
    title="Chinese and Latin letters touch, or a space stands by wide punctuation",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target=f" {ascii_letters}{digits}"),
    concerns=lambda brief: is_chinese(brief.target_language),
    mend=mend,
)
