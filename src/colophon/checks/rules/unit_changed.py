"""Five miles are not five kilometres: the unit was changed and the number was not."""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.quantity import parted, reported
from colophon.languages.quantities.parting import Parting


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for difference in parted(pair, brief):
        if difference.parting is Parting.UNIT:
            yield reported(difference, CHECK, pair=pair)


CHECK = Check(
    slug="unit-changed",
    title="A measure has another unit but the same number",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=parted,
)
