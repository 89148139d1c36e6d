"""Numbers that belong together: ranges ("5 to 10 million" is millions twice) and heights in feet and inches."""

import re
from collections.abc import Sequence

from colophon.languages.quantities.lexicon import Lexicon
from colophon.languages.quantities.mention import Kind, Mention

_AGAINST = re.compile(r"\s?[-–:：比对対]\s?")
_DASHES = " -–—~～至到"
_ONE_WORD = re.compile(r" [^\W\d_]{2,10} ")
_LONGEST, _WIDEST_DASH = 12, 3
_PARTED = re.compile("[,，、;；]")
_LAST_CENTURY, _FEW, _LAST_DAY, _LAST_GOAL = 21, 7, 31, 100
_SCALES, _MOST_COUNTED = (1e12, 1e9, 1e8, 1e6, 1e4, 1000.0, 100.0), 100
_TEN, _FIRST_CHARACTER = 10.0, "\u3040"
_WHOLES = frozenset({3.0, 4.0, 5.0, 10.0, 100.0})
_NOTHING_SAID = ("", "", frozenset[str](), None, False)
_LAST_SCORE = 3  # 1–3 may be a score; "parts 1–4" are "the first four".


def with_ranges(found: Sequence[Mention], text: str, *, words: Lexicon) -> list[Mention]:
    """The mentions in order, each completed from its neighbour."""
    done = _with_centuries(found) if len(found) > 1 else list(found)
    for place in range(len(done) - 1):
        first, second = done[place], done[place + 1]
        if _is_one_of(first, second, text, words=words):
            done[place + 1] = _whole(second)
        elif _is_share(first, second, text, words=words):
            done[place : place + 2] = _as_share(first, second), _silent(second)
        else:
            done[place : place + 2] = _together(first, second, text, words=words)
    return done


def _is_one_of(first: Mention, second: Mention, text: str, *, words: Lexicon) -> bool:
    """One in five; the first of September is a day."""
    if first.value != 1 or second.kind is not Kind.NUMBER or words.out_of is None:
        return False
    return words.out_of.fullmatch(text, first.end, second.start) is not None


def _is_share(first: Mention, second: Mention, text: str, *, words: Lexicon) -> bool:
    """Nine out of ten, 2 in 3."""
    if not (first.kind is second.kind is Kind.NUMBER and second.value in _WHOLES and 1 < first.value < second.value):
        return False
    said = any((m.unit, m.period, m.money, m.share, m.score) != _NOTHING_SAID for m in (first, second))
    return not said and text[first.end : second.start].strip().lower() in words.language.numerals.out_of


def _as_share(first: Mention, second: Mention) -> Mention:
    part = first.value / second.value
    return first._replace(others=(*first.others, part, float(round(100 * part))))


def _together(first: Mention, second: Mention, text: str, *, words: Lexicon) -> tuple[Mention, Mention]:
    if second.start - first.end > _LONGEST and first.kind is second.kind is Kind.NUMBER:
        return first, second
    for rule in (_height, _decade_of_century, _night, _tens):
        done = rule(first, second)
        if done is not None:
            return done
    if _is_day_of(first, second, text):
        return _as_day(first), second
    if _is_day_of(second, first, text):
        return first, _as_day(second)
    if _is_parted_million(first, second, text):
        return first._replace(others=(*first.others, first.value * second.value)), _silent(second)
    if _is_score(first, second, text):
        return first._replace(score=True, quiet=False), second._replace(score=True, quiet=False)
    return _range(first, second, text, words=words) if _is_range(first, second, text, words=words) else (first, second)


def _whole(mention: Mention) -> Mention:
    """One in five may be a fifth, or 20 per cent; once in 180 days is a span of time."""
    if mention.kind is not Kind.NUMBER or mention.value < 2 or mention.period or mention.unit:
        return mention
    return mention._replace(others=(*mention.others, 1 / mention.value, round(100 / mention.value)))


def _height(first: Mention, second: Mention) -> tuple[Mention, Mention] | None:
    """6-foot-6, 6 feet 6 inches."""
    near = 0 <= second.start - first.end <= 1
    if not (first.unit == "foot" and second.unit in ("inch", "") and near and second.value < 12):
        return None
    return first._replace(others=(*first.others, first.value + second.value / 12)), _silent(second)


def _decade_of_century(first: Mention, second: Mention) -> tuple[Mention, Mention] | None:
    """The 50s of the 19th century."""
    decade = (first.digits or first.loose) and 10 <= first.value <= 90 and first.value % 10 == 0
    if not (decade and second.period == "century" and 0 <= second.start - first.end <= _LONGEST):
        return None
    years = tuple((second.value - 1) * 100 + value for value in first.values if value < 100)
    return first._replace(others=(*first.others, *years)), _silent(second)


def _night(first: Mention, second: Mention) -> tuple[Mention, Mention] | None:
    """The night from Sunday to Monday is Sunday's."""
    if not first.kind is second.kind is Kind.WEEKDAY:
        return None
    return first, (_silent(second) if second.others == first.values else second)


