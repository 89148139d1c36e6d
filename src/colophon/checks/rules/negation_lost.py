"""The source denies something, and the sentence that faces it has nothing of a denial: the fact is turned round.

Asked where the source's denials are plain words (English). Other languages also deny where English says "without",
"fail" or nothing at all.
"""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import any_lost, lost
from colophon.checks.scripts import primary

_PLAIN = frozenset({"en"})
_DENIALS = frozenset({"negator"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if primary(brief.source_language) not in _PLAIN:
        return
    for cue in lost(pair, brief, _DENIALS):
        yield CHECK.in_source(pair, cue.start, cue.end, source=plain(pair.source)[cue.start : cue.end])


CHECK = Check(
    slug="negation-lost",
    title="A denial is missing",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=any_lost,
    concerns=lambda brief: primary(brief.source_language) in _PLAIN,
)
