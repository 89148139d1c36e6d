"""Numbers in a text that is written with spaces, in digits or in words, with what they count."""

import re
from collections.abc import Iterator

from colophon.languages.language import DayHalf
from colophon.languages.quantities.digits import VULGAR, readings
from colophon.languages.quantities.folded import as_read
from colophon.languages.quantities.halves import Part, part_of_scale, with_half
from colophon.languages.quantities.hours import clock_readings, part_of_hour
from colophon.languages.quantities.lexicon import Lexicon, Roles
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.proper import in_name
from colophon.languages.quantities.sums import last_scale, summed
from colophon.languages.quantities.surroundings import Surroundings, measured, surroundings
from colophon.languages.quantities.words import Spelled, Token, spelled
from colophon.languages.quantities.years import DECADE, MID_DECADE, YEARS, year_readings

_COUNTING = re.compile(r"['’]?s\b|[\s-]?[^\W\d_]{4}")
_SCORE = re.compile(r"\b\d{1,3}\s?[-–:]\s?\d{1,3}\b|\b\d\s(?:[^\W\d_]{1,2})\s0\b|\b0\s(?:[^\W\d_]{1,2})\s\d\b")
_PART_OF = re.compile(r"\s?(?:of (?!a )|[.,;)]|$)")
_ABBREVIATED, _SHORT_WORD = re.compile(r"\. [^\W\d_A-Z]"), 4
_STOPPED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
# A set: to look for a fraction in a range is to go through it.
_DECADES = frozenset(range(20, 100, 10))
_HARD_WORD, _DOZEN, _TWO_STEPS = 11, 12, 1  # 2 bin | 300 are three words, bin | 300 two.
_ROUND = frozenset({100.0, 1000.0, 10_000.0, 1e5, 1e6, 1e9, 1e12})


def numbers(text: str, found: list[Token], *, words: Lexicon) -> Iterator[Mention]:
    """Every number among the tokens, in order. Months and weekdays are somebody else's."""
    steps = _steps(text, found, words=words)
    return summed(steps, text, words=words) if len(found) > _TWO_STEPS else (mention for mention, _ in steps)


def _steps(text: str, found: list[Token], *, words: Lexicon) -> Iterator[tuple[Mention, float]]:
    index = 0
    while index < len(found):
        mention, taken = _number(text, found, first=index, words=words)
        if mention is not None:
            yield mention, last_scale(found[index : index + taken])
        index += taken


def _number(text: str, found: list[Token], *, first: int, words: Lexicon) -> tuple[Mention | None, int]:
    """(the number that begins at token `first`, the tokens it took)."""
    roles = found[first].roles
    if roles is None:
        return _written(text, found, first=first, words=words)
    if words.language.numerals.scale_first and roles.scale is not None:
        scaled = _after_scale(text, found, first=first, words=words)
        if scaled is not None:
            return scaled, 2
    return _said(text, found, first=first, words=words)


def _written(text: str, found: list[Token], *, first: int, words: Lexicon) -> tuple[Mention, int]:
    token = found[first]
    values, others = readings(token.word, words.language)
    end, taken = token.end, 1
    if words.language.numerals.point and (pointed := _pointed(text, found, first=first, words=words)):
        values, others, end, taken = (pointed,), (), found[first + 1].end, 2
    if text[end : end + 1] in VULGAR and end < len(text):
        values, others, end = tuple(value + VULGAR[text[end]] for value in values), (), end + 1
    scale, end, scales = _scaled(text, found, first=first + taken, end=end, words=words)
    around = surroundings(text, token.start, end=end, words=words)
    if scale == 1 and (around.half or _is_half_behind(text, around, words)):
        values += tuple(value + 0.5 for value in values)
    elif around.half:
        others += tuple((value + 0.5) * scale for value in values)
    if scale != 1:
        values = tuple(value * scale for value in values)
        others = tuple(v * scale if i < 1 else v for i, v in enumerate(others))
    else:
        others += year_readings(text, token, value=values[0], words=words) + _clock_with_stop(token.word, words)
        part = part_of_hour(text, token.start, value=values[0], words=words)
        if part:
            others, values = (*others, values[0]), (values[0] + part,)
        if part or around.time is not None:
            others, values = clock_readings(values, others, around.time or DayHalf.OPEN)
    mention = Mention(
        kind=Kind.NUMBER,
        values=values,
        others=others,
        start=token.start,
        end=max(end, around.end),
        surface=text[token.start : end],
        certain=_is_certain(text, token, value=values[0]) or around.share is not None or scale > 1,
        digits=True,
        time=around.time,
        share=around.share,
        money=around.money,
        unit=around.unit,
        period=around.period,
        scale=scale,
    )
    return mention, taken + scales


