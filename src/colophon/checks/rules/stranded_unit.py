"""A unit, a percent sign or the end of an ordinal stands without its number: it was lost when the text was moved about.

It needs no source, so it also speaks where the number stands a second time in the same sentence.
"""

from collections.abc import Iterator

from colophon.article.inline import plain_position
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.languages.quantities.holes import holes


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for hole in holes(pair.target, brief.target_language, other=pair.source):
        start, end = (plain_position(pair.target, place) for place in (hole.start, hole.end - 1))
        yield CHECK.in_target(pair, start, end + 1, target=hole.surface)


CHECK = Check(
    slug="stranded-unit",
    title="A unit stands without its number",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
