"""Numbers, months, weekdays and fractions in a text that is written in Chinese characters, without spaces."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from colophon.languages.alternatives import alternatives
from colophon.languages.language import Share
from colophon.languages.quantities.continued import completed, only_dates_decades, with_minutes
from colophon.languages.quantities.han import HanNumerals, han_numerals, han_value, two_in_one
from colophon.languages.quantities.hours import clock_readings
from colophon.languages.quantities.lexicon import Lexicon, lexicon
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.surroundings import Surroundings, surroundings

_PERCENT = re.compile(r"[百千]分之\s*")
_PARTS = re.compile(r"[分份]之\s*|分の\s*|분의\s*")
_NO_TENTHS = re.compile(r"\s?成[为為员員本功果立长長绩績熟都交]")
_TENTHS_AND = re.compile(r"\s?[成割]\s?([1-9一二三四五六七八九])(?:\s?分|(?![\d一二三四五六七八九十年月日号號]))")
_HALF_MORE = re.compile(r"半(?![导島岛球径夜年月天日])")
# 1895（明治28）年 says the year twice.
_RESTATED = re.compile(r"(\d{4})\s?年?\s?\([^()\d]{1,3}$")
# 2026〜27年: the second year is said in two digits.
_LONG_YEAR = re.compile(r"(?:19|20)\d\d年?\s?[-–—/～〜∼~至到]\s?$")
_SCORE = re.compile(r"\d\s?[-–:：比]\s?\d")
_HARD, _LAST_HOUR, _FEW, _SHORT = 10, 24, 2, 100
_ROUND = frozenset({100.0, 1000.0, 10_000.0, 1e8})
_MOSTLY_WORDS = _ROUND | {1.0}
_NOT_STOPPED = bytearray()


@dataclass(frozen=True, slots=True)
class Characters:
    """One language's patterns for reading numbers inside running characters."""

    words: Lexicon
    numerals: HanNumerals
    month: re.Pattern[str]
    weekday: re.Pattern[str]
    weekday_signs: re.Pattern[str]
    loose: re.Pattern[str]
    vague_before: str
    era_ends: frozenset[str]
    counters: re.Pattern[str]
    share_marks: frozenset[str]


@lru_cache(maxsize=16)
def characters(tag: str) -> Characters:
    words = lexicon(tag)
    known = words.language
    calendar, numerals = known.calendar, han_numerals(known.numerals)
    ones = "".join(c for c, value in numerals.digits.items() if 0 < value < 10)
    day = f"[{calendar.weekday_characters}]"
    days = [calendar.weekday_suffix] if calendar.weekday_suffix else []
    no_month = "|".join(map(re.escape, calendar.month_not_after)) or "(?!)"
    no_day = "|".join(map(re.escape, calendar.weekday_not_after)) or "(?!)"
    marks = "|".join(sorted(map(re.escape, calendar.weekday_marks), key=len, reverse=True))
    named = "|".join(sorted(map(re.escape, calendar.weekdays), key=len, reverse=True))
    loose = "|".join(sorted(map(re.escape, known.numerals.loose), key=len, reverse=True))
    bare = rf"(?:{marks})({day})(?!{no_day})" if marks else rf"({day}){calendar.weekday_suffix}"
    return Characters(
        words=words,
        numerals=numerals,
        month=re.compile(rf"(?<![\d个個])(\d{{1,3}}|十[一二]?|[{ones}])\s?{calendar.month_mark}(?!{no_month})"),
        weekday=re.compile((rf"({named})(?!{no_day})|" if named else "") + rf"{bare}|(?<=[日일]\()({day})(?=\))"),
        weekday_signs=re.compile(
            alternatives(form[0] for form in ("(", *days, *calendar.weekday_marks, *calendar.weekdays))
        ),
        loose=re.compile(loose or "(?!)"),
        counters=re.compile(r"\s?(?:" + ("|".join(map(re.escape, known.numerals.counters)) or "(?!)") + ")"),
        vague_before="".join(form for form in known.numerals.approximate if len(form) == 1),
        era_ends=frozenset(era[-1] for era in calendar.eras),
        share_marks=frozenset(form for form, share in known.shares.items() if share is Share.PERCENT),
    )


def may_count(text: str, tag: str) -> bool:
    """Whether a text without digits holds more than a 一."""
    return _counting(tag).search(text) is not None


@lru_cache(maxsize=16)
def _counting(tag: str) -> re.Pattern[str]:
    """Characters of which any counts more than one, and what names days and months."""
    known = lexicon(tag).language
    numerals, calendar = known.numerals, known.calendar
    ones = {c for c, value in numerals.characters.items() if value == 1}
    some = "".join({*numerals.characters, *numerals.powers, *numerals.scales} - ones)
    days = (
        *calendar.weekday_marks,
        *calendar.weekdays,
        calendar.weekday_suffix,
        *(c + calendar.month_mark for c in ones),
    )
    return re.compile(alternatives((*some, *days)))


