"""Where the quantities of a source text and its translation part: changed, missing, added, or of something else."""

import math
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from colophon.languages.language import Share
from colophon.languages.quantities.match import Matching, likely, matched, same, units_part
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities
from colophon.languages.quantities.redating import redated


class Parting(StrEnum):
    """How a source quantity and a target quantity part."""

    CHANGED = "changed"
    MAGNITUDE = "magnitude"
    MISSING = "missing"
    ADDED = "added"
    MONEY = "money"
    SHARE = "share"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Difference:
    """One parting. `source` or `target` is None where that side has nothing. `sure`: a replaced value without doubt."""

    parting: Parting
    kind: Kind
    source: Mention | None
    target: Mention | None
    sure: bool = True


_MOST = 400  # Matching asks every mention of every other; no paragraph of prose holds as many.
_MISSED_FROM, _SMALL = 3, 100
_GLUE = re.compile(r"(?<=\d)[ ().-]{1,3}(?=\d)")
_ROUND = frozenset({10.0, 12.0, 20.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1e6, 1e7, 1e8, 1e9})


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts with their languages, the texts of the neighbouring pairs, and the article's date (ISO 8601)."""

    source: str
    target: str
    source_language: str
    target_language: str
    source_around: tuple[str, ...] = ()
    target_around: tuple[str, ...] = ()
    published: str = ""


@lru_cache(maxsize=2048)
def differences(sides: Sides) -> tuple[Difference, ...]:
    """Every parting between the two texts, in no promised order."""
    source = quantities(sides.source, sides.source_language)[:_MOST]
    target = quantities(sides.target, sides.target_language)[:_MOST]
    if not source and not target:
        return ()
    matching = matched(source, target)
    left = _leftovers(matching.source_left, target, text=sides.target)
    right = _leftovers(matching.target_left, source, text=sides.source)
    left = left.without(_near(left, sides.target_around, language=sides.target_language), target)
    right = right.without(_near(right, sides.source_around, language=sides.source_language), source)
    found = [*_of_pairs(matching), *_labels(left, right, text=sides.target)]
    left, right, contradicted = _without_redated(left, right, sides.published)
    found += contradicted
    for kind in (Kind.WEEKDAY, Kind.MONTH, Kind.NUMBER):
        found += _of_kind(kind, left.of(kind), right.of(kind))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What has no counterpart on one side. The value of `repeated` ones is there, but taken by another."""

    alone: tuple[Mention, ...]
    repeated: tuple[Mention, ...]

    def of(self, kind: Kind) -> "Leftovers":
        return Leftovers(
            tuple(m for m in self.alone if m.kind is kind), tuple(m for m in self.repeated if m.kind is kind)
        )

    def less(self, explained: Set[Mention | None]) -> "Leftovers":
        return Leftovers(tuple(m for m in self.alone if m not in explained), self.repeated)

    def without(self, explained: frozenset[Mention], others: Sequence[Mention]) -> "Leftovers":
        """Less what the neighbours hold, and less round words where the other side speaks of dozens or hundreds."""
        vague = any(m.kind is Kind.APPROXIMATE for m in others)
        return Leftovers(
            tuple(m for m in self.alone if m not in explained and not (vague and _is_round_word(m))), self.repeated
        )


def _without_redated(
    left: Leftovers, right: Leftovers, published: str
) -> tuple[Leftovers, Leftovers, list[Difference]]:
    """Less weekdays that the other side gives as dates. Those that cannot be the same day are differences."""
    there, back = redated(left.alone, right.alone), redated(right.alone, left.alone)
    said = {m for swap in (there, back) if swap for m in (swap.weekday, swap.month, swap.day)}
    found = []
    if there is not None and there.contradicts(published):
        found.append(Difference(Parting.CHANGED, Kind.WEEKDAY, there.weekday, there.month, sure=False))
    if back is not None and back.contradicts(published):
        found.append(Difference(Parting.CHANGED, Kind.WEEKDAY, back.month, back.weekday, sure=False))
    return left.less(said), right.less(said), found


def _is_round_word(mention: Mention) -> bool:
    return mention.kind is Kind.NUMBER and not mention.digits and mention.value in _ROUND


def _leftovers(left: Sequence[Mention], others: Sequence[Mention], *, text: str) -> Leftovers:
    alone, repeated = [], []
    for mention in left:
        if any(likely(mention, other) for other in others):
            repeated.append(mention)
        elif not _written_there(mention, text):
            alone.append(mention)
    return Leftovers(tuple(alone), tuple(repeated))


def _written_there(mention: Mention, text: str) -> bool:
    """The same digits stand in the other text in some other dress: a telephone number, a score, a part number."""
    digits = re.sub(r"\D", "", mention.surface)
    if not mention.digits or not digits or mention.scale > 1:
        return False
    if len(digits) >= 4:
        text = _GLUE.sub("", text)
    elif not mention.value.is_integer():
        return False
    return (
        re.search(rf"(?<![\d.,])0?{digits}(?![\d%]|[.,]\d)" if mention.value else r"(?<![\d.])0(?![\d.])", text)
        is not None
    )


def _near(left: Leftovers, around: Sequence[str], *, language: str) -> frozenset[Mention]:
    """Those whose value stands in a neighbouring pair's text."""
    if not around or not left.alone:
        return frozenset()
    near = [m for text in around for m in quantities(text, language)]
    return frozenset(m for m in left.alone if any(likely(m, other) for other in near))


