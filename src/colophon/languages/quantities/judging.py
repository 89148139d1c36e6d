"""Judges what is left over on both sides: which stands in the place of which, what is missing, and how much it says."""

import math
import re
from collections.abc import Iterator

from colophon.languages.language import Share
from colophon.languages.quantities.day_halves import hours_part
from colophon.languages.quantities.determined import counts_list, is_determined, is_part_told
from colophon.languages.quantities.leftovers import Leftovers
from colophon.languages.quantities.match import Matching, same, units_part
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.parting import Difference, Parting, Text, Weight
from colophon.languages.quantities.romanised import is_romanised

_MISSED_FROM, _SMALL, _IMPLIED = 3, 100, 2
_YEARS, _TENS = frozenset(range(1900, 2100)), frozenset(range(30, 100, 10))
_ALL, _MODEL, _TEN, _PRIMER, _DAY = 100.0, 3, 10, 101.0, 24.0
_POINTED = {Share.PERCENT, Share.POINTS}
_STOP = re.compile(r"\s?[.,;:!?)]|\s?$")
_TERM = re.compile(r"\s?[+*×/-]\s?[\d.]+\s?=\s?\d")
_LONG_WORD = re.compile(r"\s?[^\W\d_]{4}")
_WHOLLY = re.compile(r"(?:^|\s)(?:à|al|zu|на)\s$")
_DENIED = re.compile(r"(?:n['’]t|\b(?:not|never|nicht|pas|no|non|не|ні))\b[^.!?;]{0,50}$", re.IGNORECASE)
_TITLED = re.compile(r"\b[A-Z][A-Za-z]+\s$")
_NAME = re.compile(r"(?:\b[A-Z][A-Za-z]+|《[^》]{1,20}|版本)\s?$")


def of_kind(kind: Kind, left: Leftovers, right: Leftovers, *, texts: tuple[Text, Text]) -> Iterator[Difference]:
    """The partings among leftovers of one kind: exchanges first, the surest before the doubtful, then the lonely."""
    if not (left.alone or left.repeated or right.alone or right.repeated):
        return
    hard_left, hard_right = [m for m in left.alone if m.certain], [m for m in right.alone if m.certain]
    soft_left, soft_right = [m for m in left.alone if _speaks(m)], [m for m in right.alone if _speaks(m)]
    for ours, theirs in ((hard_left, hard_right), (hard_left, soft_right), (soft_left, hard_right)):
        yield from _exchanged(kind, ours, theirs)
    for ours, theirs in ((_ones(left), hard_right), (hard_left, _ones(right)), (soft_left, _ones(right))):
        yield from _exchanged(kind, ours, theirs, in_digits=True)
    for ours, theirs in ((_decades(left), hard_right), (hard_left, _decades(right))):
        yield from _exchanged(kind, ours, theirs)
    yield from _exchanged(kind, *_parts(left, right), weight=Weight.DOUBTFUL)
    for ours, theirs in ((_places(left), soft_right), (soft_left, _places(right))):
        yield from _exchanged(kind, _ordinal(ours), _ordinal(theirs), weight=Weight.DOUBTFUL)
    yield from _with_repeated(kind, (hard_left, soft_left), (hard_right, soft_right), _counted(left, right))
    for m in hard_left + _missed(soft_left):
        yield Difference(Parting.MISSING, kind, m, None, Weight.FAINT if _is_dropped(m, *texts) else Weight.SURE)
    implied = any(m.value >= _IMPLIED for m in left.alone)  # "both" is no five
    for m in hard_right + _missed(soft_right):
        faint = _is_given(m, *texts) or (not implied and is_determined(m, *texts[1]))
        yield Difference(Parting.ADDED, kind, None, m, Weight.FAINT if faint else Weight.SURE)


Mentions = list[Mention]


