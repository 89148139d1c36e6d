"""Numbers in a text that is written with spaces, in digits or in words, with what they count."""

import re
from collections.abc import Iterator

from colophon.languages.language import DayHalf
from colophon.languages.quantities.digits import VULGAR, readings
from colophon.languages.quantities.hours import clock_readings
from colophon.languages.quantities.lexicon import Lexicon, Roles
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.surroundings import surroundings
from colophon.languages.quantities.words import Spelled, Token, spelled

_DECADE = re.compile(r"'?s\b|er[nsm]?\b|-?[хx]\b|-[еe]\b")
_SCORE = re.compile(r"\b\d\s?[-–:]\s?\d\b|\b\d\s(?:[^\W\d_]{1,2})\s0\b|\b0\s(?:[^\W\d_]{1,2})\s\d\b")
_SHORT_YEAR = re.compile(r"'\s?$|(?:1[5-9]|20)\d\d\s?[-–/]$")
_YEARS = range(1500, 2100)
_HARD_WORD = 11
_ROUND = frozenset({100.0, 1000.0, 10_000.0, 1e5, 1e6, 1e9, 1e12})


def numbers(text: str, found: list[Token], *, words: Lexicon) -> Iterator[Mention]:
    """Every number among the tokens, in order. Months and weekdays are somebody else's."""
    index = 0
    while index < len(found):
        mention, taken = _number(text, found, first=index, words=words)
        if mention is not None:
            yield mention
        index += taken


def _number(text: str, found: list[Token], *, first: int, words: Lexicon) -> tuple[Mention | None, int]:
    """(the number that begins at token `first`, the tokens it took)."""
    if found[first].roles is None:
        return _written(text, found, first=first, words=words)
    return _said(text, found, first=first, words=words)


def _written(text: str, found: list[Token], *, first: int, words: Lexicon) -> tuple[Mention, int]:
    token = found[first]
    values, others = readings(token.word, words.language)
    end, taken = token.end, 1
    if text[end : end + 1] in VULGAR and end < len(text):
        values, others, end = tuple(value + VULGAR[text[end]] for value in values), (), end + 1
    scale, end, scales = _scaled(text, found, first=first + 1, end=end, words=words)
    around = surroundings(text, token.start, end=end, words=words)
    if scale == 1 and around.half:
        values += tuple(value + 0.5 for value in values)
    elif around.half:
        others += tuple((value + 0.5) * scale for value in values)
    values, others = tuple(v * scale for v in values), tuple(v * scale if i < 1 else v for i, v in enumerate(others))
    if scale == 1:
        others += _year_readings(text, token, value=values[0])
        if around.time is not None:
            others, values = clock_readings(values, others, around.time)
    mention = Mention(
        kind=Kind.NUMBER,
        values=values,
        others=others,
        start=token.start,
        end=max(end, around.end),
        surface=text[token.start : end],
        certain=_is_certain(text, token, value=values[0]) or around.share is not None or scale > 1,
        digits=True,
        time=around.time is not None,
        share=around.share,
        money=around.money,
        unit=around.unit,
        period=around.period,
        scale=scale,
    )
    return mention, taken + scales


def _is_certain(text: str, token: Token, *, value: float) -> bool:
    """Whether a number in digits must have a counterpart: not a lone 0 or 1 outside a score, not "the 2000s"."""
    if value in (0, 1):
        return _SCORE.search(text, max(0, token.start - 5), token.end + 5) is not None
    return not (value in _YEARS and value % 100 == 0 and _DECADE.match(text, token.end))


def _scaled(text: str, found: list[Token], *, first: int, end: int, words: Lexicon) -> tuple[float, int, int]:
    """(factor, where it ends, tokens taken) of the scale words after digits: 3 | mil millones, 2 | lakh | crore."""
    factor, taken = 1.0, 0
    for token in (found[place] for place in range(first, len(found))):
        roles, gap = token.roles, text[end : token.start]
        scale = roles.scale if roles is not None else None
        if scale is None or gap not in ("", " ", "-", " -", ". "):
            break
        if len(token.word) == 1 and not _letter_counts(text, found[first - 1].start, gap=gap):
            break
        factor, end, taken = factor * scale, token.end, taken + 1
    return factor, end, taken


def _letter_counts(text: str, start: int, *, gap: str) -> bool:
    """ "$5m" is five million; "5 m" and "5m" are metres."""
    return gap == "" and (text[start - 1 : start] in "$£€¥" if start else False)


def _year_readings(text: str, token: Token, *, value: float) -> tuple[float, ...]:
    if not value.is_integer():
        return ()
    if value in _YEARS and value % 10 == 0 and value % 100:
        return (value % 100,)
    if not 0 <= value < 100:
        return ()
    if _DECADE.match(text, token.end) and value % 10 == 0:
        return (1900 + value, 1800 + value)
    if _SHORT_YEAR.search(text, max(0, token.start - 7), token.start):
        return (1900 + value, 2000 + value)
    return ()


def _said(text: str, found: list[Token], *, first: int, words: Lexicon) -> tuple[Mention | None, int]:
    token = found[first]
    roles = token.roles
    assert roles is not None
    if roles.approximate and not _counted(found, first, text=text):
        return _approximate(text, found, first=first)
    number = spelled(found, first, text=text, words=words) if _begins(token, roles) else None
    if number is None:
        return _loose(text, token, roles=roles, words=words), 1
    last = found[first + number.count - 1]
    fraction = _fraction(text, found, first=first + number.count, last=last)
    if fraction:
        return _part(text, token, end=found[first + number.count].end, value=number.value / fraction, words=words), (
            number.count + 1
        )
    return _spelled_mention(text, token, last=last, number=number, words=words), number.count


def _begins(token: Token, roles: Roles) -> bool:
    return len(token.word) > 2 or roles.cardinal is not None or roles.ordinal is not None


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


def _loose(text: str, token: Token, *, roles: Roles, words: Lexicon) -> Mention | None:
    value = roles.loose if roles.loose is not None else (1 / roles.fraction if roles.fraction else None)
    if value is None:
        return None
    around = surroundings(text, token.start, end=token.end, words=words)
    return Mention(
        kind=Kind.NUMBER,
        values=(value,),
        others=(value * 100,) if value < 1 else (),
        start=token.start,
        end=token.end,
        surface=text[token.start : token.end],
        certain=False,
        loose=True,
        quiet=True,
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


def _spelled_mention(text: str, token: Token, *, last: Token, number: Spelled, words: Lexicon) -> Mention:
    value, end = number.value, last.end
    around = surroundings(text, token.start, end=end, words=words)
    roles = token.roles or Roles()
    alone = number.count == 1
    values: tuple[float, ...] = (value + 0.5,) if around.half and value < 1000 else (value,)
    others: tuple[float, ...] = (value,) if around.half else ()
    if roles.loose is not None and alone and roles.loose != value:
        others += (roles.loose,)
    if roles.fraction is not None and alone:
        others += (1 / roles.fraction,)
    if around.time is DayHalf.OPEN or (around.time and value <= 24):
        others, values = clock_readings(values, others, around.time)
    hard = value >= _HARD_WORD and not (alone and (value in _ROUND or roles.loose is not None))
    return Mention(
        kind=Kind.NUMBER,
        values=values,
        others=others,
        start=token.start,
        end=max(end, around.end),
        surface=text[token.start : end],
        certain=(hard or around.share is not None) and not (alone and roles.quiet),
        quiet=alone and (roles.quiet or roles.loose is not None),
        ordinal=number.ordinal,
        share=around.share,
        money=around.money,
        unit=around.unit,
        period=around.period,
        time=around.time is not None,
    )
