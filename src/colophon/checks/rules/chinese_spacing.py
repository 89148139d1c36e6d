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

_HAN = LETTERS["Hani"]
_LATIN = re.compile("[A-Za-z0-9]")
_TOUCHING = re.compile(
    f"[{_HAN}](?=[A-Za-z0-9])|[A-Za-z0-9](?=[{_HAN}])|(?<=[0-9])%(?=[{_HAN}])|(?<=[A-Za-z]\\+)\\+(?=[{_HAN}])"
)
_SPACED = re.compile(
    f"(?<=[，。！？；：、）」』》]) +(?=[{_HAN}A-Za-z0-9])|(?<=[{_HAN}A-Za-z0-9]) +(?=[，。！？；：、（「『《])"
)


def mend(text: str, language: str) -> Iterator[Edit]:
    if not is_chinese(language):
        return
    if _LATIN.search(text):
        for match in _TOUCHING.finditer(text):
            yield Edit(match.end(), match.end(), " ")
    if " " in text:
        for match in _SPACED.finditer(text):
            yield Edit(match.start(), match.end(), "")


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
