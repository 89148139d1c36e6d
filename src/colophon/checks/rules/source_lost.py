"""The source names where it has the news from ("according to", "citing"), and the translation does not.

Asked of English sources: in other languages such words say many other things too ("selon", "据").
"""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import any_lost, lost
from colophon.checks.scripts import primary

_PLAIN = frozenset({"en"})
_FRAMES = frozenset({"according", "cites"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if primary(brief.source_language) not in _PLAIN:
        return
    for cue in lost(pair, brief, _FRAMES):
        yield CHECK.in_source(pair, cue.start, cue.end, source=plain(pair.source)[cue.start : cue.end])


CHECK = Check(
    slug="source-lost",
    title="Where the news is from is missing",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=any_lost,
    concerns=lambda brief: primary(brief.source_language) in _PLAIN,
)
