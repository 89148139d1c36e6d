"""Times of day, as hours: half past eight in the evening is 20.5, and "8:30" alone may be 8.5 or 20.5."""

import re
from collections.abc import Iterator

from colophon.languages.language import DayHalf
from colophon.languages.quantities.folded import as_read
from colophon.languages.quantities.lexicon import Lexicon
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.surroundings import Surroundings, surroundings

_CLOCK = re.compile(
    r"(?<![\d.,:])([01]?\d|2[0-4])(?:(:)|(\s?(?:h|giờ)\s?|\s(?:uhr|uur|بج ?کر|बज ?कर)\s|টা\s)|(\.))([0-5]\d)"
    r"(?:\sphút|\s(?:মিনিট|منٹ|मिनट))?(?![\d:]|[.,]\d)",
    re.IGNORECASE,
)
_TIMED = re.compile(r"(?<![\d.,:])(?:(\d{1,3})\s?分钟?\s?([0-5]?\d)\s?秒|(2[5-9]|[3-9]\d):([0-5]\d)(?![\d:]|[.,]\d))")
_ZONED = re.compile(
    r"(?<![\d.,])([01]\d|2[0-3])([0-5]\d)(?=\s?(?:GMT|UTC|CET|CEST|EST|EDT|PST|PDT|BST|MSK|hours|hrs)\b)"
)
_NOON, _DAY, _ONE = 12.0, 24.0, 13.0
_MORNING = 5.0
_LONGEST = 24


def clock_readings(
    values: tuple[float, ...], others: tuple[float, ...], half: DayHalf
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """(others, values) of an hour: the half of the day decides where it is said, else both are possible."""
    hour = values[0]
    if not 0 <= hour <= _DAY:
        return others, values
    twin = hour + _NOON if hour < _NOON else hour - _NOON
    return ((*others, hour), (twin,)) if _is_in_other_half(hour, half) else ((*others, twin), values)


def _is_in_other_half(hour: float, half: DayHalf) -> bool:
    """Whether an hour is counted from noon, or twelve is said of midnight."""
    if half is DayHalf.EVENING:
        return hour < _NOON
    if half is DayHalf.NOON:
        return hour < _MORNING
    if half is DayHalf.NIGHT:
        return _MORNING <= hour < _ONE
    return half is DayHalf.MORNING and _NOON <= hour < _ONE


def part_of_hour(text: str, start: int, *, value: float, words: Lexicon) -> float:
    """What is said right before an hour adds to it: 0.5 for half past | three, -0.5 for halb | vier, mostly nothing."""
    if words.hour_parts is None or not 1 <= value <= _NOON:
        return 0.0
    said = words.hour_parts.search(text, max(0, start - _LONGEST), start)
    if said is None:
        return 0.0
    return next(by for form, by in words.language.calendar.hour_parts.items() if as_read(form) == said[1].lower())


def clocks(text: str, words: Lexicon) -> Iterator[Mention]:
    """Times written with minutes: 8:30, 20h15, 8.30 where a word beside it says that it is a time; 3分35秒, 27:37."""
    for found in _TIMED.finditer(text):
        yield Mention(
            kind=Kind.NUMBER,
            values=(float(found[1] or found[3]) + float(found[2] or found[4]) / 60,),
            start=found.start(),
            end=found.end(),
            surface=found.group(),
            digits=True,
        )
    for found in _ZONED.finditer(text):
        others, values = clock_readings((float(found[1]) + float(found[2]) / 60,), (), DayHalf.OPEN)
        yield _clock(found, values, others, Surroundings(end=found.end()))
    for found in _CLOCK.finditer(text):
        around = surroundings(text, found.start(), end=found.end(), words=words)
        if found[4] and around.time is None:
            continue
        hour = float(found[1]) + float(found[5]) / 60
        others, values = clock_readings((hour,), (), around.time or DayHalf.OPEN)
        yield _clock(found, values, others, around)


def _clock(found: re.Match[str], values: tuple[float, ...], others: tuple[float, ...], around: Surroundings) -> Mention:
    return Mention(
        kind=Kind.NUMBER,
        values=values,
        others=others,
        start=found.start(),
        end=max(found.end(), around.end),
        surface=found.group(),
        digits=True,
        time=around.time or DayHalf.OPEN,
    )
