"""Asterisks or underscores that open emphasis and never close it: readers see the marks instead of bold type."""

import re
from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs

_LEFT = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if "*" not in pair.target and "__" not in pair.target:
        return
    target = plain(pair.target)
    left = list(_LEFT.finditer(target))
    if not left or "`" in target or len(left) <= len(_LEFT.findall(plain(pair.source))):
        return
    yield CHECK.in_target(pair, left[0].start(), left[0].end(), mark=left[0][0])


CHECK = Check(
    slug="unbalanced-emphasis",
    title="Emphasis marks do not match",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target="*_"),
)
