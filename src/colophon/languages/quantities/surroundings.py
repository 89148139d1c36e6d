"""What stands right before and after a number: percent signs, money, units, spans of time, halves of the day."""

from functools import lru_cache
from typing import NamedTuple

from colophon.languages.language import DayHalf, Share
from colophon.languages.quantities.lexicon import Beside, Lexicon

_NOTHING = Beside()
_BEFORE = 24
_CACHED_LENGTH = 5000


class Surroundings(NamedTuple):
    """`end` is where the last phrase that belongs to the number ends."""

    share: Share | None = None
    money: frozenset[str] = frozenset()
    unit: str = ""
    period: str = ""
    time: DayHalf | None = None
    half: bool = False
    end: int = 0


def surroundings(text: str, start: int, *, end: int, words: Lexicon) -> Surroundings:
    """What the number at `text[start:end]` is a number of."""
    half = words.halves is not None and (found := words.halves.match(text, end)) is not None
    place = found.end() if half and found is not None else end
    first, place_after = _after(text, place, words)
    before = _before(text, start, words)
    if first is _NOTHING and before is _NOTHING:
        return Surroundings(half=half, end=place_after)
    second, last = _after(text, place_after, words) if first.time or first.period else (_NOTHING, place_after)
    return Surroundings(
        share=first.share or (before.share if before.share else None),
        money=first.money or second.money or before.money,
        unit=first.unit or before.unit,
        period=first.period or before.period,
        time=_hour(second.time, before.time, first.time),
        half=half,
        end=last if second.time else place_after,
    )


def measured(text: str, end: int, words: Lexicon) -> tuple[Beside, int]:
    """What stands right behind a number that ends at `end`, and where that ends."""
    half = words.halves.match(text, end) if words.halves is not None else None
    return _after(text, end if half is None else half.end(), words)


def _hour(*heard: DayHalf | None) -> DayHalf | None:
    """The half of the day where one is said, else whether an hour was meant at all."""
    said = [half for half in heard if half is not None]
    if not said:
        return None
    return next((half for half in said if half is not DayHalf.OPEN), said[0])


def _after(text: str, place: int, words: Lexicon) -> tuple[Beside, int]:
    found = words.after.match(lowered(text), place)
    if found is None:
        return _NOTHING, place
    written = text[found.start(1) : found.end(1)]
    if written.upper() not in words.codes or written in words.language.money:
        return words.beside.get(found[1], _NOTHING), found.end()
    return _NOTHING, place


def _before(text: str, place: int, words: Lexicon) -> Beside:
    if place == 0:
        return _NOTHING
    last = text[place - 1]
    if last.isspace():
        last = text[place - 2 : place - 1]
    if last not in words.signs_end and not last.isspace():
        return _NOTHING
    found = words.before.search(text, max(0, place - _BEFORE), place)
    if found is None or _inside_word(text, found.start()):
        return _NOTHING
    return words.beside.get(found.group(1).lower(), _NOTHING)


def _inside_word(text: str, place: int) -> bool:
    here, before = text[place], text[place - 1 : place]
    return here.isalpha() and before.isalpha() and not ("\u0e00" <= here < "\u0e80" or here >= "\u3040")


def lowered(text: str) -> str:
    """The text in lower case, letter for letter."""
    return _lowered_cached(text) if len(text) <= _CACHED_LENGTH else _lowered_long(text)


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_lowered_cached, _lowered_long = lru_cache(maxsize=128)(_lowered), lru_cache(maxsize=4)(_lowered)
