"""What the source only alleges, suspects or charges somebody with stands in the translation as a fact: libel.

It blocks where the source is English, whose words for it are plain; elsewhere such a word may just name a person or a
paper (嫌疑犯, acusación), and it warns.
"""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import any_lost, lost
from colophon.checks.scripts import primary

_PLAIN = frozenset({"en"})
_KINDS = frozenset({"alleged", "suspected", "charged"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for cue in lost(pair, brief, _KINDS):
        source = plain(pair.source)[cue.start : cue.end]
        found = CHECK.in_source(pair, cue.start, cue.end, source=source, hedge=cue.kind)
        yield found if primary(brief.source_language) in _PLAIN else replace(found, severity=Severity.WARNING)


CHECK = Check(
    slug="suspicion-lost",
    title="An allegation became a fact",
    severity=Severity.BLOCKING,
    since="0.1.0",
    find_in_pair=find,
    occasion=any_lost,
)
