"""Months and weekdays by name, and whole dates in digits."""

import re
from collections.abc import Iterator

from colophon.languages.quantities.lexicon import Lexicon
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.words import Token

_DATE = re.compile(
    r"(?<![\d./-])(?:(?P<year>(?:1[5-9]|20)\d\d)(?P<s>[-/.])(?P<month>\d{1,2})(?P=s)(?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<t>[-/.])(?P<second>\d{1,2})(?P=t)(?P<last>(?:1[5-9]|20)\d\d))(?![\d/-]|\.\d)"
)
_DIGIT_AFTER = re.compile(r"\.?,?\s*\d")
_DIGIT_BEFORE = re.compile(r"\d(?:st|nd|rd|th|er|º|\.)?(?: of| de)?[\s-]$")
_MONTHS = 12
_WINDOW = 32


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
    for token in found:
        roles = token.roles
        if roles is None or not (roles.month or roles.weekday):
            continue
        kind, value = (Kind.WEEKDAY, roles.weekday) if roles.weekday else (Kind.MONTH, roles.month)
        if _is_named_day(text, token, weekday=kind is Kind.WEEKDAY, words=words):
            yield _named(text, token.start, end=token.end, kind=kind, value=value)
    if words.phrases is not None:
        for phrase in words.phrases.finditer(text):
            roles = words.spoken.get(phrase.group().lower())
            if roles is not None and (roles.month or roles.weekday):
                kind, value = (Kind.WEEKDAY, roles.weekday) if roles.weekday else (Kind.MONTH, roles.month)
                yield _named(text, phrase.start(), end=phrase.end(), kind=kind, value=value)


def _named(text: str, start: int, *, end: int, kind: Kind, value: int) -> Mention:
    return Mention(kind=kind, values=(float(value),), start=start, end=end, surface=text[start:end])


def _is_named_day(text: str, token: Token, *, weekday: bool, words: Lexicon) -> bool:
    calendar = words.language.calendar
    if calendar.capitalised and not text[token.start].isupper():
        return False
    if token.word in calendar.guarded and not _guarded(text, token, guards=calendar.guards):
        return False
    if not weekday:
        return True
    before = text[max(0, token.start - _WINDOW) : token.start].rstrip()
    after = text[token.end : token.end + _WINDOW].lstrip()
    return not (_ends_with(before, calendar.names_before) or _starts_with(after, calendar.names_after))


def _guarded(text: str, token: Token, *, guards: tuple[str, ...]) -> bool:
    if _DIGIT_AFTER.match(text, token.end) or _DIGIT_BEFORE.search(text, max(0, token.start - 10), token.start):
        return True
    return _ends_with(text[max(0, token.start - _WINDOW) : token.start].rstrip(" -").lower(), guards)


def _ends_with(text: str, names: tuple[str, ...]) -> bool:
    return any(text.endswith(name) and not text[: -len(name)][-1:].isalpha() for name in names)


def _starts_with(text: str, names: tuple[str, ...]) -> bool:
    return any(text.startswith(name) and not text[len(name) : len(name) + 1].isalpha() for name in names)