def _is_certain(text: str, token: Token, *, value: float) -> bool:
    """Whether a number in digits must have a counterpart: a 0 that counts nothing ("a value of 0", but not "0 faults").

    Not a lone 1 outside a score, nor "the 2000s".
    """
    if value == 0 and _COUNTING.match(text, token.end) is None:
        return True
    if value in (0, 1):
        return len(token.word) > 1 or _SCORE.search(text, max(0, token.start - 6), token.end + 6) is not None
    return not (value in YEARS and value % 100 == 0 and DECADE.match(text, token.end))


def _pointed(text: str, found: list[Token], *, first: int, words: Lexicon) -> float:
    """The value of two numbers in digits with the word for a decimal mark between them, 0 if none stands there."""
    whole, part = found[first], found[first + 1] if first + 1 < len(found) else None
    if part is None or part.roles is not None or not (whole.word.isdecimal() and part.word.isdecimal()):
        return 0.0
    said = text[whole.end : part.start].strip() in map(as_read, words.language.numerals.point)
    return float(f"{whole.word}.{part.word}") if said else 0.0


def _after_scale(text: str, found: list[Token], *, first: int, words: Lexicon) -> Mention | None:
    """ "milioni 3.5", where scale words stand before the digits that they multiply."""
    scale, digits = found[first], found[first + 1] if first + 1 < len(found) else None
    if digits is None or digits.roles is not None or text[scale.end : digits.start] != " ":
        return None
    mention, _ = _written(text, found, first=first + 1, words=words)
    around = surroundings(text, scale.start, end=digits.end, words=words)
    by = scale.roles.scale if scale.roles is not None and scale.roles.scale is not None else 1.0
    return mention._replace(
        values=tuple(value * by for value in mention.values),
        others=(),
        start=scale.start,
        surface=text[scale.start : digits.end],
        certain=True,
        money=around.money or mention.money,
        unit=around.unit or mention.unit,
    )


def _scaled(text: str, found: list[Token], *, first: int, end: int, words: Lexicon) -> tuple[float, int, int]:
    """(factor, where it ends, tokens taken) of the scale words after digits: 3 | mil millones, 2 | lakh | crore."""
    factor, taken = 1.0, 0
    for token in (found[place] for place in range(first, len(found))):
        scale = token.roles.scale if token.roles is not None else None
        gap = text[end : token.start] if scale is not None else ""
        if scale is None or gap not in ("", " ", "-", " -", ". "):
            break
        if len(token.word) == 1 and not _letter_counts(text, found[first - 1].start, gap=gap):
            break
        factor, end, taken = factor * scale, token.end, taken + 1
    if taken and _ABBREVIATED.match(text, end) and len(found[first + taken - 1].word) <= _SHORT_WORD:
        end += 1
    return factor, end, taken


def _letter_counts(text: str, start: int, *, gap: str) -> bool:
    """ "$5m" is five million; "5 m" and "5m" are metres."""
    return gap == "" and (text[start - 1 : start] in "$£€¥" if start else False)


def _clock_with_stop(word: str, words: Lexicon) -> tuple[float, ...]:
    """20.30 may be half past eight where the full stop is no decimal mark."""
    found = _STOPPED.fullmatch(word)
    if found is None or words.language.decimal == ".":
        return ()
    hour = float(found[1]) + float(found[2]) / 60
    others, values = clock_readings((hour,), (), DayHalf.OPEN)
    return (*values, *others)