def _with_repeated(
    kind: Kind, left: tuple[Mentions, Mentions], right: tuple[Mentions, Mentions], again: tuple[Mentions, Mentions]
) -> Iterator[Difference]:
    """Exchanges with a value that the other side says once more than it should."""
    (hard_left, soft_left), (hard_right, soft_right), (again_left, again_right) = left, right, again
    yield from _measured_otherwise(again_left, again_right)
    for ours, theirs in ((hard_left, again_right), (again_left, hard_right)):
        yield from _exchanged(kind, ours, theirs, alike=True)
    for ours, theirs in ((soft_left, soft_right), (soft_left, again_right), (again_left, soft_right)):
        yield from _exchanged(kind, ours, theirs, weight=Weight.DOUBTFUL)
    if len(again_left) == len(again_right) and not (hard_left or soft_left or hard_right or soft_right):
        yield from _exchanged(kind, again_left, again_right, weight=Weight.DOUBTFUL)  # Friday, Friday, Saturday


def _exchanged(
    kind: Kind,
    ours: list[Mention],
    theirs: list[Mention],
    *,
    weight: Weight = Weight.SURE,
    alike: bool = False,
    in_digits: bool = False,
) -> Iterator[Difference]:
    """Takes from both lists as long as both have something: one stands where the other should.

    Where one of them is a repetition (`alike`), it is sure only if both are of the same thing, and no exchange at all
    if one is a year and the other is not. `in_digits`: only what both sides write in digits is sure.
    """
    while ours and theirs:
        source, target = ours[0], theirs[0]
        if alike and _is_year(source) is not _is_year(target):
            return
        del ours[0], theirs[0]
        sure = (not alike or _counts_the_same(source, target)) and (not in_digits or (source.digits and target.digits))
        yield Difference(_replaced(source, target), kind, source, target, weight if sure else Weight.DOUBTFUL)


def _measured_otherwise(ours: list[Mention], theirs: list[Mention]) -> Iterator[Difference]:
    """Other values in the same unit, where both sides say the amount in a second unit as well: 80 km (50 miles)."""
    for source in [m for m in ours if m.unit]:
        twin = next((m for m in theirs if m.unit == source.unit and not same(m.value, source.value)), None)
        if twin is not None:
            ours.remove(source)
            theirs.remove(twin)
            yield Difference(_replaced(source, twin), Kind.NUMBER, source, twin)


def _is_year(mention: Mention) -> bool:
    return mention.digits and mention.value in _YEARS


def _counts_the_same(source: Mention, target: Mention) -> bool:
    """Both are of the same thing, as far as can be seen: years, percentages, miles."""
    return (source.unit, source.period, source.share) == (target.unit, target.period, target.share)


def _speaks(mention: Mention) -> bool:
    """A small number that is no mere word."""
    return not (mention.certain or mention.quiet or mention.loose) and 2 <= mention.value < _SMALL


def is_mere_word(mention: Mention) -> bool:
    """A "one" or "both" of which nothing here ever says that it is missing or stands for another."""
    plain = not (mention.certain or mention.digits or mention.ordinal or mention.loose)
    return plain and mention.quiet and mention.kind is Kind.NUMBER


def _decades(side: Leftovers) -> list[Mention]:
    """The thirties and الثمانينيات: left out at will, but no other number may stand for them."""
    return [m for m in side.alone if m.loose and m.value in _TENS]


def _parts(left: Leftovers, right: Leftovers) -> tuple[list[Mention], list[Mention]]:
    """Fractions on both sides, one of them in so many words or digits: a third, 2分の1."""
    ours, theirs = ([m for m in side.alone if m.loose and _is_part(m)] for side in (left, right))
    spoken = any(not m.quiet for m in (*ours, *theirs))
    return (ours, theirs) if spoken else ([], [])


def _is_part(mention: Mention) -> bool:
    """Less than one, or what a slip made more of it: 3分の7."""
    return 0 < mention.value < 1 or not mention.value.is_integer()


