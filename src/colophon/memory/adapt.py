"""Fitting an earlier translation to a new text: its numbers where they are all that changed, and its links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from colophon.languages.library import language
from colophon.languages.quantities.difference import Sides, differences
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities
from colophon.memory.unit import Unit

_REFERENCE = re.compile(r"(?<=\]\[)\d{1,4}(?=\])")
_DIGITS = re.compile(r"\d[\d.,'\u00a0\u202f٫٬]*\d|\d")
_MARKS = re.compile(r"[.,'\u00a0\u202f٫٬]")
_MOST_PLACES = 2  # 1.2345 million is 123.45万; what has more places would be written in another way
_MOST_OF_MAGNITUDE = 10_000  # nobody writes 54000万


class Fit(StrEnum):
    """ADAPTED: a number that was put in. DOUBTFUL: a quantity that is not what the text says."""

    ADAPTED = "adapted"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Spot:
    """Code points `start`..`end` of a proposal that whoever takes it should look at."""

    start: int
    end: int
    fit: Fit


@dataclass(frozen=True, slots=True)
class Proposal:
    """A target fitted to a text; `doubtful` where a quantity of either is not in the other. Spots stand in order."""

    target: str
    doubtful: bool
    spots: tuple[Spot, ...] = ()


def adapted(unit: Unit, source: str) -> Proposal:
    """The unit's target as `source` would have it, as far as that is certain."""
    target, put_in = unit.target, list[Spot]()
    if source != unit.source:
        target, put_in = _with_numbers(unit, source, _with_links(unit.source, source, unit.target))
    sides = Sides(
        _unlinked(source),
        _unlinked(target),
        unit.source_language,
        unit.target_language,
    )
    parted = differences(sides)
    doubts = [Spot(one.target.start, one.target.end, Fit.DOUBTFUL) for one in parted if one.target is not None]
    return Proposal(target, bool(parted), _in_order([*doubts, *put_in]))


def _in_order(spots: list[Spot]) -> tuple[Spot, ...]:
    """Spots that do not overlap; of two that do, the one that was named first."""
    kept: list[Spot] = []
    for spot in spots:
        if all(spot.end <= other.start or other.end <= spot.start for other in kept):
            kept.append(spot)
    return tuple(sorted(kept, key=lambda spot: spot.start))


def _with_links(old: str, new: str, target: str) -> str:
    """The target with the new text's link numbers, if it has as many links as the old one."""
    before, after = _REFERENCE.findall(old), _REFERENCE.findall(new)
    if len(before) != len(after) or len(set(before)) != len(before):
        return target
    numbers = dict(zip(before, after, strict=True))
    return _REFERENCE.sub(lambda match: numbers.get(match[0], match[0]), target)


def _with_numbers(unit: Unit, source: str, target: str) -> tuple[str, list[Spot]]:
    """Each number that alone stands in the place of another, put into the target in the same place."""
    moved, spots = 0, list[Spot]()
    for start, end, text in sorted(_replacements(unit, source, target)):
        target = target[: start + moved] + text + target[end + moved :]
        spots.append(Spot(start + moved, start + moved + len(text), Fit.ADAPTED))
        moved += len(text) - (end - start)
    return target, spots


def _replacements(unit: Unit, source: str, target: str) -> Iterator[tuple[int, int, str]]:
    theirs = [one for one in quantities(_unlinked(target), unit.target_language) if _digits(one)]
    for old, new in _exchanged(unit, source):
        place = next((one for one in theirs if (one.kind, one.value) == (old.kind, old.value)), None)
        text = _written(new, old, place, unit) if place else None
        match = _DIGITS.search(place.surface) if place else None
        if place is None or text is None or match is None:
            continue
        start = place.start + match.start()
        text = _in_digits(text, like=target[start])
        if text is not None:
            theirs.remove(place)
            yield start, place.start + match.end(), text


