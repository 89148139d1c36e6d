"""A web address was altered by a letter or two: it leads nowhere, or to somebody else.

An address that was replaced altogether (the page in the reader's language) or left out is a note.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.marks import Mark, addresses, lacking
from colophon.checks.typography import in_plain

_SLIP = 2
_LONGEST = 500
_MOST = 50


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if "://" not in pair.source or not pair.target.strip():
        return
    source, target = _bare(addresses(pair.source)), _bare(addresses(pair.target))
    added = lacking(target, source)[:_MOST]
    for lost in lacking(source, target)[:_MOST]:
        slip = next((other for other in added if _is_slip(lost[0], other[0])), None)
        if slip:
            place = in_plain(pair.target, slip[1], slip[2])
            yield CHECK.in_target(pair, *place, source=lost[0], target=slip[0])
        else:
            place = in_plain(pair.source, lost[1], lost[2])
            yield replace(CHECK.in_source(pair, *place, missing=lost[0]), severity=Severity.NOTE)


def _bare(marks: Sequence[Mark]) -> list[Mark]:
    """Addresses without what makes no difference: scheme, www, a closing slash, capitals."""
    return [(m[0].partition("://")[2].removeprefix("www.").rstrip("/").lower(), m[1], m[2]) for m in marks]


def _is_slip(one: str, other: str) -> bool:
    """Nearly the same page of the same host; a letter more or less may be the reader's own language."""
    if max(len(one), len(other)) > _LONGEST or one.partition("/")[0] != other.partition("/")[0]:
        return False
    digits_apart = [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]
    return Levenshtein.distance(one, other, score_cutoff=_SLIP) <= _SLIP and (digits_apart or len(one) == len(other))


CHECK = Check(
    slug="address-parity",
    title="A web address was altered",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(source="/", target="/"),
)
