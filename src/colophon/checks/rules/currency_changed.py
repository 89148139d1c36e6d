"""The amount is the same, the money is not: dollars for pounds, yuan for yen."""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.quantity import parted, reported
from colophon.languages.quantities.parting import Parting


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for difference in parted(pair, brief):
        if difference.parting is Parting.MONEY:
            yield reported(difference, CHECK, pair=pair)


CHECK = Check(
    slug="currency-changed",
    title="An amount is in another currency",
    severity=Severity.BLOCKING,
    since="0.1.0",
    find_in_pair=find,
    occasion=parted,
)
