"""The translation puts words into quotation marks where the source quotes nobody: nobody may have said them so."""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.quoted import OPENING, has_marks, quotations

_FEWEST_WORDS = 4


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    target = plain(pair.target)
    said = [quoted for quoted in quotations(target) if quoted.words >= _FEWEST_WORDS]
    if said and pair.source.strip() and not has_marks(plain(pair.source)):
        for quoted in said:
            yield CHECK.in_target(pair, quoted.start, quoted.end, target=target[quoted.start : quoted.end])


CHECK = Check(
    slug="quotation-added",
    title="A quotation is not in the source",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target=OPENING),
)
