"""A term of the source has none of the renderings that the termbase permits.

A translator may have written "it", or chosen better words for once: somebody looks. What must stay as it is belongs to
`term-kept`.
"""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.termbase import NO_TERMS


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if brief.termbase is NO_TERMS:
        return
    source, target = plain(pair.source), plain(pair.target)
    lacking = brief.termbase.missing(source, target) if target.strip() else ()
    kept = {(use.start, use.end) for use in brief.termbase.kept(source)} if lacking else set()
    for use in lacking:
        if (use.start, use.end) not in kept:
            yield CHECK.in_source(pair, use.start, use.end, source=use.term, wanted=use.wanted)


CHECK = Check(
    slug="term-missing",
    title="A term without its rendering",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=lambda brief: brief.termbase is not NO_TERMS,
)
