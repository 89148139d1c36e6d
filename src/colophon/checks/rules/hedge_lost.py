"""The source says "reportedly", "may", "at least" or "up to", and the translation says it without.

What is only reported or possible becomes certain, and a bound becomes a count. A note: good translators also drop such
words where the rest of the sentence says as much. A desk that wants it weighed says so in its settings.
"""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import any_lost, lost

_KINDS = frozenset({"reported", "possible", "at_least", "at_most"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for cue in lost(pair, brief, _KINDS):
        source = plain(pair.source)[cue.start : cue.end]
        yield CHECK.in_source(pair, cue.start, cue.end, source=source, hedge=cue.kind)


CHECK = Check(
    slug="hedge-lost",
    title="A reservation is missing",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    occasion=any_lost,
)
