"""Where the quantities of a source text and its translation part: changed, missing, added, or of something else."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from colophon.languages.language import Share
from colophon.languages.quantities.match import Matching, likely, matched, same
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities


class Parting(StrEnum):
    """How a source quantity and a target quantity part."""

    CHANGED = "changed"
    MAGNITUDE = "magnitude"
    MISSING = "missing"
    ADDED = "added"
    MONEY = "money"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Difference:
    """One parting. `source` or `target` is None where that side has nothing. `sure`: a replaced value without doubt."""

    parting: Parting
    kind: Kind
    source: Mention | None
    target: Mention | None
    sure: bool = True


_GLUE = re.compile(r"(?<=\d)[ ().-]{1,3}(?=\d)")
_ROUND = frozenset({10.0, 12.0, 20.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1e6, 1e7, 1e8, 1e9})


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts with their languages, and the texts of the neighbouring pairs."""

    source: str
    target: str
    source_language: str
    target_language: str
    source_around: tuple[str, ...] = ()
    target_around: tuple[str, ...] = ()


@lru_cache(maxsize=2048)
def differences(sides: Sides) -> tuple[Difference, ...]:
    """Every parting between the two texts, in no promised order."""
    source = quantities(sides.source, sides.source_language)
    target = quantities(sides.target, sides.target_language)
    if not source and not target:
        return ()
    matching = matched(source, target)
    left, right = _unexplained(matching, sides, source=source, target=target)
    found = [*_of_pairs(matching, sides), *_labels(left, right)]
    for kind in (Kind.WEEKDAY, Kind.MONTH, Kind.NUMBER):
        found += _of_kind(kind, [m for m in left if m.kind is kind], [m for m in right if m.kind is kind])
    return tuple(found)


def _unexplained(
    matching: Matching, sides: Sides, *, source: Sequence[Mention], target: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    left = _without_counterpart(matching.source_left, target, text=sides.target)
    right = _without_counterpart(matching.target_left, source, text=sides.source)
    if any(m.certain for m in left) and sides.target_around:
        left = _not_in(left, sides.target_around, language=sides.target_language)
    if any(m.certain for m in right) and sides.source_around:
        right = _not_in(right, sides.source_around, language=sides.source_language)
    if any(m.kind is Kind.APPROXIMATE for m in target):
        left = [m for m in left if m.digits or m.value not in _ROUND]
    if any(m.kind is Kind.APPROXIMATE for m in source):
        right = [m for m in right if m.digits or m.value not in _ROUND]
    return left, right


def _without_counterpart(left: Sequence[Mention], others: Sequence[Mention], *, text: str) -> list[Mention]:
    """Those whose value is nowhere on the other side, neither as a quantity nor as the same digits."""
    return [m for m in left if not (_repeated(m, others) or _written_there(m, text))]


def _repeated(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(likely(mention, other) for other in others)


def _written_there(mention: Mention, text: str) -> bool:
    """The same digits stand in the other text in some other dress: a telephone number, a score, a part number."""
    digits = re.sub(r"\D", "", mention.surface)
    if not mention.digits or not digits or mention.scale > 1:
        return False
    if len(digits) >= 4:
        text = _GLUE.sub("", text)
    elif not mention.value.is_integer():
        return False
    return re.search(rf"(?<!\d)0?{digits}(?!\d)", text) is not None


def _not_in(mentions: list[Mention], around: Sequence[str], *, language: str) -> list[Mention]:
    near = [m for text in around for m in quantities(text, language)]
    return [m for m in mentions if not any(likely(m, other) for other in near)]


def _of_pairs(matching: Matching, sides: Sides) -> Iterator[Difference]:
    for source, target in matching.pairs:
        if source.kind is not Kind.NUMBER or target.kind is not Kind.NUMBER:
            continue
        if source.money and target.money and not source.money & target.money:
            yield Difference(Parting.MONEY, Kind.NUMBER, source, target)
        one_is_share = (source.share is None) is not (target.share is None)
        if one_is_share and source.certain and target.certain and _shares_differ(matching):
            yield Difference(Parting.SHARE, Kind.NUMBER, source, target)


def _shares_differ(matching: Matching) -> bool:
    source = sum(first.share is Share.PERCENT for first, _ in matching.pairs)
    target = sum(second.share is Share.PERCENT for _, second in matching.pairs)
    return source != target


def _labels(left: Sequence[Mention], right: Sequence[Mention]) -> Iterator[Difference]:
    """A name with digits replaced by another of the same letters."""
    ours = [m for m in left if m.kind is Kind.LABEL]
    theirs = [m for m in right if m.kind is Kind.LABEL]
    for mention in ours:
        twin = next((other for other in theirs if _letters(other) == _letters(mention)), None)
        if twin is not None:
            theirs.remove(twin)
            yield Difference(Parting.CHANGED, Kind.LABEL, mention, twin)


def _letters(mention: Mention) -> str:
    return re.sub(r"[^a-zа-яіїє]", "", mention.surface.lower())


def _of_kind(kind: Kind, left: list[Mention], right: list[Mention]) -> Iterator[Difference]:
    hard_left, hard_right = [m for m in left if m.certain], [m for m in right if m.certain]
    soft_left, soft_right = [m for m in left if _speaks(m)], [m for m in right if _speaks(m)]
    while hard_left and hard_right:
        source, target = hard_left.pop(0), hard_right.pop(0)
        yield Difference(_replaced(source, target), kind, source, target)
    for source in hard_left:
        if soft_right:
            yield Difference(_replaced(source, twin := soft_right.pop(0)), kind, source, twin)
        else:
            yield Difference(Parting.MISSING, kind, source, None)
    for target in hard_right:
        if soft_left:
            yield Difference(_replaced(twin := soft_left.pop(0), target), kind, twin, target)
        else:
            yield Difference(Parting.ADDED, kind, None, target)
    for source, target in zip(soft_left, soft_right, strict=False):
        yield Difference(Parting.CHANGED, kind, source, target, sure=False)


def _speaks(mention: Mention) -> bool:
    """A small number that is no mere word."""
    return not (mention.certain or mention.quiet or mention.loose) and mention.value >= 2


def _replaced(source: Mention, target: Mention) -> Parting:
    if source.value <= 0 or target.value <= 0 or source.kind is not Kind.NUMBER:
        return Parting.CHANGED
    power = math.log10(target.value / source.value)
    return Parting.MAGNITUDE if abs(power) > 0.5 and same(power, round(power)) else Parting.CHANGED
