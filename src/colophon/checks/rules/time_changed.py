"""An hour of the morning is one of the evening in the translation, or the other way round: twelve hours too late.

It warns only where one side leaves the half of the day open and nothing else in it tells the evening.
"""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.quantity import parted, reported
from colophon.languages.quantities.parting import Parting


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for difference in parted(pair, brief):
        if difference.parting is Parting.HOUR:
            yield reported(difference, CHECK, pair=pair)


CHECK = Check(
    slug="time-changed",
    title="An hour is in the other half of the day",
    severity=Severity.BLOCKING,
    since="0.1.0",
    find_in_pair=find,
    occasion=parted,
)
