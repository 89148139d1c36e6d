"""The translation denies something, and the sentence of the source that faces it has nothing of a denial.

Languages say "without", "fail" or "remain" where others say "not", so this warns only where the target's denials are
plain words (English); in other languages it is a note.
"""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import added
from colophon.checks.scripts import primary

_PLAIN = frozenset({"en"})
_DENIALS = frozenset({"negator"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for cue in added(pair, brief, _DENIALS):
        found = CHECK.in_target(pair, cue.start, cue.end, target=plain(pair.target)[cue.start : cue.end])
        sure = primary(brief.target_language) in _PLAIN
        yield found if sure else replace(found, severity=Severity.NOTE)


CHECK = Check(
    slug="negation-added",
    title="A denial is not in the source",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
