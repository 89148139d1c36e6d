"""Every language has its quotation marks; straight ones and those of the source are the typist's, not the reader's.

English and Korean desks differ. Spanish, Italian and Portuguese papers set two kinds: only straight marks are mended.
"""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.quotation_marks import marks_of
from colophon.checks.scripts import primary
from colophon.checks.typography import findings

_PAIR = re.compile(r'(?<![\w”"])"(?![\s"])([^"“”„«»「」]{1,2000})(?<!\s)"(?!\w)|“([^"“”„«»「」]{1,2000})”')
_CJK_PAIR = re.compile(r'"(?!\s)([^"“”「」]{1,2000})(?<!\s)"|“([^"“”「」]{1,2000})”')
_STRAIGHT_ONLY = frozenset(["es", "it", "pt", "pl", "cs", "tr", "vi", "nl", "hi", "ar", "fa", "bg"])
_MENDED = _STRAIGHT_ONLY | frozenset(["fr", "de", "ru", "uk", "ja", "zh", "yue"])


def mend(text: str, language: str) -> Iterator[Edit]:
    """Only where the marks of a text pair up; what is nested is left to a person."""
    own = primary(language)
    if own not in _MENDED or not ('"' in text or "“" in text) or text.count('"') % 2:
        return
    opening, closing = marks_of(language).outer
    for match in (_CJK_PAIR if own in {"zh", "yue", "ja"} else _PAIR).finditer(text):
        straight = text[match.start()] == '"'
        if straight or (own not in _STRAIGHT_ONLY and opening != "“"):
            certain = not (straight and text[match.start() - 1 : match.start()].isdigit())
            yield Edit(match.start(), match.start() + 1, opening, certain=certain)
            yield Edit(match.end() - 1, match.end(), closing, certain=certain)


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="quotation-marks",
    title="Quotation marks of another language",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target='"“'),
    concerns=lambda brief: primary(brief.target_language) in _MENDED,
    mend=mend,
)
