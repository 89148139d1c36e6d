"""The source denies something, and the sentence that faces it has nothing of a denial: the fact is turned round.

Asked where the source's denials are plain words (English). Other languages also deny where English says "without",
"fail" or nothing at all. A note where a Chinese translation leaves open whether it is so or not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import any_lost, lost
from colophon.checks.scripts import primary

_PLAIN = frozenset({"en"})
_WHETHER, _OPEN, _CLAUSE = re.compile(r"\b(?:if|whether)\b[^,.;:!?]*$", re.IGNORECASE), re.compile("[是能可与與]否"), 80
_DENIALS = frozenset({"negator"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if primary(brief.source_language) not in _PLAIN:
        return
    source = plain(pair.source)
    for cue in lost(pair, brief, _DENIALS):
        found = CHECK.in_source(pair, cue.start, cue.end, source=source[cue.start : cue.end])
        yield replace(found, severity=Severity.NOTE) if _is_left_open(pair, source, cue.start) else found


def _is_left_open(pair: Pair, source: str, at: int) -> bool:
    """Whether it is only asked whether something is, or is not: "if the crane is not there", 起重机是否在那里."""
    return _WHETHER.search(source, max(0, at - _CLAUSE), at) is not None and _OPEN.search(pair.target) is not None


CHECK = Check(
    slug="negation-lost",
    title="A denial is missing",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=any_lost,
    concerns=lambda brief: primary(brief.source_language) in _PLAIN,
)
