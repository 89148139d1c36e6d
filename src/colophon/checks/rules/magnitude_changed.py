"""The digits agree but the size does not: million and billion, 万 and 亿, a zero too many. Readers cannot see it."""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.quantity import parted, reported
from colophon.languages.quantities.parting import Parting


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for difference in parted(pair, brief):
        if difference.parting is Parting.MAGNITUDE:
            yield reported(difference, CHECK, pair=pair)


CHECK = Check(
    slug="magnitude-changed",
    title="A number is ten, a thousand or a million times too large or small",
    severity=Severity.BLOCKING,
    since="0.1.0",
    find_in_pair=find,
    occasion=parted,
)
