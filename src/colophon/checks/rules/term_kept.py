"""A word that the termbase says is not translated does not stand in the translation as it must be written."""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.termbase import NO_TERMS


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if brief.termbase is NO_TERMS:
        return
    target = plain(pair.target)
    if not target.strip():
        return
    for use in brief.termbase.kept(plain(pair.source)):
        wanted = use.wanted or use.term
        if wanted not in target:
            yield CHECK.in_source(pair, use.start, use.end, source=use.term, wanted=wanted)


CHECK = Check(
    slug="term-kept",
    title="A word that stays as it is was changed",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=lambda brief: brief.termbase is not NO_TERMS,
)
