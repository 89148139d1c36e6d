"""The source denies something, and the sentence that faces it has nothing of a denial: the fact is turned round.

It warns where the source's denials are plain words (English). Other languages also deny where English says "without",
"fail" or nothing at all: there it is a note.
"""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import lost
from colophon.checks.scripts import primary

_PLAIN = frozenset({"en"})
_DENIALS = frozenset({"negator"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for cue in lost(pair, brief, _DENIALS):
        found = CHECK.in_source(pair, cue.start, cue.end, source=plain(pair.source)[cue.start : cue.end])
        sure = primary(brief.source_language) in _PLAIN
        yield found if sure else replace(found, severity=Severity.NOTE)


CHECK = Check(
    slug="negation-lost",
    title="A denial is missing",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
