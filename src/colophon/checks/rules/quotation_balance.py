"""A quotation mark or bracket opens and never closes, or the other way round: who said what becomes a guess."""

import re
from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.quotation_marks import MARKS, marks_of, unbalanced

# Straight single marks cannot be told from apostrophes: whether they are balanced is not known.
_SINGLE = re.compile(r"(?<!\w)'(?=\w)|(?<=[.,!?])'(?!\w)")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    target = plain(pair.target)
    marks = marks_of(brief.target_language)
    found = unbalanced(target, marks)
    if not found or _SINGLE.search(pair.source) or unbalanced(plain(pair.source), marks_of(brief.source_language)):
        return
    for at in found:
        yield CHECK.in_target(pair, at, at + 1, mark=target[at])


CHECK = Check(
    slug="quotation-balance",
    title="A quotation mark or bracket stands alone",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target=MARKS),
)