def _exchanged(unit: Unit, source: str) -> Iterator[tuple[Mention, Mention]]:
    """Numbers of the old source with those that stand in their places in the new one, if there are as many."""
    before = quantities(_unlinked(unit.source), unit.source_language)
    after = quantities(_unlinked(source), unit.source_language)
    if _shape(before) != _shape(after):
        return
    for old, new in zip(before, after, strict=True):
        if old.surface != new.surface and _digits(old) and _digits(new):
            yield old, new


def _shape(mentions: Sequence[Mention]) -> list[tuple[Kind, str, str, float]]:
    """What must be the same of two texts' quantities for one to take the place of the other."""
    return [(one.kind, one.unit, one.period, one.scale) for one in mentions]


def _digits(mention: Mention) -> str:
    """The only run of digits in a mention; "" where it is written in words or in several (20:30, 3-1)."""
    runs = _DIGITS.findall(mention.surface) if mention.digits else []
    return str(runs[0]) if len(runs) == 1 else ""


def _written(new: Mention, old: Mention, place: Mention, unit: Unit) -> str | None:
    """The new number as the target writes the old one; None where that is not certain."""
    magnitude = _magnitude(place, unit.target_language)
    if magnitude is None or _magnitude(old, unit.source_language) is None:
        return None
    same = magnitude == _magnitude(new, unit.source_language)
    number = _plain(_digits(new), unit.source_language) if same else _in_magnitude(new, magnitude)
    if number is None:
        return None
    return _marked(number, new=_digits(new), old=_digits(place), tag=unit.target_language)


def _magnitude(mention: Mention, tag: str) -> Decimal | None:
    """What the digits are counted in: 10,000 for 420万. None where it is no power of ten (½, a dozen)."""
    digits = Decimal(_plain(_digits(mention), tag))
    magnitude = (_exact(mention) / digits).normalize() if digits else Decimal(1)
    return magnitude if magnitude.as_tuple().digits == (1,) and magnitude >= 1 else None


def _exact(mention: Mention) -> Decimal:
    """Its value without what binary fractions add to it."""
    return Decimal(f"{mention.value:.12g}")


def _in_magnitude(new: Mention, magnitude: Decimal) -> str | None:
    """5.4 million counted in 万: "540". None where nobody would write it so."""
    number = (_exact(new) / magnitude).normalize()
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > _MOST_PLACES or number >= _MOST_OF_MAGNITUDE:
        return None
    return f"{number:f}"


def _marked(number: str, *, new: str, old: str, tag: str) -> str:
    """A number with the target language's marks: grouped as the old one was, or else as the new source is."""
    marks = language(tag)
    whole, _, part = number.partition(".")
    shown = old.partition(marks.decimal)[0] if marks.decimal in old and part else old
    if len(_MARKS.sub("", shown)) > 3 and len(whole) > 3:
        grouped = bool(_MARKS.search(shown))
    else:
        grouped = len(whole) > 4 and bool(_MARKS.search(new))
    if grouped:
        whole = f"{int(whole):,}".replace(",", marks.grouping)
    return f"{whole}{marks.decimal}{part}" if part else whole


def _in_digits(number: str, *, like: str) -> str | None:
    """The same number in digits like one of the text's (٤٢ for 42); None where its marks would be others, too."""
    zero = ord(like) - int(like)
    if zero == ord("0"):
        return number
    return "".join(chr(zero + int(digit)) for digit in number) if number.isdecimal() else None


def _plain(digits: str, tag: str) -> str:
    """Digits with a point for the decimal mark and no grouping."""
    marks = language(tag)
    whole, found, part = digits.rpartition(marks.decimal)
    if not found or (marks.decimal == "," and len(part) == 3 and "." not in whole and whole == "0"):
        whole, part = digits, ""
    whole = _MARKS.sub("", whole)
    return f"{whole}.{part}" if part else whole


def _unlinked(text: str) -> str:
    """The same text, equally long, without the numbers of its links."""
    return _REFERENCE.sub(lambda match: " " * len(match[0]), text)