def read_characters(text: str, tag: str, *, taken: bytearray) -> Iterator[Mention]:
    """Every quantity in the text that is not `taken` (a byte a character, set where something is already read)."""
    how = characters(tag)
    for reader in (_weekdays, _months, _numbers, _loose):
        for mention in reader(text, how, taken):
            if taken.find(1, mention.start, mention.end) < 0:
                taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
                yield mention


def _weekdays(text: str, how: Characters, taken: bytearray) -> Iterator[Mention]:
    if how.weekday_signs.search(text) is None:
        return
    calendar = how.words.language.calendar
    for found in how.weekday.finditer(text):
        value = calendar.weekdays.get(found.group()) or calendar.weekday_characters.index(_last(found)) + 1
        yield _day(found, Kind.WEEKDAY, value)


def _last(found: re.Match[str]) -> str:
    return next(group for group in reversed(found.groups()) if group)


def _months(text: str, how: Characters, taken: bytearray) -> Iterator[Mention]:
    if how.words.language.calendar.month_mark not in text:
        return
    for found in how.month.finditer(text):
        value = float(found[1]) if found[1].isdecimal() else han_value(found[1], how.numerals)
        if value is not None and text[found.start() - 1 : found.start()] not in ("个", "個", "十"):
            yield _day(found, Kind.MONTH, value)


def _day(found: re.Match[str], kind: Kind, value: float) -> Mention:
    return Mention(kind=kind, values=(float(value),), start=found.start(), end=found.end(), surface=found.group())


def _loose(text: str, how: Characters, taken: bytearray) -> Iterator[Mention]:
    for found in how.loose.finditer(text):
        value = how.words.language.numerals.loose[found.group()]
        yield Mention(
            kind=Kind.NUMBER,
            values=(value,),
            others=(value * 100,) if value < 1 else (),
            start=found.start(),
            end=found.end(),
            surface=found.group(),
            certain=False,
            quiet=True,
            loose=True,
        )


def _numbers(text: str, how: Characters, taken: bytearray) -> Iterator[Mention]:
    stops, place = _NOT_STOPPED, 0
    while (found := how.numerals.first(text, place)) is not None:
        if taken[found.start()]:  # 周五三点: the day is read, the hour is not.
            place = taken.index(0, found.start())
            continue
        if stops is _NOT_STOPPED and not found.group()[0].isdecimal():
            stops = _stopped(text, how.numerals)
        mentions = _fraction(text, found, how) or _number(text, found, stops=stops, how=how)
        place = max(found.end(), *(mention.end for mention in mentions)) if mentions else found.end()
        yield from mentions


