"""Values that a newer text writes otherwise than the older one: 20 % and 20 percent, 4,200 and 4200, dates."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from colophon.checks.known_numbers import numbers_are_known
from colophon.languages.quantities.mention import Kind
from colophon.watch.values import Value, values

_BETWEEN = re.compile(r"[\s,./-]{0,3}(?:(?:of|de|del|the|st|nd|rd|th|年|月|日|년|월|일)[\s,]{0,2})?", re.IGNORECASE)
_LONGEST_DAY = 3
"""Parts of a date, beside its weekday."""


def as_written_before(old: str, new: str, language: str) -> str:
    """`new` with every value that `old` has too as `old` writes it, each in its turn."""
    if not numbers_are_known(language, language):
        return new
    for spots in (_dates, _numbers):
        new = _rewritten(old, new, spots(old, language), spots(new, language))
    return new


def _rewritten(old: str, new: str, before: Iterable[Value], after: Iterable[Value]) -> str:
    written: defaultdict[str, list[str]] = defaultdict(list)
    for one in before:
        written[one.key].append(old[one.start : one.end])
    pieces, at = [], 0
    for one in after:
        same = written[one.key]
        if same and one.start >= at:
            pieces += [new[at : one.start], same.pop(0)]
            at = one.end
    return "".join((*pieces, new[at:]))


def _numbers(text: str, language: str) -> Iterator[Value]:
    return (one for one in values(text, language) if one.number and one.sure)


def _dates(text: str, language: str) -> Iterator[Value]:
    """A month with the day and the year beside it, in whatever order they stand, as one value."""
    run: list[Value] = []
    for one in [*values(text, language), None]:
        if run and (one is None or len(run) == _LONGEST_DAY or not _goes_on(text, run[-1], one)):
            if len(run) > 1 and any(part.amount.startswith(Kind.MONTH) for part in run):
                key = f"date {' '.join(sorted(part.amount for part in run))}"
                yield Value(key, "", run[0].start, run[-1].end, number=False, sure=True, quiet=False)
            run = []
        if one is not None and one.sure and not one.unit:
            run.append(one)


def _goes_on(text: str, last: Value, one: Value) -> bool:
    return one.sure and not one.unit and bool(_BETWEEN.fullmatch(text, last.end, one.start))
