"""Months and weekdays by name, and whole dates in digits."""

import re
from collections.abc import Iterator, Mapping

from colophon.languages.quantities.lexicon import Lexicon, Roles
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.words import Token

_DATE = re.compile(
    r"(?<![\d./-])(?:(?P<year>(?:1[5-9]|20)\d\d)(?P<s>[-/.])(?P<month>\d{1,2})(?P=s)(?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<t>[-/.])(?P<second>\d{1,2})(?P=t)(?P<last>(?:1[5-9]|20)\d\d))(?![\d/-]|\.\d)"
)
_DIGIT_AFTER = {True: re.compile(r"\.?,?\s*\d"), False: re.compile(r"\.?,?\s*(?:1[5-9]|20)\d\d(?!\d)")}
_DIGIT_BEFORE = re.compile(r"\d(?:st|nd|rd|th|er|º|\.)?(?: of| de)?[\s-]$")
_MONTHS, _WEEK = 12, 7
_WINDOW, _LONGEST = 32, 16


def dates(text: str) -> Iterator[Mention]:
    """The day, month and year of dates in digits. Which of 3/4/2020 is the month is left open."""
    for found in _DATE.finditer(text):
        if found["year"]:
            yield from _date(found, ("year", "month", "day"))
        else:
            yield from _date(found, ("last", "first", "second"))


def _date(found: re.Match[str], names: tuple[str, str, str]) -> Iterator[Mention]:
    year, month, day = (float(found[name]) for name in names)
    yield _number(found, names[0], values=(year,))
    if names[1] == "month" or day > _MONTHS:
        yield _month(found, names[1], values=(month,), others=())
        yield _number(found, names[2], values=(day,))
    else:
        yield _number(found, names[1], values=(month,), others=(day,))
        yield _month(found, names[2], values=(day,), others=(month,))


def _number(found: re.Match[str], name: str, *, values: tuple[float, ...], others: tuple[float, ...] = ()) -> Mention:
    start, end = found.span(name)
    return Mention(
        kind=Kind.NUMBER, values=values, others=others, start=start, end=end, surface=found[name], digits=True
    )


def _month(found: re.Match[str], name: str, *, values: tuple[float, ...], others: tuple[float, ...]) -> Mention:
    start, end = found.span(name)
    return Mention(
        kind=Kind.MONTH, values=values, others=others, start=start, end=end, surface=found[name], digits=True
    )


def named_days(text: str, found: list[Token], *, words: Lexicon) -> Iterator[Mention]:
    """Months and weekdays among the tokens, and those of several words."""
    for token in found if words.phrases is None else (*found, *_phrases(text, words.phrases, words.spoken)):
        roles = token.roles
        if roles is None or not (roles.month or roles.weekday):
            continue
        kind, value = (Kind.WEEKDAY, roles.weekday) if roles.weekday else (Kind.MONTH, roles.month)
        if _is_named_day(text, token, weekday=kind is Kind.WEEKDAY, words=words):
            eve = kind is Kind.WEEKDAY and _is_eve(text, token.start, nights=words.language.calendar.nights)
            yield _named(text, token.start, end=token.end, kind=kind, value=value, eve=eve)


def _phrases(text: str, phrases: re.Pattern[str], spoken: Mapping[str, Roles]) -> Iterator[Token]:
    for found in phrases.finditer(text):
        phrase = found.group().lower()
        yield Token(phrase, found.start(), found.end(), spoken.get(phrase))


def _named(text: str, start: int, *, end: int, kind: Kind, value: int, eve: bool = False) -> Mention:
    return Mention(
        kind=kind,
        values=(float(value),),
        others=(float((value - 2) % _WEEK + 1),) if eve else (),
        start=start,
        end=end,
        surface=text[start:end],
    )


def _is_eve(text: str, start: int, *, nights: tuple[str, ...]) -> bool:
    """Whether "the night to" stands before a weekday."""
    clause = re.split(r"[,.;:]", text[max(0, start - _WINDOW) : start].lower())[-1]
    return any(
        clause.rfind(night) >= 0 and len(clause) - clause.rfind(night) <= len(night) + _LONGEST for night in nights
    )


def _is_named_day(text: str, token: Token, *, weekday: bool, words: Lexicon) -> bool:
    calendar = words.language.calendar
    if calendar.capitalised and not text[token.start].isupper():
        return False
    if token.word in calendar.guarded and not _guarded(text, token, words=words):
        return False
    if not weekday:
        return True
    before = text[max(0, token.start - _WINDOW) : token.start].rstrip()
    after = text[token.end : token.end + _WINDOW].lstrip()
    return not (_ends_with(before, calendar.names_before) or _starts_with(after, calendar.names_after))


def _guarded(text: str, token: Token, *, words: Lexicon) -> bool:
    """Beside a digit, or after a guard if it is no numeral as well (the French sept)."""
    calendar = words.language.calendar
    if _DIGIT_AFTER[calendar.month_first].match(text, token.end):
        return True
    if _DIGIT_BEFORE.search(text, max(0, token.start - 10), token.start):
        return True
    if token.roles is not None and token.roles.cardinal is not None:
        return False
    return _ends_with(text[max(0, token.start - _WINDOW) : token.start].rstrip(" -").lower(), calendar.guards)


def _ends_with(text: str, names: tuple[str, ...]) -> bool:
    return text.endswith(names) and any(text.endswith(name) and not text[: -len(name)][-1:].isalpha() for name in names)


def _starts_with(text: str, names: tuple[str, ...]) -> bool:
    return text.startswith(names) and any(
        text.startswith(name) and not text[len(name) : len(name) + 1].isalpha() for name in names
    )
