"""Three full stops are not an ellipsis: they break at the end of a line, and Chinese and Japanese set six dots."""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.scripts import LETTERS, is_chinese, primary
from colophon.checks.typography import findings

_DOTS = re.compile(r"(?<=[^\W\d_])\.{3}(?![.\w/])")
_CJK_DOTS = re.compile(f"(?<=[{LETTERS['Hani']}{LETTERS['Kana']}])(?:\\.{{3,6}}|。{{3,6}}|…(?!…))(?![./])")


def mend(text: str, language: str) -> Iterator[Edit]:
    """English desks differ, so English text is left alone."""
    if is_chinese(language) or primary(language) == "ja":
        for match in _CJK_DOTS.finditer(text):
            yield Edit(match.start(), match.end(), "……")
    elif "..." in text and primary(language) in _ELLIPSIS:
        for match in _DOTS.finditer(text):
            yield Edit(match.start(), match.end(), "…")


_ELLIPSIS = frozenset(["fr", "es", "de", "it", "pt", "nl", "ru", "uk", "bg", "pl", "cs", "ar", "fa"])


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if "..." in pair.target or "…" in pair.target or "。。。" in pair.target:
        yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="ellipsis",
    title="Dots in the place of an ellipsis",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target=".…。"),
    concerns=lambda brief: is_chinese(brief.target_language) or primary(brief.target_language) in {"ja", *_ELLIPSIS},
    mend=mend,
)
