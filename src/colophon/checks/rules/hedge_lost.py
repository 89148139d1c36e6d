"""The source says "reportedly", "may", "at least" or "up to", and the translation says it without.

What is only reported or possible becomes certain, and a bound becomes a count.
"""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import lost

_WEIGHTS = {
    "reported": Severity.WARNING,
    "possible": Severity.NOTE,
    "at_least": Severity.WARNING,
    "at_most": Severity.NOTE,
}
"""How each class weighs, by how often it was right on professional translations."""


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for cue in lost(pair, brief, _WEIGHTS.keys()):
        source = plain(pair.source)[cue.start : cue.end]
        found = CHECK.in_source(pair, cue.start, cue.end, source=source, hedge=cue.kind)
        yield replace(found, severity=_WEIGHTS[cue.kind])


CHECK = Check(
    slug="hedge-lost",
    title="A reservation is missing",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
