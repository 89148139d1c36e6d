"""A link of the source is not in the translation, or one was added: readers cannot follow what the author points at.

A link may lead to the same page in the reader's language, so only the number of links is sure.
"""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.marks import lacking, links
from colophon.checks.typography import in_plain


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if not pair.source.strip() or not pair.target.strip():
        return
    source, target = links(pair.source), links(pair.target)
    if len(source) > len(target):
        for link, start, end in lacking(source, target)[: len(source) - len(target)]:
            yield CHECK.in_source(pair, *in_plain(pair.source, start, end), missing=link)
    elif len(target) > len(source):
        for link, start, end in lacking(target, source)[: len(target) - len(source)]:
            yield CHECK.in_target(pair, *in_plain(pair.target, start, end), added=link)


CHECK = Check(
    slug="link-parity",
    title="A link is missing or was added",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(source="[", target="["),
)
