"""A segment of the source has no translation: readers never learn what stood there."""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.words import has_words


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if has_words(plain(pair.target)):
        return
    source = plain(pair.source)
    if has_words(source):
        yield CHECK.in_source(pair, 0, len(source), length=len(source))


CHECK = Check(
    slug="missing-segment",
    title="A segment was not translated",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    of_gaps=True,
)
