"""The translation writes what the desk's termbase forbids."""

from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.termbase import NO_TERMS


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if brief.termbase is NO_TERMS:
        return
    for use in brief.termbase.forbidden(plain(pair.source), plain(pair.target)):
        found = CHECK.in_target(pair, use.start, use.end, target=use.term, wanted=use.wanted)
        yield replace(found, fix=use.wanted) if use.wanted and use.as_listed else found


CHECK = Check(
    slug="term-forbidden",
    title="A forbidden word",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=lambda brief: brief.termbase is not NO_TERMS,
)