def _places(side: Leftovers) -> list[Mention]:
    """A "second" and a "third" are mostly no number, but may stand where another place should."""
    return [m for m in side.alone if m.ordinal and m.quiet and m.value > 1]


def _ordinal(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.ordinal]


def _ones(side: Leftovers) -> list[Mention]:
    """A 1 in digits and a "first" are often dropped, but may have become another number."""
    return [m for m in side.alone if m.value == 1 and not m.certain and (m.digits or m.ordinal)]


def _counted(left: Leftovers, right: Leftovers) -> tuple[list[Mention], list[Mention]]:
    """The repetitions of either side that say something."""
    ours, theirs = ([m for m in side.repeated if m.certain or _speaks(m)] for side in (left, right))
    return ours, theirs


def _missed(spoken: list[Mention]) -> list[Mention]:
    """Small numbers in words that a careful reader would still miss."""
    return [m for m in spoken if m.value >= _MISSED_FROM and not m.ordinal and not m.others]


def _is_dropped(mention: Mention, source: Text, target: Text) -> bool:
    """Translators leave out weekdays, which the reader knows, emphasis, and numbers that only point back."""
    text = source.text
    if mention.kind is Kind.WEEKDAY or _is_emphasis(mention, text) or _is_primer(mention, text):
        return True
    points_back = mention.value <= _MISSED_FROM and is_determined(mention, *source)
    return points_back or _points_back(mention, text) or is_romanised(mention, text, target.text)


def _is_given(mention: Mention, source: Text, target: Text) -> bool:
    """Numbers that translators add for the reader: of a name, of a sum, of a list that follows, of a part."""
    text = target.text
    if _names(mention, text) or _is_whole(mention) or _adds_up(mention, text) or counts_list(mention, text):
        return True
    round_the_clock = mention.value == _DAY and mention.period == "hour"
    return round_the_clock or is_part_told(mention, *source) or is_romanised(mention, text, source.text)


def _is_primer(mention: Mention, text: str) -> bool:
    """ "Sailing 101" is a first course."""
    said = mention.money or mention.unit or mention.period or mention.share or mention.value != _PRIMER
    return not said and _TITLED.search(text, max(0, mention.start - 24), mention.start) is not None


def _points_back(mention: Mention, text: str) -> bool:
    """ "The best of the ten." counts nothing new."""
    if mention.digits or mention.value > _TEN or not _STOP.match(text, mention.end):
        return False
    return text[max(0, mention.start - 4) : mention.start].lower() == "the "


def _is_emphasis(mention: Mention, text: str) -> bool:
    """ "100 per cent certain" and "à 100 %" are ways of speaking; "over 100 per cent", "not 100% certain" are not."""
    if not _is_whole(mention):
        return False
    wholly = _WHOLLY.search(text, max(0, mention.start - 4), mention.start) is not None
    if not wholly and _LONG_WORD.match(text, mention.end) is None:
        return False
    return _DENIED.search(text, max(0, mention.start - 60), mention.start) is None


def _is_whole(mention: Mention) -> bool:
    return mention.share is Share.PERCENT and mention.value == _ALL


def _names(mention: Mention, text: str) -> bool:
    """The number of a name that the translator spelled out: Fortran 95, 《星际 2》, 特工3传奇."""
    before = text[max(0, mention.start - 2) : mention.start].rstrip(" ")
    if mention.digits and not mention.counted and before[-1:] >= "\u3040" and mention.value not in _YEARS:
        return True
    counts = mention.money or mention.unit or mention.period or mention.share or not mention.digits
    return not counts and _NAME.search(text, max(0, mention.start - 24), mention.start) is not None


def _adds_up(mention: Mention, text: str) -> bool:
    """A translator shows how a figure comes about: 35+8=43."""
    return mention.digits and _TERM.match(text, mention.end) is not None


