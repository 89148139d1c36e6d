"""A name kept in Latin letters is written together, apart or with other marks than in the source: "BlueQuay".

Nobody is misled, and whoever searches for the name may miss it. A number written onto its name ("Lumora21") is a note.
"""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.latin_names import Change, altered_names, any_altered, has_strangers


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for altered in altered_names(pair, brief.source_language, brief.target_language):
        if altered.change is Change.LETTERS:
            continue
        target = plain(pair.target)[altered.start : altered.end]
        found = CHECK.in_target(pair, altered.start, altered.end, source=altered.source, target=target)
        yield replace(found, severity=Severity.NOTE) if altered.change is Change.NUMBER else found


CHECK = Check(
    slug="name-spacing",
    title="A name is written together or apart",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=any_altered,
    concerns=lambda brief: has_strangers(brief.source_language, brief.target_language),
)
