"""Somebody "said" or "claimed" it; in the translation they "revealed" or "admitted" it, as if it were so."""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.speakers import both_speak
from colophon.languages.cues import cues_by_kind
from colophon.statements.ledger import Status, ledger

_FACTIVE = "reveals"
_SOFT = frozenset({"says", "claims", "according"})


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    here = cues_by_kind(plain(pair.source), brief.source_language)
    there = cues_by_kind(plain(pair.target), brief.target_language) if _SOFT & here.keys() else {}
    if _FACTIVE not in there or _SOFT & there.keys():
        return
    for row in ledger(pair, brief.source_language, brief.target_language):
        if row.status is Status.STRENGTHENED and row.target:
            source, target = row.source.cue.of(plain(pair.source)), row.target.cue.of(plain(pair.target))
            yield CHECK.in_target(pair, row.target.cue.start, row.target.cue.end, source=source, target=target)


CHECK = Check(
    slug="statement-strengthened",
    title="A statement is told as a fact",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    occasion=both_speak,
)
