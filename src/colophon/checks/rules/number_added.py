"""The translation gives a number that the source, and its neighbours, do not.

The number of a name that was spelled out (Fortran 95) is only noted.
"""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.quantity import parted, reported
from colophon.languages.quantities.mention import Kind
from colophon.languages.quantities.parting import Parting


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for difference in parted(pair, brief):
        if difference.parting is Parting.ADDED and difference.kind is Kind.NUMBER:
            yield reported(difference, CHECK, pair=pair)


CHECK = Check(
    slug="number-added",
    title="A number was added",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=parted,
)