def _tens(first: Mention, second: Mention) -> tuple[Mention, Mention] | None:
    """三、四十 are thirty or forty, 八、九十年代 the eighties and nineties."""
    both = first.kind is second.kind is Kind.NUMBER and not (first.digits or second.digits)
    listed = both and second.start - first.end == 1 and first.surface >= _FIRST_CHARACTER
    if not listed or not 0 < first.value < _TEN or second.value != (first.value + 1) * _TEN:
        return None
    tens = tuple(value - _TEN for value in (*second.values, *second.others))
    return first._replace(others=(*first.others, *tens), period=first.period or second.period), second


def _is_score(first: Mention, second: Mention, text: str) -> bool:
    """3-1, 3:1, 3比1, 二对一: no more than two digits each, and nothing that they count; 1-4 is more likely a range."""
    if second.start - first.end > _WIDEST_DASH:
        return False
    plain = all(m.kind is Kind.NUMBER and 0 <= m.value < _LAST_GOAL for m in (first, second))
    counts = any(m.share or m.money or m.unit or m.period or m.loose for m in (first, second))
    counted = first.value == 1 and second.value > _LAST_SCORE
    return plain and not counts and not counted and _AGAINST.fullmatch(text, first.end, second.start) is not None


def _range(first: Mention, second: Mention, text: str, *, words: Lexicon) -> tuple[Mention, Mention]:
    if _is_two_or_three(first, second):
        return _silent(first), _silent(second)
    dashed = not text[first.end : second.start].strip(_DASHES)
    counted = dashed and first.value == 1 and first.digits and second.value > _LAST_SCORE
    if first.share and not second.share and words.leads:
        second = second._replace(share=first.share)
    whole = _completed(first, second)
    return (_silent(whole) if counted else whole), second


def _silent(mention: Mention) -> Mention:
    """Read and matched, but never missed."""
    return mention._replace(certain=False, quiet=True)


def _with_centuries(found: Sequence[Mention]) -> list[Mention]:
    """Where the word for century stands before its number, the two are one: القرن التاسع عشر, thế kỷ 19."""
    done: list[Mention] = []
    for mention in found:
        last = done[-1] if done else None
        if last is not None and _is_century_word(last) and _counts_centuries(mention, last.end):
            done[-1] = mention._replace(period="century", others=(*mention.others, (mention.value - 1) * 100))
        else:
            done.append(mention)
    return done


def _is_century_word(mention: Mention) -> bool:
    return mention.loose and mention.value == 100 and mention.kind is Kind.NUMBER


def _counts_centuries(mention: Mention, before: int) -> bool:
    small = mention.kind is Kind.NUMBER and not mention.loose and 1 <= mention.value <= _LAST_CENTURY
    return small and mention.start - before <= 2


def _is_parted_million(first: Mention, second: Mention, text: str) -> bool:
    """Six | autres | millions."""
    counted = first.kind is second.kind is Kind.NUMBER and 1 < first.value < 1000 and not second.digits
    great = second.value in (1e6, 1e9, 1e12)
    return counted and great and _ONE_WORD.fullmatch(text, first.end, second.start) is not None


def _is_two_or_three(first: Mention, second: Mention) -> bool:
    """Two or three in words are a few, as 三四 are."""
    words = not (first.digits or second.digits or first.unit or second.unit)
    return words and second.value - first.value == 1 and second.value < _FEW


def _is_day_of(day: Mention, month: Mention, text: str) -> bool:
    """1 October, October 1, 10月1日; in characters a day never stands before its month."""
    first, second = (day, month) if day.start < month.start else (month, day)
    between = text[first.end : second.start]
    near = len(between) <= 4 and not _PARTED.search(between) and not (first is day and text[month.start] >= "\u3040")
    plain = day.kind is Kind.NUMBER and not (day.money or day.unit or day.share)
    return month.kind is Kind.MONTH and plain and 1 <= day.value <= _LAST_DAY and near


def _as_day(number: Mention) -> Mention:
    """The day of a month; the 1st must not be lost either."""
    if number.value == 1:
        number = number._replace(certain=number.digits, quiet=False)
    return number._replace(period=number.period or "day")


def _of_other_things(first: Mention, second: Mention) -> bool:
    """2.7 per cent | to | £2.8bn: both say what they are, and it is not the same."""
    share = first.share is not second.share and bool((first.share or first.money) and (second.share or second.money))
    return share or bool(first.money and second.money and not first.money & second.money)


def _is_range(first: Mention, second: Mention, text: str, *, words: Lexicon) -> bool:
    if first.kind is not Kind.NUMBER or second.kind is not Kind.NUMBER or second.start - first.end > _LONGEST:
        return False
    if _of_other_things(first, second):
        return False
    return words.between.fullmatch(text, first.end, second.start) is not None


def _scale_in_words(first: Mention, second: Mention) -> float:
    """What two hundred has of its word in "one or two hundred"."""
    if first.digits or second.digits or not 0 < first.value < _MOST_COUNTED:
        return 1.0
    return next((scale for scale in _SCALES if second.value % scale == 0 and second.value > first.value * scale), 1.0)


def _completed(first: Mention, second: Mention) -> Mention:
    scale = second.scale if second.scale > 1 else _scale_in_words(first, second)
    scaled = tuple(value * scale for value in first.values) if scale > 1 and first.scale == 1 else ()
    share = first.share or second.share
    if not scaled and share is first.share and first.unit and first.money:
        return first
    return first._replace(
        others=first.others + scaled,
        share=share,
        money=first.money or second.money,
        unit=first.unit or second.unit,
        period=first.period or second.period,
    )
