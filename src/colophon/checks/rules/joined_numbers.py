"""Numbers of a list that only a wide comma parts read as one: "2012，2013" for 2012 and 2013, "10，000" for 10,000.

Chinese and Japanese part the numbers of a list with 、 and group digits with a narrow comma. Asked where the source has
the same digits with a comma between them; two clauses may well meet between two numbers.
"""

import re
from collections.abc import Iterator
from itertools import islice

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.scripts import is_chinese, primary

_MOST = 50
_MAYBE = re.compile(r"，(?<=\d，)\d")
_JOINED = re.compile(r"(?<![A-Za-z\d.])\d{1,20}(?:，\d{1,20}){1,20}(?![\d.]\d)")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if not _concerns(brief) or _MAYBE.search(pair.target) is None:
        return
    source = plain(pair.source)
    for found in islice(_JOINED.finditer(plain(pair.target)), _MOST):
        numbers = found[0].split("，")
        gap = r",\s?" if _are_alike(numbers) else ","
        said = re.search(rf"(?<!\d){gap.join(numbers)}(?!\d)", source)
        if said is not None:
            yield CHECK.in_target(pair, found.start(), found.end(), source=said[0], target=found[0])


def _are_alike(numbers: list[str]) -> bool:
    """As a list mostly is: 11, 12, 14, but not the day and year of "May 15, 2020"."""
    lengths = [len(number) for number in numbers]
    return max(lengths) - min(lengths) <= 1


def _concerns(brief: Brief) -> bool:
    return is_chinese(brief.target_language) or primary(brief.target_language) == "ja"


CHECK = Check(
    slug="joined-numbers",
    title="Numbers run together at a wide comma",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=_concerns,
    signs=signs(target="，"),
)
