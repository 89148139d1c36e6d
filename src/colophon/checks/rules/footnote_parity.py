"""The mark of a footnote is missing or was added: the note then belongs to nothing.

A translator's own note is a note here, too."""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.marks import lacking, notes
from colophon.checks.typography import in_plain


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if not pair.source.strip() or not pair.target.strip():
        return
    source, target = notes(pair.source), notes(pair.target)
    if not source and not target:
        return
    for label, start, end in lacking(source, target):
        yield CHECK.in_source(pair, *in_plain(pair.source, start, end), missing=label)
    for label, start, end in lacking(target, source):
        place = in_plain(pair.target, start, end)
        yield replace(CHECK.in_target(pair, *place, added=label), severity=Severity.NOTE)


CHECK = Check(
    slug="footnote-parity",
    title="A footnote's mark is missing or was added",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(source="[", target="["),
)
