"""Fitting an earlier translation to a new text: its numbers where they are all that changed, and its links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from colophon.languages.library import language
from colophon.languages.quantities.difference import Sides, differences
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities
from colophon.memory.unit import Unit

_REFERENCE = re.compile(r"(?<=\]\[)\d{1,4}(?=\])")
_DIGITS = re.compile(r"\d[\d.,'\u00a0\u202f٫٬]*\d|\d")
_MARKS = re.compile(r"[.,'\u00a0\u202f٫٬]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A target fitted to a text; `doubtful` where a quantity of either is not in the other."""

    target: str
    doubtful: bool


def adapted(unit: Unit, source: str) -> Proposal:
    """The unit's target as `source` would have it, as far as that is certain."""
    target = unit.target
    if source != unit.source:
        target = _with_links(unit.source, source, _with_numbers(unit, source))
    sides = Sides(
        _unlinked(source),
        _unlinked(target),
        unit.source_language,
        unit.target_language,
    )
    return Proposal(target, bool(differences(sides)))


def _with_links(old: str, new: str, target: str) -> str:
    """The target with the new text's link numbers, if it has as many links as the old one."""
    before, after = _REFERENCE.findall(old), _REFERENCE.findall(new)
    if len(before) != len(after) or len(set(before)) != len(before):
        return target
    numbers = dict(zip(before, after, strict=True))
    return _REFERENCE.sub(lambda match: numbers.get(match[0], match[0]), target)


def _with_numbers(unit: Unit, source: str) -> str:
    """Each number that alone stands in the place of another, put into the target in the same place."""
    target, moved = unit.target, 0
    theirs = list(quantities(_unlinked(unit.target), unit.target_language))
    replaced: list[tuple[int, int, str]] = []
    for old, new in _exchanged(unit, source):
        place = next((one for one in theirs if _writes(one, old, unit)), None)
        text = _written(new, old, unit) if place else None
        if place is None or text is None:
            continue
        theirs.remove(place)
        match = _DIGITS.search(place.surface)
        assert match is not None
        replaced.append((place.start + match.start(), place.start + match.end(), text))
    for start, end, text in sorted(replaced):
        target = target[: start + moved] + text + target[end + moved :]
        moved += len(text) - (end - start)
    return target


def _exchanged(unit: Unit, source: str) -> Iterator[tuple[Mention, Mention]]:
    """Numbers of the old source with those that stand in their places in the new one, if there are as many."""
    before = quantities(_unlinked(unit.source), unit.source_language)
    after = quantities(_unlinked(source), unit.source_language)
    if _shape(before) != _shape(after):
        return
    for old, new in zip(before, after, strict=True):
        if old.surface != new.surface and old.digits and new.digits:
            yield old, new


def _shape(mentions: Sequence[Mention]) -> list[tuple[Kind, str, str, float]]:
    """What must be the same of two texts' quantities for one to take the place of the other."""
    return [(one.kind, one.unit, one.period, one.scale) for one in mentions]


def _writes(mention: Mention, old: Mention, unit: Unit) -> bool:
    """Whether a mention of the target is written with the very digits of the old source's."""
    digits = _DIGITS.search(mention.surface)
    return mention.digits and digits is not None and _plain(digits[0], unit.target_language) == _number(old, unit)


def _written(new: Mention, old: Mention, unit: Unit) -> str | None:
    """The new number with the marks of the target language; None where the old one was written in another way."""
    number = _number(new, unit)
    if number is None or _number(old, unit) is None:
        return None
    marks = language(unit.target_language)
    whole, _, part = number.partition(".")
    groups = _DIGITS.search(new.surface)
    if groups is not None and len(whole) > 4 and _MARKS.search(groups[0]):
        whole = f"{int(whole):,}".replace(",", marks.grouping)
    return f"{whole}{marks.decimal}{part}" if part else whole


def _number(mention: Mention, unit: Unit) -> str | None:
    digits = _DIGITS.search(mention.surface)
    return _plain(digits[0], unit.source_language) if digits else None


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