def _replaced(source: Mention, target: Mention) -> Parting:
    if source.value <= 0 or target.value <= 0 or source.kind is not Kind.NUMBER:
        return Parting.CHANGED
    power = math.log10(target.value / source.value)
    return Parting.MAGNITUDE if abs(power) > 0.5 and same(power, round(power)) else Parting.CHANGED


def of_pairs(matching: Matching, texts: tuple[Text, Text]) -> Iterator[Difference]:
    """The partings of counterparts: of other money, another measure or half of the day, or no longer a percentage."""
    for source, target in matching.pairs:
        if source.kind is not Kind.NUMBER or target.kind is not Kind.NUMBER:
            continue
        if source.money and target.money and not source.money & target.money:
            yield Difference(Parting.MONEY, Kind.NUMBER, source, target)
        if source.unit and target.unit and units_part(source, target):
            yield Difference(Parting.UNIT, Kind.NUMBER, source, target)
        if source.time and target.time and (weight := hours_part(source, target, texts=texts)) is not None:
            yield Difference(Parting.HOUR, Kind.NUMBER, source, target, weight)
        if source.share is target.share:
            continue
        one_is_share = source.share is None or target.share is None or {source.share, target.share} == _POINTED
        if one_is_share and source.certain and target.certain and _shares_differ(matching):
            yield Difference(Parting.SHARE, Kind.NUMBER, source, target)


def _shares_differ(matching: Matching) -> bool:
    source = sum(first.share is Share.PERCENT for first, _ in matching.pairs)
    target = sum(second.share is Share.PERCENT for _, second in matching.pairs)
    return source != target


def of_labels(left: Leftovers, right: Leftovers, *, text: str) -> Iterator[Difference]:
    """A name with digits replaced by another of the same letters; a version or the digits of a name that are gone."""
    ours = [m for m in left.alone if m.kind is Kind.LABEL]
    if not ours:
        return
    theirs = [m for m in (*right.of(Kind.LABEL).alone, *right.of(Kind.LABEL).repeated)]
    theirs += [m for m in right.of(Kind.NUMBER).alone if _names(m, text)]
    for mention in ours:
        twin = next((other for other in theirs if _letters(other) == _letters(mention)), None)
        if twin is not None:
            theirs.remove(twin)
            yield Difference(Parting.CHANGED, Kind.LABEL, mention, twin)
        elif theirs and mention.values:
            yield Difference(Parting.CHANGED, Kind.LABEL, mention, theirs.pop(0), Weight.DOUBTFUL)
        elif mention.certain or _is_model(mention) or _lost_its_digits(mention, text):
            yield Difference(Parting.MISSING, Kind.NUMBER, mention, None)


def of_noughts(left: Leftovers, right: Leftovers) -> list[Difference]:
    """Numbers for which the other side has digits that begin with a nought: 01 matches for 10."""
    theirs = [m for m in right.alone if m.kind is Kind.LABEL and m.surface.isdecimal()]
    ours = [m for m in left.alone if m.kind is Kind.NUMBER and m.digits and m.certain] or _decades(left)
    return [Difference(Parting.CHANGED, Kind.NUMBER, a, b) for a, b in zip(ours, theirs, strict=False)]


def _is_model(mention: Mention) -> bool:
    """F-35, A4, 3D: names that are kept in every language, unlike those of files and users, and unlike Covid-19."""
    surface = mention.surface
    named = surface[0].isupper() or (surface[0].isdigit() and surface[-1].isupper())
    return named and sum(c.isalpha() for c in surface) <= _MODEL


def _lost_its_digits(mention: Mention, text: str) -> bool:
    """Gemini2 stands in the other text as Gemini."""
    letters = re.match(r"[A-Z][A-Za-z]+", mention.surface)
    return (
        letters is not None and re.search(rf"(?<![^\W\u3040-\u9fff]){letters[0]}(?![A-Za-z\d]|-\w)", text) is not None
    )


def _letters(mention: Mention) -> str:
    return re.sub(r"[^a-zа-яіїє]", "", mention.surface.lower())
