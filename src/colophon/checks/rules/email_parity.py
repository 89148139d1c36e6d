"""A mail address is missing or differs: readers' letters go astray."""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.marks import lacking, mails
from colophon.checks.typography import in_plain


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if not pair.source.strip() or not pair.target.strip():
        return
    source, target = mails(pair.source), mails(pair.target)
    if not source and not target:
        return
    for address, start, end in lacking(source, target):
        yield CHECK.in_source(pair, *in_plain(pair.source, start, end), missing=address)
    for address, start, end in lacking(target, source):
        yield replace(CHECK.in_target(pair, *in_plain(pair.target, start, end), added=address), severity=Severity.NOTE)


CHECK = Check(
    slug="email-parity",
    title="A mail address is missing or differs",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(source="@", target="@"),
)
