"""Hours with their minutes, as one quantity on one side and as two on the other: 2h48, two hours 48 minutes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from colophon.languages.quantities.mention import Kind, Mention

_NEAR, _HOUR, _CLOSE = 8, 60.0, 0.01


def told_in_parts(mention: Mention, own: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether a mention is such a whole that the other side tells in parts, or part of one that it tells whole."""
    if mention.kind is not Kind.NUMBER:
        return False
    if not mention.value.is_integer():
        return any(_is_sum(mention, *parts) for parts in _parts(others))
    if mention.period not in ("hour", "minute"):
        return False
    beside = [parts for parts in _parts(own) if mention in parts]
    return any(_is_sum(whole, *parts) for parts in beside for whole in others)


def _parts(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Every number of hours that a number of minutes follows."""
    for hours, minutes in pairwise(mentions):
        near = 0 <= minutes.start - hours.end <= _NEAR
        if near and hours.period == "hour" and minutes.period == "minute" and minutes.value < _HOUR:
            yield hours, minutes


def _is_sum(whole: Mention, hours: Mention, minutes: Mention) -> bool:
    return whole.kind is Kind.NUMBER and abs(whole.value - hours.value - minutes.value / _HOUR) < _CLOSE
