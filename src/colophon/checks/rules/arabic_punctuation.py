"""Arabic script has its own comma, semicolon and question mark; drawn-out letters hide a word from every search."""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.scripts import LETTERS, scripts_of
from colophon.checks.typography import findings

_LATIN = re.compile(f"(?<=[{LETTERS['Arab']}\u064b-\u0652»”)]) ?([,;?])(?=[ \\n»”)]|$|[{LETTERS['Arab']}])")
_KASHIDA = re.compile(f"(?<=[{LETTERS['Arab']}])\u0640+(?=[{LETTERS['Arab']}])")
_ARABIC = {",": "،", ";": "؛", "?": "؟"}


def mend(text: str, language: str) -> Iterator[Edit]:
    if "Arab" not in scripts_of(language):
        return
    for match in _LATIN.finditer(text):
        yield Edit(match.start(), match.end(), _ARABIC[match[1]])
    for match in _KASHIDA.finditer(text):
        yield Edit(match.start(), match.end(), "")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="arabic-punctuation",
    title="Latin punctuation or drawn-out letters in Arabic script",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target=",;?\u0640"),
    concerns=lambda brief: "Arab" in scripts_of(brief.target_language),
    mend=mend,
)
