"""The translation denies something, and the sentence of the source that faces it has nothing of a denial.

Many languages say "not" where others say "without", "fail" or "remain", so this is asked only where the target's
denials are plain words (English).
"""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import added, denies_in_two
from colophon.checks.scripts import primary

_PLAIN = frozenset({"en"})
_DENIALS = frozenset({"negator"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if primary(brief.target_language) not in _PLAIN:
        return
    come = list(added(pair, brief, _DENIALS))
    for cue in [] if come and denies_in_two(pair.source, brief.source_language) else come:
        yield CHECK.in_target(pair, cue.start, cue.end, target=plain(pair.target)[cue.start : cue.end])


CHECK = Check(
    slug="negation-added",
    title="A denial is not in the source",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=lambda brief: primary(brief.target_language) in _PLAIN,
)
