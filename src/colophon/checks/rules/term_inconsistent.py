"""One term is rendered in two ways within an article, both permitted: readers take them for two things."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, Translation
from colophon.memory.term_use import Rendering


def find(translation: Translation, brief: Brief) -> Iterator[Finding]:
    found: dict[str, list[tuple[Pair, Rendering]]] = {}
    for pair in translation.pairs:
        for use in brief.termbase.renderings(plain(pair.source), plain(pair.target)):
            found.setdefault(use.concept, []).append((pair, use))
    for uses in found.values():
        yield from _at_odds(uses)


def _at_odds(uses: list[tuple[Pair, Rendering]]) -> Iterator[Finding]:
    """The uses that differ from the most frequent one, or from the first where none is."""
    count = Counter(use.target.wanted for _, use in uses)
    usual = count.most_common(1)[0][0]
    for pair, use in uses:
        if use.target.wanted != usual:
            evidence = {"source": use.source.term, "target": use.target.term, "elsewhere": usual}
            found = CHECK.in_target(pair, use.target.start, use.target.end, **evidence)
            yield replace(found, fix=usual) if use.target.as_listed else found


CHECK = Check(
    slug="term-inconsistent",
    title="A term is rendered in two ways",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_translation=find,
)
