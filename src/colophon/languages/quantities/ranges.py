"""Numbers that belong together: ranges ("5 to 10 million" is millions twice) and heights in feet and inches."""

import re
from collections.abc import Sequence
from dataclasses import replace

from colophon.languages.quantities.mention import Kind, Mention

_BETWEEN = re.compile(r"\s?%?\s?(?:[-–—~～至到或和]|から|[a-zà-ÿа-яёіїєء-ي]{1,5})\s?[$£€¥]?\s?")
_LONGEST = 12


def with_ranges(found: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions in order, each first end of a range completed from its second."""
    done = list(found)
    for place in range(len(done) - 1):
        first, second = done[place], done[place + 1]
        if _is_height(first, second):
            inches = first.value + second.value / 12
            done[place] = replace(first, others=(*first.others, inches))
            done[place + 1] = replace(second, certain=False, quiet=True)
        elif (
            second.period == "century"
            and first.digits
            and first.value % 10 == 0
            and second.start - first.end <= _LONGEST
        ):
            done[place + 1] = replace(second, certain=False)
        elif _is_first_day(first, second) or _is_first_day(second, first):
            day = place if first.kind is Kind.NUMBER else place + 1
            done[day] = replace(done[day], certain=done[day].digits, quiet=False)
        elif _is_range(first, second, text):
            done[place] = _completed(first, second)
    return done


def _is_height(first: Mention, second: Mention) -> bool:
    """6-foot-6, 6 feet 6 inches."""
    near = 0 <= second.start - first.end <= 1
    return first.unit == "foot" and second.unit in ("inch", "") and near and second.value < 12


def _is_first_day(day: Mention, month: Mention) -> bool:
    """1 October: a 1 that must not be lost."""
    near = 0 <= max(month.start - day.end, day.start - month.end) <= 4
    return month.kind is Kind.MONTH and day.kind is Kind.NUMBER and day.value == 1 and near


def _is_range(first: Mention, second: Mention, text: str) -> bool:
    if first.kind is not Kind.NUMBER or second.kind is not Kind.NUMBER or second.start - first.end > _LONGEST:
        return False
    return _BETWEEN.fullmatch(text, first.end, second.start) is not None


def _completed(first: Mention, second: Mention) -> Mention:
    scaled = tuple(value * second.scale for value in first.values) if second.scale > 1 and first.scale == 1 else ()
    share = first.share or second.share
    if not scaled and share is first.share and first.unit and first.money:
        return first
    return replace(
        first,
        others=first.others + scaled,
        share=share,
        money=first.money or second.money,
        unit=first.unit or second.unit,
        period=first.period or second.period,
    )
