"""The number is the same, but only one side speaks of per cent."""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.quantity import parted, reported
from colophon.languages.quantities.parting import Parting


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for difference in parted(pair, brief):
        if difference.parting is Parting.SHARE:
            yield reported(difference, CHECK, pair=pair)


CHECK = Check(
    slug="percent-changed",
    title="A percentage lost or gained its percent sign",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=parted,
)
