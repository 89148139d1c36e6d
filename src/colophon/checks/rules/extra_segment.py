"""The translation has a segment that stands nowhere in the source: somebody's own words under the author's name."""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.words import has_words


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if pair.source.strip():
        return
    target = plain(pair.target)
    if has_words(target):
        yield CHECK.in_target(pair, 0, len(target), length=len(target))


CHECK = Check(
    slug="extra-segment",
    title="A segment stands nowhere in the source",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
