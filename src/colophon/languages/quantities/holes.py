"""Places where a text speaks of an amount whose number is gone: "about  miles", "30 m ( feet)", 第分钟, "the th"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from colophon.article.inline import characters
from colophon.languages.alternatives import alternatives
from colophon.languages.language import Language, NumeralSystem
from colophon.languages.library import resolved
from colophon.languages.quantities.lexicon import lexicon
from colophon.languages.quantities.reading import prepared

_WORD_LEAST = 2
_JOINED = re.compile(r"\d\s?[-–:]\s?\d")
_CUT_SCORE = re.compile(
    r"(?<![A-Za-z\d.])\d{1,3}[-–](?=\s{1,2}[^\W\d]|[\u3040-\u9fff])(?!\s*\S{1,6}\s\d)|(?<=[^\W\d]\s)[-–]\d{1,3}(?=[\s,.])(?![,.]\d)"
)
_CUT_AT_COLON = re.compile(r"(?<![\d.,:])(\d{1,2}):\d?(?![\d/])")
_EMPTY, _NUMBERED = re.compile(r"(?<![\w)\]])\(\s{0,2}\)"), re.compile(r"\(\s?\d{1,3}\s?\)|（\s?\d{1,3}\s?）")
_ZONES = "GMT|UTC|CES?T|BST|MSK|E[SD]T|P[SD]T|[ap]\\.?m|Uhr|hrs|hours"
_CLAUSE, _MOST = "、", 50
_HALVES = frozenset("-–:(")


@dataclass(frozen=True, slots=True)
class Hole:
    """Where the number should stand: `surface` is what was to be counted, at `start`..`end` of the text as given."""

    start: int
    end: int
    surface: str


class _Sign(NamedTuple):
    """A pattern whose first group is the hole, and signs of which a text must hold one to be searched at all."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]


def holes(text: str, tag: str, *, other: str) -> Iterator[Hole]:
    """Every hole in `text` of language `tag`; half a score is missed only where the `other` side has a whole one."""
    tag = resolved(tag)
    view = prepared(text, tag).view
    text = view.plain
    for needs, pattern in _signs(tag):
        for need in needs:
            if need in text:
                for found in pattern.finditer(text):
                    yield Hole(*view.span(*found.span(1)), found[1])
                break
    if not _HALVES.isdisjoint(characters(text)):
        for found in (*_cut(text, other), *_emptied(text, other)):
            yield Hole(*view.span(*found.span()), found.group())


def _cut(text: str, other: str) -> Iterator[re.Match[str]]:
    """Half a score or an hour without its minutes, where the other side has the whole."""
    if ("-" in text or "–" in text) and _JOINED.search(other):
        yield from _CUT_SCORE.finditer(text)
    if ":" in text:
        for found in islice(_CUT_AT_COLON.finditer(text), _MOST):
            rest = r":\d\d" if found[0][-1] != ":" else r"\s?[:-]\s?\d"
            whole = re.search(rf"(?<!\d){found[1]}{rest}", other)
            if whole is not None and not re.search(rf"(?<!\d){found[1]}{rest}", text):
                yield found


def _emptied(text: str, other: str) -> Iterator[re.Match[str]]:
    """Brackets whose number is gone: "(1) tide, () wind"."""
    if "(" in text and _EMPTY.search(other) is None and _NUMBERED.search(other):
        yield from islice(_EMPTY.finditer(text), _MOST)


@lru_cache(maxsize=64)
def _signs(tag: str) -> tuple[_Sign, ...]:
    known = lexicon(tag).language
    clock = _sign((":",), rf"(?<![\w.,:/])(:\d\d(?=:\d\d)|(?::\d\d|\d{{1,2}}:(?:\d|\d{{3,4}}))(?=\s?(?:{_ZONES})\b))")
    doubled = _sign(("(",), rf"\d[^()\n]{{1,24}}\(\s?({_choice(_things(known))})\s?\)")
    parts = _of_characters(known) if known.numerals.system is NumeralSystem.HAN else _of_words(known)
    return (doubled, clock, *parts)


def _sign(needs: tuple[str, ...], pattern: str, *, any_case: bool = True) -> _Sign:
    return _Sign(needs, re.compile(pattern, re.IGNORECASE if any_case else 0))


def _things(known: Language) -> list[str]:
    """What is counted out loud: units, spans of time, money. Signs and single letters may stand for themselves."""
    forms = (*known.units, *known.periods, *known.money)
    return [form for form in forms if len(form) >= _WORD_LEAST and form.strip(".").isalpha()] + ["km", "cm", "kg"]


def _of_words(known: Language) -> Iterator[_Sign]:
    counted = [*_things(known), *known.calendar.months, *known.numerals.scales, *known.shares, *known.times]
    forms = _choice([form for form in counted if len(form) >= _WORD_LEAST or form == "%"])
    yield _sign(("  ",), rf"(?<=[^\W\d])  +({forms})")
    yield _sign(("( ",), rf"\( +({forms})")
    yield _sign(("$", "£", "€"), rf"[$£€](\s+(?:{_choice(known.numerals.scales)}))")
    endings = [form for form in known.numerals.ordinal_endings if form.startswith("-")] + list(known.numerals.stranded)
    if endings:
        needs = tuple(f"{before}{form}" for form in endings for before in " \n")
        yield _sign(
            needs, rf"(?<=\s)({_choice(endings)})(?=[\s,–-]|\.?$)", any_case=False
        )  # St Mary and the Main Rd are whole


def _of_characters(known: Language) -> Iterator[_Sign]:
    """Where no spaces are written, only phrases tell that never stand without a number; a text begins like a clause."""
    stranded, calendar = known.numerals.stranded, known.calendar
    counted = _choice([*known.numerals.counters, *_things(known), calendar.month_mark])
    yield _sign(("  ",), rf"(?<=[\u3040-\u9fff]) {{2,9}}({counted})")  # where digits and Latin have spaces around them
    yield _sign((calendar.month_mark,), rf"\d ?{calendar.month_mark} {{0,2}}([日号號])")
    if stranded:
        yield _sign(("",), rf"({_choice(stranded)})")  # the search goes by their first characters
    if calendar.eras:
        yield _sign(tuple(calendar.eras), rf"(?:{_choice(calendar.eras)})\)?(年)(?![間间代])")
    first = [form[1:] for form in stranded if form[0] == _CLAUSE]
    if first:
        yield _sign(("",), rf"\A({_choice(first)})")


def _choice(forms: Iterable[str]) -> str:
    return alternatives(forms, edge=lambda form: r"(?![^\W_])" if form[-1].isalnum() and form[-1] < "\u3040" else "")
