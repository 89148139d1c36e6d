"""Chinese text has wide punctuation; the narrow marks of a Latin keyboard leave holes in it."""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.scripts import LETTERS, count, is_chinese
from colophon.checks.typography import findings

_HAN = LETTERS["Hani"]
_BEFORE = f"(?<=[{_HAN}）」』”》])"
_NARROW = re.compile(
    f"{_BEFORE} ?([,;:!?])(?: ?(?=[{_HAN}“‘《「『（])|(?= *$)| (?=[A-Za-z0-9]))"
    f"|{_BEFORE} ?(\\.)(?: ?(?=[{_HAN}])|(?= *$))"
)
_BRACKETS = re.compile(f"(?<=[{_HAN}，。])\\(([^()（）]{{1,200}})\\)(?=[{_HAN}，。！？；：、]|$)")
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}


def mend(text: str, language: str) -> Iterator[Edit]:
    if not is_chinese(language):
        return
    for match in _NARROW.finditer(text):
        yield Edit(match.start(), match.end(), _WIDE[match[1] or match[2]])
    for match in _BRACKETS.finditer(text):
        if count(match[1], "Hani"):
            yield Edit(match.start(), match.start() + 1, "（", certain=False)
            yield Edit(match.end() - 1, match.end(), "）", certain=False)


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="chinese-punctuation",
    title="Narrow punctuation in Chinese text",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target=",;:!?.("),
    concerns=lambda brief: is_chinese(brief.target_language),
    mend=mend,
)
