"""What the source only alleges, suspects or charges somebody with stands in the translation as a fact: libel."""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import lost

_KINDS = frozenset({"alleged", "suspected", "charged"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for cue in lost(pair, brief, _KINDS):
        source = plain(pair.source)[cue.start : cue.end]
        yield CHECK.in_source(pair, cue.start, cue.end, source=source, hedge=cue.kind)


CHECK = Check(
    slug="suspicion-lost",
    title="An allegation became a fact",
    severity=Severity.BLOCKING,
    since="0.1.0",
    find_in_pair=find,
)
