"""Centuries in Roman numerals: siglo XIX, XIXe siècle, XIX век."""

import re
from collections.abc import Iterator
from functools import lru_cache

from colophon.languages.quantities.lexicon import Lexicon, lexicon
from colophon.languages.quantities.mention import Kind, Mention

_VALUES = {"I": 1, "V": 5, "X": 10}


@lru_cache(maxsize=64)
def _pattern(tag: str) -> re.Pattern[str]:
    words = lexicon(tag).language.periods
    names = "|".join(re.escape(form) for form, period in words.items() if period == "century") or "(?!)"
    numeral, ending = r"[XVIХІ]{1,6}", r"(?:e|ème|er|-\w{1,3})"
    return re.compile(
        rf"\b({numeral}){ending}?(?=(?:\s?(?:[-–—]|\w{{1,3}})\s?{numeral}{ending}?)?\s(?:{names})\b)|(?:\b(?:{names})\s)({numeral})\b",
        re.IGNORECASE,
    )


def centuries(text: str, words: Lexicon) -> Iterator[Mention]:
    if not words.counts_centuries(text):
        return
    for found in _pattern(words.language.tag).finditer(text):
        group = 1 if found[1] else 2
        numeral = found[group].translate({ord("Х"): "X", ord("І"): "I"})
        if not numeral.isupper():
            continue
        value, (start, end) = float(roman(numeral)), found.span(group)
        yield Mention(
            kind=Kind.NUMBER,
            values=(value,),
            others=((value - 1) * 100,),
            start=start,
            end=end,
            surface=found[group],
            period="century",
        )


def roman(numeral: str) -> int:
    total = 0
    for c, after in zip(numeral, f"{numeral[1:]} ", strict=True):
        value = _VALUES[c]
        total += -value if value < _VALUES.get(after, 0) else value
    return total