def _said(text: str, found: list[Token], *, first: int, words: Lexicon) -> tuple[Mention | None, int]:
    token = found[first]
    roles = token.roles
    assert roles is not None
    if roles.approximate and not _counted(found, first, text=text):
        return _approximate(text, found, first=first)
    if roles.article:
        return _with_article(text, found, first=first, words=words)
    if roles.bound is not None:
        return _bound(text, token, value=roles.bound, period=roles.period), 1
    number = spelled(found, first, text=text, words=words) if _begins(token, roles) else None
    if number is not None:
        return _numeral(text, found, first=first, number=number, words=words)
    part = part_of_scale(found, first, text=text)
    if part is not None:
        return _great(text, found, first=first, part=part, words=words), part.count
    return _loose(text, token, roles=roles, words=words), 1


def _with_article(text: str, found: list[Token], *, first: int, words: Lexicon) -> tuple[Mention | None, int]:
    """A mile and a third of the boats; before anything else an article is no number."""
    token = found[first]
    part = _fraction(text, found, first=first + 1, last=token)
    if part and _PART_OF.match(text, found[first + 1].end):
        return _part(text, token, end=found[first + 1].end, value=1 / part, words=words), 2
    if not _measures(text, token, words=words):
        return None, 1
    number = spelled(found, first, text=text, words=words)
    return (None, 1) if number is None else _numeral(text, found, first=first, number=number, words=words)


def _numeral(
    text: str, found: list[Token], *, first: int, number: Spelled, words: Lexicon
) -> tuple[Mention | None, int]:
    great = with_half(found, first, number=number, text=text, words=words)
    if great is not None:
        return _great(text, found, first=first, part=great, words=words), great.count
    last = found[first + number.count - 1]
    fraction = 0.0 if number.ordinal else _fraction(text, found, first=first + number.count, last=last)
    if not fraction:
        return _spelled_mention(text, found[first], last=last, number=number, words=words), number.count
    return _divided(text, found, first=first, number=number, fraction=fraction, words=words)


def _measures(text: str, token: Token, *, words: Lexicon) -> bool:
    """Whether an article is the one of a measure: a mile, an hour. A hundred and a third are read without it."""
    beside, end = measured(text, token.end, words)
    if not beside.unit and not beside.period:
        return False
    counts = words.words.get(text[token.end : end].strip(" -").lower())
    return counts is None or counts.scale is None


def _divided(
    text: str, found: list[Token], *, first: int, number: Spelled, fraction: float, words: Lexicon
) -> tuple[Mention, int]:
    """Two thirds, and three quarters of a million."""
    value, place = number.value / fraction, first + number.count
    part = part_of_scale(found, place, text=text, part=value)
    if part is not None:
        count = part.count + number.count
        return _great(text, found, first=first, part=Part(part.value, count), words=words), count
    return _part(text, found[first], end=found[place].end, value=value, words=words), number.count + 1


def _great(text: str, found: list[Token], *, first: int, part: Part, words: Lexicon) -> Mention:
    start, end = found[first].start, found[first + part.count - 1].end
    around = surroundings(text, start, end=end, words=words)
    return Mention(
        kind=Kind.NUMBER,
        values=(part.value,),
        start=start,
        end=max(end, around.end),
        surface=text[start:end],
        certain=part.value >= _DOZEN,
        quiet=part.value < _DOZEN,
        loose=part.value < _DOZEN,
        money=around.money,
        unit=around.unit,
        period=around.period,
    )


def _bound(text: str, token: Token, *, value: float, period: str) -> Mention:
    return Mention(
        kind=Kind.NUMBER,
        values=(value,),
        start=token.start,
        end=token.end,
        surface=text[token.start : token.end],
        certain=value >= _HARD_WORD,
        period=period,
    )


def _begins(token: Token, roles: Roles) -> bool:
    return (
        len(token.word) > (2 if token.word.isascii() else 1) or roles.cardinal is not None or roles.ordinal is not None
    )


def _counted(found: list[Token], first: int, *, text: str) -> bool:
    """ "5 thousand" and "two millions" are numbers although the word alone is vague."""
    before = found[first - 1] if first else None
    return before is not None and before.roles is not None and text[before.end : found[first].start] in (" ", "-")


