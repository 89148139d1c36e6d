"""One number stands where the source has another: the commonest wrong fact in print. Doubtful ones are warnings."""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.quantity import parted, reported
from colophon.languages.quantities.mention import Kind
from colophon.languages.quantities.parting import Parting


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for difference in parted(pair, brief):
        if difference.parting is Parting.CHANGED and difference.kind in (Kind.NUMBER, Kind.LABEL):
            yield reported(difference, CHECK, pair=pair)


CHECK = Check(
    slug="number-changed",
    title="A number became another",
    severity=Severity.BLOCKING,
    since="0.1.0",
    find_in_pair=find,
    occasion=parted,
)