def _of_pairs(matching: Matching) -> Iterator[Difference]:
    for source, target in matching.pairs:
        if source.kind is not Kind.NUMBER or target.kind is not Kind.NUMBER:
            continue
        if source.money and target.money and not source.money & target.money:
            yield Difference(Parting.MONEY, Kind.NUMBER, source, target)
        if units_part(source, target):
            yield Difference(Parting.UNIT, Kind.NUMBER, source, target)
        one_is_share = (source.share is None) is not (target.share is None)
        if one_is_share and source.certain and target.certain and _shares_differ(matching):
            yield Difference(Parting.SHARE, Kind.NUMBER, source, target)


def _shares_differ(matching: Matching) -> bool:
    source = sum(first.share is Share.PERCENT for first, _ in matching.pairs)
    target = sum(second.share is Share.PERCENT for _, second in matching.pairs)
    return source != target


def _labels(left: Leftovers, right: Leftovers, *, text: str) -> Iterator[Difference]:
    """A name with digits replaced by another of the same letters; a version or the digits of a name that are gone."""
    ours = [m for m in left.of(Kind.LABEL).alone]
    theirs = [m for m in (*right.of(Kind.LABEL).alone, *right.of(Kind.LABEL).repeated)]
    for mention in ours:
        twin = next((other for other in theirs if _letters(other) == _letters(mention)), None)
        if twin is not None:
            theirs.remove(twin)
            yield Difference(Parting.CHANGED, Kind.LABEL, mention, twin)
        elif theirs and mention.values:
            yield Difference(Parting.CHANGED, Kind.LABEL, mention, theirs.pop(0), sure=False)
        elif mention.certain or _lost_its_digits(mention, text):
            yield Difference(Parting.MISSING, Kind.NUMBER, mention, None)


def _lost_its_digits(mention: Mention, text: str) -> bool:
    """HER2 stands in the other text as HER."""
    letters = re.match(r"[A-Z][A-Za-z]+", mention.surface)
    return letters is not None and re.search(rf"(?<![^\W\u3040-\u9fff]){letters[0]}(?![A-Za-z\d-])", text) is not None


def _letters(mention: Mention) -> str:
    return re.sub(r"[^a-zа-яіїє]", "", mention.surface.lower())


def _of_kind(kind: Kind, left: Leftovers, right: Leftovers) -> Iterator[Difference]:
    hard_left, hard_right = [m for m in left.alone if m.certain], [m for m in right.alone if m.certain]
    soft_left, soft_right = [m for m in left.alone if _speaks(m)], [m for m in right.alone if _speaks(m)]
    again_left, again_right = _counted(left.repeated), _counted(right.repeated)
    sure = (hard_left, hard_right), (hard_left, soft_right), (soft_left, hard_right)
    doubtful = (hard_left, again_right), (again_left, hard_right), (soft_left, soft_right)
    for ours, theirs in sure:
        yield from _exchanged(kind, ours, theirs, sure=True)
    for ours, theirs in (*doubtful, (soft_left, again_right), (again_left, soft_right)):
        yield from _exchanged(kind, ours, theirs, sure=ours is hard_left or theirs is hard_right, alike=True)
    yield from (Difference(Parting.MISSING, kind, m, None) for m in hard_left + _missed(soft_left))
    yield from (Difference(Parting.ADDED, kind, None, m) for m in hard_right + _missed(soft_right))


def _exchanged(
    kind: Kind, ours: list[Mention], theirs: list[Mention], *, sure: bool, alike: bool = False
) -> Iterator[Difference]:
    """Takes from both lists as long as both have something: one stands where the other should."""
    while ours and theirs:
        source, target = ours.pop(0), theirs.pop(0)
        certain = sure and (not alike or _counts_the_same(source, target))
        yield Difference(_replaced(source, target), kind, source, target, certain)


def _counts_the_same(source: Mention, target: Mention) -> bool:
    """Both are of the same thing, as far as can be seen: years, percentages, miles."""
    return (source.unit, source.period, source.share) == (target.unit, target.period, target.share)


def _speaks(mention: Mention) -> bool:
    """A small number that is no mere word."""
    return not (mention.certain or mention.quiet or mention.loose) and 2 <= mention.value < _SMALL


def _counted(repeated: Sequence[Mention]) -> list[Mention]:
    return [m for m in repeated if m.certain or _speaks(m)]


def _missed(spoken: list[Mention]) -> list[Mention]:
    """Small numbers in words that a careful reader would still miss."""
    return [m for m in spoken if m.value >= _MISSED_FROM and not m.ordinal and not m.others]


def _replaced(source: Mention, target: Mention) -> Parting:
    if source.value <= 0 or target.value <= 0 or source.kind is not Kind.NUMBER:
        return Parting.CHANGED
    power = math.log10(target.value / source.value)
    return Parting.MAGNITUDE if abs(power) > 0.5 and same(power, round(power)) else Parting.CHANGED