def _approximate(text: str, found: list[Token], *, first: int) -> tuple[Mention, int]:
    taken = 1
    for token in (found[place] for place in range(first + 1, len(found))):
        close = len(text[found[first + taken - 1].end : token.start]) <= 4
        if not close or token.roles is None or (token.roles.scale is None and not token.roles.approximate):
            break
        taken += 1
    start, end = found[first].start, found[first + taken - 1].end
    surface = text[start:end]
    return Mention(kind=Kind.APPROXIMATE, values=(), start=start, end=end, surface=surface, certain=False), taken


def _loosely(value: float) -> tuple[float, ...]:
    """A half may be 50 per cent; the thirties may be the 1930s, or the age of 35."""
    if value < 1:
        return (value * 100,)
    return (1900 + value, value + MID_DECADE) if value in _DECADES else ()


def _loose(text: str, token: Token, *, roles: Roles, words: Lexicon) -> Mention | None:
    value = roles.loose if roles.loose is not None else (1 / roles.fraction if roles.fraction else None)
    if value is None:
        return None
    around = surroundings(text, token.start, end=token.end, words=words)
    return Mention(
        kind=Kind.NUMBER,
        values=(value,),
        others=_loosely(value),
        start=token.start,
        end=token.end,
        surface=text[token.start : token.end],
        certain=False,
        loose=True,
        quiet=True,
        unit=around.unit,
        period=around.period,
    )


def _fraction(text: str, found: list[Token], *, first: int, last: Token) -> float:
    """The denominator right after a small number: two | thirds."""
    token = found[first] if first < len(found) else None
    if token is None or token.roles is None or not token.roles.fraction:
        return 0.0
    return token.roles.fraction if text[last.end : token.start] in (" ", "-") else 0.0


def _part(text: str, token: Token, *, end: int, value: float, words: Lexicon) -> Mention:
    return Mention(
        kind=Kind.NUMBER,
        values=(value,),
        others=(round(value * 100),),
        start=token.start,
        end=end,
        surface=text[token.start : end],
        certain=False,
        loose=True,
    )


def _is_half_behind(text: str, around: Surroundings, words: Lexicon) -> bool:
    """An hour | and a half, une tonne | et demie."""
    measured = around.period or around.unit
    return bool(measured) and words.halves is not None and words.halves.match(text, around.end) is not None


def _spelled_mention(text: str, token: Token, *, last: Token, number: Spelled, words: Lexicon) -> Mention:
    value, end = number.value, last.end
    around = surroundings(text, token.start, end=end, words=words)
    roles = token.roles or Roles()
    alone = number.count == 1
    half = around.half or _is_half_behind(text, around, words)
    values: tuple[float, ...] = (value + 0.5,) if half and value < 1000 else (value,)
    others: tuple[float, ...] = (value,) if half else ()
    if roles.loose is not None and alone and roles.loose != value:
        others += (roles.loose,)
    if alone and (roles.fraction is not None or (number.ordinal and value > 1)):
        others += (1 / (roles.fraction or value),)
    part = part_of_hour(text, token.start, value=value, words=words) if alone else 0.0
    if part:
        values, others = (value + part,), (*others, value)
    if part or around.time is DayHalf.OPEN or (around.time and 1 <= value <= 24):
        others, values = clock_readings(values, others, around.time or DayHalf.OPEN)
    named = in_name(text, token.start, last.end)
    hard = not named and value >= _HARD_WORD and not (alone and (value in _ROUND or roles.loose is not None))
    return Mention(
        kind=Kind.NUMBER,
        values=values,
        others=others,
        start=token.start,
        end=max(end, around.end),
        surface=text[token.start : end],
        certain=(hard or around.share is not None) and not (alone and roles.quiet),
        quiet=named or (alone and not part and (roles.quiet or roles.loose is not None)),
        ordinal=number.ordinal,
        share=around.share,
        money=around.money,
        unit=around.unit,
        period=around.period,
        time=around.time,
    )
