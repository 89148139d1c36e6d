"""Finds for each quantity of a text its counterpart in the other: bipartite, the surest likeness first."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from colophon.languages.measures import DAY, PERIODS, UNITS, converts
from colophon.languages.quantities.mention import Kind, Mention

_FEW = 4
_CLOSE = 0.15  # Short and metric tons are taken for each other.
_LONG = frozenset({"decade", "century"})
_NO_SPAN, _CENTURIES = 1000, 9
# What a part is a part of, where it does not say so itself: half an hour in minutes, half a year in months.
_HALVED = {
    "minute": frozenset({"hour"}),
    "hour": frozenset({"day"}),
    "month": frozenset({"year"}),
    "year": frozenset({"decade", "century"}),
}
Likeness = Callable[[Mention, Mention], bool]


class Matching(NamedTuple):
    """Counterparts, and on each side what has none."""

    pairs: tuple[tuple[Mention, Mention], ...]
    source_left: tuple[Mention, ...]
    target_left: tuple[Mention, ...]


def same(first: float, second: float) -> bool:
    return math.isclose(first, second, rel_tol=1e-9, abs_tol=1e-9)


def matched(source: Sequence[Mention], target: Sequence[Mention]) -> Matching:
    """Pairs every quantity with its likest counterpart. Approximations have none and are left out."""
    left = [m for m in source if m.kind is not Kind.APPROXIMATE]
    right = [m for m in target if m.kind is not Kind.APPROXIMATE]
    pairs: list[tuple[Mention, Mention]] = []
    for likeness in (identical, equal, possible, converted, misnamed):
        for certain in (True, False):
            if not (left and right):
                break
            if not certain and all(mention.certain for mention in left):
                break  # they were asked already
            left, right = _pass(left, right, pairs, likeness=likeness, certain=certain)
    return Matching(tuple(pairs), tuple(left), tuple(right))


def _pass(
    left: list[Mention],
    right: list[Mention],
    pairs: list[tuple[Mention, Mention]],
    *,
    likeness: Likeness,
    certain: bool,
) -> tuple[list[Mention], list[Mention]]:
    waiting = list(right)
    stay = []
    in_vain: set[tuple[object, ...]] = set()  # What says the same again finds nothing either.
    for mention in left:
        found = None
        if waiting and (mention.certain or not certain) and not (in_vain and mention.said in in_vain):
            found = _likest(mention, waiting, likeness)
            if found is None and len(left) > _FEW:
                in_vain.add(mention.said)
        if found is None:
            stay.append(mention)
        else:
            waiting.remove(found)
            pairs.append((mention, found))
    return stay, waiting


def _likest(mention: Mention, waiting: list[Mention], likeness: Likeness) -> Mention | None:
    for other in waiting:
        if likeness(mention, other):
            return other
    return None


def identical(first: Mention, second: Mention) -> bool:
    """The same value of the same thing: both percentages, both in the same money."""
    if first.kind is not second.kind or (first.kind is not Kind.LABEL and not _meet(first.values, second.values)):
        return False
    money = not (first.money and second.money) or bool(first.money & second.money)
    same_thing = first.share is second.share and money and first.period == second.period
    same_thing = same_thing and first.score is second.score
    same_thing = same_thing and (first.ordinal is second.ordinal or bool(first.period))  # ３年: third-year
    return same_thing and equal(first, second)


def equal(first: Mention, second: Mention) -> bool:
    """What both say is the same."""
    return _says_the_same(first, second) and not _measure_differs(first, second)


def misnamed(first: Mention, second: Mention) -> bool:
    """The same number of miles and of kilometres, where nothing better is left."""
    return _says_the_same(first, second)


def _says_the_same(first: Mention, second: Mention) -> bool:
    if first.kind is not second.kind:
        return False
    if first.kind is Kind.LABEL:
        return plain_label(first.surface) == plain_label(second.surface)
    if not _meet(first.values, second.values):
        return False
    if _mere_word(first, second) or _mere_word(second, first) or _zeros_differ(first, second):
        return False
    one, other = first.period, second.period
    return one == other or not (one and other) or _LONG.isdisjoint((one, other))


def _meet(here: tuple[float, ...], there: tuple[float, ...]) -> bool:
    for a in here:
        for b in there:
            if a == b or same(a, b):
                return True
    return False


def _mere_word(first: Mention, second: Mention) -> bool:
    """The 1 of a score or a date is no "one" of a sentence, nor is the first of April a "first"."""
    sure = first.digits and first.certain and first.value == 1
    return sure and second.quiet and not (second.ordinal and first.period in ("", second.period))


def _zeros_differ(first: Mention, second: Mention) -> bool:
    """A result of 4-00 is a slip of the keys."""
    nought = first.digits and second.digits and first.value == second.value == 0
    return nought and not (first.time or second.time) and len(first.surface) != len(second.surface)


def possible(first: Mention, second: Mention) -> bool:
    """What one says is what the other may mean."""
    if first.kind is not second.kind:
        return _across_kinds(first, second) or _across_kinds(second, first)
    if first.kind is Kind.LABEL:
        return bool(first.values) and first.values == second.values
    return _may_mean(first, second) or _may_mean(second, first)


def _may_mean(first: Mention, second: Mention) -> bool:
    part = first.loose and first.value < 1
    return any(
        same(a, b)
        for a in first.others
        for b in second.values
        if not part or second.share is not None or not second.certain
    )


def _across_kinds(first: Mention, second: Mention) -> bool:
    """A month may be written as a number, and a name with digits as a number."""
    if first.kind is Kind.NUMBER and first.digits and second.kind in (Kind.MONTH, Kind.LABEL):
        return any(same(a, b) for a in first.values for b in (*second.values, *second.others))
    return (
        first.kind is Kind.NUMBER
        and second.kind is Kind.LABEL
        and any(same(first.value, b) for b in (*second.values, *second.others))
    )


def converted(first: Mention, second: Mention) -> bool:
    """The same amount in another unit (6 miles, 10 km) or another span of time (24 months, two years)."""
    if first.kind is not Kind.NUMBER or second.kind is not Kind.NUMBER:
        return False
    if first.unit and second.unit:
        return any(
            converts(a, first.unit, b, other_unit=second.unit)
            for a in (*first.values, *first.others)
            for b in (*second.values, *second.others)
        )
    if first.period and second.period and first.period != second.period and _spans(first, second):
        return True
    return any(_part_of_span(a, b) or _is_fortnight(a, b) for a, b in ((first, second), (second, first)))


def _spans(first: Mention, second: Mention) -> bool:
    """24 months are two years; the 19th century and the year 1930 are no spans."""
    if any(m.period == "year" and m.value >= _NO_SPAN for m in (first, second)):
        return False
    if any(m.period == "century" and m.value > _CENTURIES for m in (first, second)):
        return False
    here, there = first.value * PERIODS[first.period], second.value * PERIODS[second.period]
    return math.isclose(here, there, rel_tol=0.02) or _days_counted_in(here, there)


def _days_counted_in(here: float, there: float) -> bool:
    """Eight days for a week and fifteen for two, as Romance languages count."""
    days = sorted(round(span / DAY) for span in (here, there))
    return days in ([7, 8], [14, 15])


def _is_fortnight(first: Mention, second: Mention) -> bool:
    """The English word of fourteen nights, and the fifteen days of the Romance languages."""
    return first.loose and first.value == 14 and second.value == 15 and second.period == "day"


def _part_of_span(part: Mention, whole: Mention) -> bool:
    """Half an hour is 30 minutes, a quarter of a year three months, half a century 50 years."""
    if not (part.loose and 0 < part.value < 1) or not whole.period or part.share is not None:
        return False
    amounts = {part.period} if part.period in PERIODS else _HALVED.get(whole.period, frozenset())
    there = whole.value * PERIODS[whole.period]
    return any(math.isclose(part.value * PERIODS[period], there, rel_tol=0.01) for period in amounts)


def plain_label(surface: str) -> str:
    surface = surface.lower().replace(",", ".")
    return "".join(c for c in surface if c.isalnum() or c == ".").removeprefix("v")


def likely(first: Mention, second: Mention) -> bool:
    """Whether a source's and a target's mention could be the same quantity in any way."""
    if Kind.MONTH in (first.kind, second.kind) and first.kind is not second.kind:
        return False
    there = equal(first, second) or possible(first, second)
    return there or converted(first, second)


def units_part(first: Mention, second: Mention) -> bool:
    """The same number of miles and of kilometres."""
    return _says_the_same(first, second) and _measure_differs(first, second)


def _measure_differs(first: Mention, second: Mention) -> bool:
    if not (first.unit and second.unit) or first.unit == second.unit or first.value == 0:
        return False
    here, there = UNITS[first.unit], UNITS[second.unit]
    if {here.dimension, there.dimension} == {"length", "area"}:
        return True
    return here.dimension == there.dimension != "temperature" and abs(here.factor / there.factor - 1) > _CLOSE
