"""A month or weekday is on one side only, so the reader does not learn when, or learns what nobody said.

A weekday that the translation leaves out is only noted: the reader mostly knows it from the sentences around.
"""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.quantity import parted, reported
from colophon.languages.quantities.mention import Kind
from colophon.languages.quantities.parting import Parting


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for difference in parted(pair, brief):
        if difference.parting in (Parting.MISSING, Parting.ADDED) and difference.kind in (Kind.MONTH, Kind.WEEKDAY):
            yield reported(difference, CHECK, pair=pair)


CHECK = Check(
    slug="date-missing",
    title="A month or weekday is on one side only",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=parted,
)
