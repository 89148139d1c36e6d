"""Characters without width hide in text from web pages: searching and comparing it then fails.

The joiner of emoji and of Indic letters and the non-joiner of Persian and its neighbours are spelling, and stay.
"""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.scripts import LETTERS
from colophon.checks.typography import findings

_ZERO = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_JOINING = re.compile(f"[{LETTERS['Arab']}\u064b-\u0652\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]")
_SPELLED_WITH_GAPS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_PICTURE = re.compile("[\u200d\u2640\u2642\u2695-\u27bf\ufe0f\U0001f000-\U0001faff]")


def mend(text: str, language: str) -> Iterator[Edit]:
    if text.isascii() or text.isprintable():
        return
    for match in _ZERO.finditer(text):
        if not _is_spelling(text, match.start()):
            yield Edit(match.start(), match.end(), "")


def _is_spelling(text: str, at: int) -> bool:
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if text[at] == "\u200c":
        return bool(_JOINING.match(before))
    if text[at] == "\u200d":
        return bool(_JOINING.match(before) or (_PICTURE.match(before) and _PICTURE.match(after)))
    return text[at] == "\u200b" and bool(_SPELLED_WITH_GAPS.match(before))


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="zero-width-characters",
    title="An invisible character without width",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target="\u200b\u200c\u200d\u2060\ufeff\u00ad"),
    mend=mend,
)
