"""What is left of a text's quantities when all counterparts are found: alone, or a repetition of what is there."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from colophon.languages.measures import converts
from colophon.languages.quantities.durations import told_in_parts
from colophon.languages.quantities.match import converted, equal, likely, units_part
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities

_GLUE = re.compile(r"(?<=\d)[ ().-]{1,3}(?=\d)")
_PARTED = re.compile(r"\d\.\d")
_LONG, _WORD = 4, 3
_NOT_LATIN = "\u0370"
_BESIDE, _YEARS = 24, frozenset(range(1500, 2100))
_ROUND = frozenset({10.0, 12.0, 20.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1e6, 1e7, 1e8, 1e9})


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


def leftovers(
    left: Sequence[Mention], own: Sequence[Mention], others: Sequence[Mention], *, text: str, of_source: bool
) -> Leftovers:
    """The unmatched among a side's `own` mentions, judged by all mentions and the text of the other side."""
    alone, repeated = [], []
    among: dict[tuple[object, ...], bool] = {}
    for mention in left:
        if told_in_parts(mention, own, others):
            continue
        said = mention.said
        if said not in among:
            among[said] = _is_among(mention, others, of_source=of_source)
        if among[said] or _doubles(mention, own):
            repeated.append(mention)
        elif not _written_there(mention, text) or any(units_part(mention, other) for other in others if other.unit):
            alone.append(mention)
    return Leftovers(tuple(alone), tuple(repeated))


def _doubles(mention: Mention, own: Sequence[Mention]) -> bool:
    """An amount said again in another unit, 80 km (50 miles): a reader of one of them needs no second."""
    if not mention.unit:
        return False
    beside = [m for m in own if m.unit and m is not mention and _gap(m, mention) <= _BESIDE]
    return any(_same_amount(mention, other) for other in beside)


def _gap(one: Mention, other: Mention) -> int:
    return max(one.start - other.end, other.start - one.end)


def _same_amount(one: Mention, other: Mention) -> bool:
    there = converts(one.value, one.unit, other.value, other_unit=other.unit)
    return there or converts(other.value, other.unit, one.value, other_unit=one.unit)


def _is_among(mention: Mention, others: Sequence[Mention], *, of_source: bool) -> bool:
    if mention.kind is Kind.LABEL:
        others = [m for m in others if m.kind is Kind.LABEL or not m.quiet]
    elif mention.digits and mention.value in _YEARS:
        others = [m for m in others if m.kind is not Kind.NUMBER or equal(mention, m) or converted(mention, m)]
    return any(likely(mention, other) if of_source else likely(other, mention) for other in others)


def nearby(left: Leftovers, around: Sequence[str], *, language: str, of_source: bool) -> frozenset[Mention]:
    """Those whose value stands in a neighbouring pair's text."""
    if not around or not left.alone:
        return frozenset()
    near = [m for text in around for m in quantities(text, language)]
    return frozenset(m for m in left.alone if _is_among(m, near, of_source=of_source))


def _is_round_word(mention: Mention) -> bool:
    return mention.kind is Kind.NUMBER and not mention.digits and mention.value in _ROUND


def _written_there(mention: Mention, text: str) -> bool:
    """The same digits stand in the other text in some other dress: a telephone number, a score, a part number, code."""
    if mention.kind in (Kind.MONTH, Kind.WEEKDAY) and _is_kept(mention.surface, text):
        return True
    if mention.kind is Kind.MONTH:
        month = f"0?{mention.value:.0f}"
        return (
            re.search(rf"(?<![\d.]){month}[-/]\d|\d[-/]{month}(?![\d.])|(?<!\d)\d{{4}}\.{month}(?![\d.])", text)
            is not None
        )
    if not mention.digits and len(mention.surface) > _WORD and mention.surface in text:
        return True
    if _PARTED.search(mention.surface) and re.search(rf"(?<![\d.]){re.escape(mention.surface)}(?!\.?\d)", text):
        return True
    digits = re.sub(r"\D", "", mention.surface)
    if not mention.digits or not digits or mention.scale > 1:
        return False
    if len(digits) >= _LONG:
        return _holds(text, digits) or _holds(_GLUE.sub("", text), digits)
    return mention.value.is_integer() and _holds(text, digits)


def _is_kept(word: str, text: str) -> bool:
    """A month or day that a text of another script leaves in Latin letters."""
    kept = word.isascii() and len(word) > _WORD and word in text
    return kept and any(c >= _NOT_LATIN and c.isalpha() for c in text)


def _holds(text: str, digits: str) -> bool:
    if len(digits) > 1 and not digits.strip("0"):
        return re.search(rf"(?<!\d){digits}(?!\d)", text) is not None
    if digits == "0":
        return re.search(r"(?<![\d.])0(?![\d.])", text) is not None
    return re.search(rf"(?<![\d.,])0?{digits}(?![\d%]|[.,]\d)", text) is not None