def _stopped(text: str, numerals: HanNumerals) -> bytearray:
    stopped = bytearray(len(text) + 1)
    if numerals.stops is not None:
        for found in numerals.stops.finditer(text):
            stopped[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    return stopped


def _fraction(text: str, found: re.Match[str], how: Characters) -> tuple[Mention, ...]:
    """百分之三十 is 30 %; 三分之二 is two thirds. The pattern stands at the first numeral."""
    percent = _PERCENT.match(text, found.start()) if text[found.start()] in "百千" else None
    parts = percent or _PARTS.match(text, found.end())
    over = how.numerals.pattern.match(text, parts.end()) if parts else None
    if parts is None or over is None:
        return ()
    top = han_value(over.group(), how.numerals)
    whole = Mention(
        kind=Kind.NUMBER,
        values=(top or 0.0,),
        start=found.start(),
        end=parts.end() + len(over.group().rstrip()),
        surface=text[found.start() : parts.end()] + over.group().rstrip(),
    )
    if percent and top is not None:
        shared = whole._replace(share=Share.PERCENT if percent[0][0] == "百" else Share.PER_MILLE)
        return _either(over, how, lambda value: shared._replace(values=(value,))) or (shared,)
    bottom = han_value(found.group(), how.numerals)
    if not top or not bottom:
        return ()
    over_whole = top / bottom
    return (whole._replace(values=(over_whole,), others=(float(round(100 * over_whole)),), certain=False, loose=True),)


def _either(found: re.Match[str], how: Characters, read: Callable[[float], Mention]) -> tuple[Mention, ...]:
    """三四十人 are thirty or forty people: two quantities, each said by the whole word, if it says two."""
    both = two_in_one(found.group().rstrip(), how.numerals)
    if both is None:
        return ()
    low, high, place = read(both[0]), read(both[1]), found.start() + both[2]
    return low._replace(end=place), high._replace(start=place)


def _number(text: str, found: re.Match[str], *, stops: bytearray, how: Characters) -> tuple[Mention, ...]:
    written, start = found.group().rstrip(), found.start()
    end, digits = start + len(written), written[0].isdecimal()
    value = han_value(written, how.numerals)
    vague = not digits and (written[0] in how.numerals.powers or written[0] in how.numerals.scales)
    if (vague and start and text[start - 1] in how.vague_before) or text[end : end + 1] in ("几", "幾"):
        return (_vague(text, start, end=end),)
    if value is None:
        return ()
    read = partial(_counted, text, start, end, how=how)
    mention = read(value)
    if digits:
        return (mention,)
    both = _either(found, how, read)
    if both:
        return both if len(written) > _FEW else (_silent(both[0]), _silent(both[1]))
    if _is_run(written, how.numerals):
        return (_silent(mention),)
    if stops[start] and (len(written) == 1 or stops[end - 1]):
        return (_silent(mention)._replace(loose=True),)
    return (mention,)


def _silent(mention: Mention) -> Mention:
    """Read and matched, but never missed: 三四个 are a few."""
    return mention._replace(certain=False, quiet=True)


def _is_run(written: str, numerals: HanNumerals) -> bool:
    """Two digits side by side (一一, 九一) are mostly two words; a year or a number read out has more, or a zero."""
    return len(written) == 2 and all(numerals.digits.get(c, 0.0) > 0 for c in written)


def _vague(text: str, start: int, *, end: int) -> Mention:
    return Mention(kind=Kind.APPROXIMATE, values=(), start=start, end=end, surface=text[start:end], certain=False)


def _counted(text: str, start: int, end: int, value: float, *, how: Characters) -> Mention:
    digits, bare = text[start].isdecimal(), end
    value, others, end, half = completed(text, value, end=end, numerals=how.numerals)
    around = surroundings(text, start, end=end, words=how.words)
    if around.share is Share.PERCENT and _NO_TENTHS.match(text, end):
        around = around._replace(share=None)
    if around.period and not half and _HALF_MORE.match(text, around.end):
        others, value = (*others, value), value + 0.5
    era = _era(text, start, how)
    others = (*others, value) if era else others
    values: tuple[float, ...] = (value + era,)
    if around.time is not None and value <= _LAST_HOUR:
        hour, end = with_minutes(text, value, end=end, numerals=how.numerals)
        others, values = clock_readings((hour,), others, around.time)
    if digits and value < _SHORT and _LONG_YEAR.search(text, max(0, start - 7), start) is not None:
        others = (*others, 1900 + value, 2000 + value)
    restated = (bool(era) and _restates(text, start, values[0])) or only_dates_decades(text, end)
    share, counter = around.share, how.counters.match(text, bare) is not None and not _NO_TENTHS.match(text, bare)
    if share is Share.PERCENT and text[end : end + 2].strip()[:1] in ("成", "割"):
        more = _TENTHS_AND.match(text, end)
        over, end = ((han_value(more[1], how.numerals) or 0.0), more.end()) if more else (0.0, end)
        values, share = (value * 10 + over,), (Share.PERCENT if value <= _HARD else None)
    return Mention(
        kind=Kind.NUMBER,
        values=values,
        others=others,
        start=start,
        end=end,
        surface=text[start:end],
        certain=not restated and (_is_certain(text, start, end=bare, value=value) or share is not None),
        quiet=restated or (not digits and (value in _MOSTLY_WORDS or (value <= _HARD and not counter))),
        ordinal=text[start - 1 : start] == "第",
        digits=digits,
        time=around.time,
        counted=counter or _is_counted(text, end=bare, around=around),
        share=share,
        money=around.money,
        unit=around.unit,
        period=around.period,
        scale=10.0 if digits and not text[bare - 1].isdecimal() else 1.0,
    )


def _is_counted(text: str, *, end: int, around: Surroundings) -> bool:
    """Whether a number says what it counts, or stands beside no character at all: 3 km, but not 007系列."""
    said = around.money or around.unit or around.period or around.share or around.time
    return bool(said) or not text[end : end + 2].lstrip(" ")[:1] >= "\u3040"


def _era(text: str, start: int, how: Characters) -> float:
    """The year before the first of the era that stands right before a number: 2018 in 令和2年."""
    if text[start - 1 : start] not in how.era_ends:
        return 0.0
    eras = how.words.language.calendar.eras
    return next((before for era, before in eras.items() if text.endswith(era, 0, start)), 0.0)


def _restates(text: str, start: int, year: float) -> bool:
    """Whether the year of an era only says again what stands before it."""
    found = _RESTATED.search(text, max(0, start - 8), start)
    return found is not None and float(found[1]) == year


def _is_certain(text: str, start: int, *, end: int, value: float) -> bool:
    """Whether a number must have a counterpart: digits other than 1 and a lone 0, characters from 13 or so on."""
    if text[start].isdecimal():
        return (
            value > 1
            or (value == 0 and (end - start > 1 or _SCORE.search(text, max(0, start - 4), end + 4) is not None))
            or 0 < value < 1
        )
    return (value >= _HARD + 3 or (value >= _HARD and end - start > 1)) and value not in _ROUND
