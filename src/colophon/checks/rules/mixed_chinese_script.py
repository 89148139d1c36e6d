"""Traditional characters in simplified text, or simplified ones in traditional text: half of it was never converted.

Titles between 《》 are quoted as they are. Mostly the other script is a warning, a few characters are a note.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.chinese_script import other_script
from colophon.checks.scripts import count, is_chinese, is_traditional

_TITLE = re.compile("《[^《》]{1,100}》")
_FEWEST, _SHARE = 4, 0.15


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if not is_chinese(brief.target_language):
        return
    runs = other_script(is_traditional(brief.target_language))
    if runs.search(pair.target) is None:
        return
    target = plain(pair.target)
    titles = [match.span() for match in _TITLE.finditer(target)]
    found = [m for m in runs.finditer(target) if not any(start <= m.start() < end for start, end in titles)]
    foreign = sum(len(match[0]) for match in found)
    mostly = foreign >= _FEWEST and foreign >= _SHARE * count(target, "Hani")
    for match in found[:1] if mostly else found:
        finding = CHECK.in_target(pair, match.start(), match.end(), text=match[0], characters=foreign)
        yield replace(finding, severity=Severity.WARNING) if mostly else finding


CHECK = Check(
    slug="mixed-chinese-script",
    title="Simplified and traditional characters are mixed",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    concerns=lambda brief: is_chinese(brief.target_language),
)
