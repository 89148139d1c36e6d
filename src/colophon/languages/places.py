"""Countries, cities and languages by their names in each language, from CLDR: what a text names, and what it hints at.

CLDR gives one form a name. Where a language inflects, a name also counts with another ending.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import ahocorasick
from babel.core import Locale, get_global

from colophon.languages.cldr import locale
from colophon.languages.cues import lowered
from colophon.languages.library import language
from colophon.languages.running import Running

_BRACKETS = re.compile(r"\s*[(（].*?[)）]|特别行政区|特別行政區|^中国(?=香港|澳门)|^中國(?=香港|澳門)")
_STEMMED = frozenset({"ru", "uk", "pl", "cs", "de", "tr"})
_PREFIXED = frozenset({"ar", "fa", "he"})
_ENDING = 4
_CODE = 2
_COMPLETE = "ru"  # CLDR translates every city's name here; English has only those that differ from the zone's
_SHORTEST, _SHORTEST_WIDE = 4, 2
_NOT_PLACES = frozenset({"ZZ", "XA", "XB", "EU", "EZ", "UN", "QO"})
# People, birds and words that are also written so.
_AMBIGUOUS = frozenset({"jordan", "georgia", "chad", "turkey", "guinea", "man", "niue", "mali", "reunion", "central"})
_BRITISH_AND_AMERICAN: Mapping[str, tuple[str, ...]] = {
    "country:GB": ("british", "britain", "briton", "u.k.", "uk", "england", "english", "scotland", "wales"),
    "country:US": ("american", "america", "u.s.", "us", "usa", "u.s", "states"),
}
"""CLDR knows these two countries under their long names alone, in English."""


Entry = tuple[int, tuple[str, ...]]
"""How long a written name is, and the keys of what it may name."""


class Place(NamedTuple):
    """`key` tells what it is and its code: `country:FR`, `city:Asia/Tokyo`, `language:fr`."""

    key: str
    start: int
    end: int

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


@lru_cache(maxsize=2048)
def places(text: str, tag: str) -> tuple[Place, ...]:
    """Every place and language that a plain text names, in order, the longest name first.

    A place has a capital where its script has any: Russian "того" is no Togo, and a turkey no country.
    """
    sought = _searched(tag)
    if sought is None:
        return ()
    low = lowered(text)
    spots = sought.find(low) if isinstance(sought, Running) else _in_words(low, sought, tag.partition("-")[0])
    found = [
        (length, Place(key, start, end))
        for start, end, (length, keys) in spots
        for key in keys
        if (not text[start].islower() or key.startswith("language:")) and not _in_katakana(text, start, end)
    ]
    if len(found) > 1:
        found.sort(key=lambda read: (read[1].start, -read[0]))
    return tuple(_longest(found)) if found else ()


def _in_katakana(text: str, start: int, end: int) -> bool:
    """Whether a name in katakana is part of a longer word: クチン (Kuching) in ワクチン, a vaccine."""
    before, first, last, after = text[start - 1 : start], text[start], text[end - 1], text[end : end + 1]
    return (_is_katakana(first) and _is_katakana(before)) or (_is_katakana(last) and _is_katakana(after))


def _is_katakana(char: str) -> bool:
    return "\u30a1" <= char <= "\u30fa" or char == "ー"


def hinted(found: tuple[Place, ...], text: str, tag: str) -> frozenset[str]:
    """What a text speaks of without naming it: "French" hints at France."""
    named = {place.key for place in found}
    countries = {f"country:{_land(key)}" for key in named if key.startswith("language:")}
    if tag.partition("-")[0] == "en":
        words = set(re.findall(r"[a-z.]+", lowered(text)))
        countries |= {key for key, forms in _BRITISH_AND_AMERICAN.items() if words & set(forms)}
    return frozenset(named | countries)


def _land(key: str) -> str:
    likely: Mapping[str, str] = get_global("likely_subtags")
    return str(likely.get(key.partition(":")[2], "")).rpartition("_")[2]


def _longest(found: list[tuple[int, Place]]) -> Iterator[Place]:
    """The places whose written form is the longest where they stand; several where one form names several."""
    reached, last = 0, (0, 0)
    for length, place in found:
        if place.start >= reached or (place.start, length) == last:
            reached, last = place.end, (place.start, length)
            yield place


def _in_words(low: str, sought: ahocorasick.Automaton, base: str) -> Iterator[tuple[int, int, Entry]]:
    """Start, end and meaning of every name that is a word, or its beginning where the language inflects."""
    for last, entry in sought.iter(low):
        start = last + 1 - entry[0]
        if end := _word_end(low, start, last + 1, base):
            yield start, end, entry


def _word_end(low: str, start: int, end: int, base: str) -> int:
    """Where the word ends that a name begins, 0 where it is another word."""
    if start and low[start - 1].isalpha() and not (base in _PREFIXED and _begins(low, start)):
        return 0
    after, most = end, end + (_ENDING if base in _STEMMED else 0)
    while after < len(low) and after <= most and low[after].isalpha():
        after += 1
    return after if after <= most else 0


def _begins(low: str, start: int) -> bool:
    """Arabic writes "and", "in", "to" and the article onto the word: at most three letters."""
    return any(at == 0 or not low[at - 1].isalpha() for at in range(max(0, start - 3), start))


@lru_cache(maxsize=32)
def _searched(tag: str) -> ahocorasick.Automaton | Running[Entry] | None:
    forms: dict[str, set[str]] = {}
    for key, name in _names(tag):
        for form in _forms(name, tag.partition("-")[0]):
            forms.setdefault(form, set()).add(key)
    if not forms:
        return None
    entries: dict[str, Entry] = {form: (len(form), tuple(sorted(keys))) for form, keys in forms.items()}
    if not language(tag).spaces:
        return Running({form: (entry,) for form, entry in entries.items()})
    automaton = ahocorasick.Automaton()
    for form, entry in entries.items():
        automaton.add_word(form, entry)
    automaton.make_automaton()
    return automaton


def _forms(name: str, base: str) -> Iterator[str]:
    bare = lowered(_BRACKETS.sub("", name)).strip()
    wide = bool(bare) and bare[0] > "\u2e80"
    if len(bare) < (_SHORTEST_WIDE if wide else _SHORTEST) or bare in _AMBIGUOUS:
        return
    yield bare
    if base in _STEMMED and len(bare) > _SHORTEST + 1 and bare[-1] in "аяіїоеьйьaeiyy":
        yield bare[:-1]


def _names(tag: str) -> Iterator[tuple[str, str]]:
    known = locale(tag)
    if known is None:
        return
    for kind, table in (("country", known.territories), ("language", known.languages)):
        for code, name in table.items():
            if len(code) == _CODE and code not in _NOT_PLACES:
                yield f"{kind}:{code}", str(name)
    yield from _cities(known, english=tag.partition("-")[0] == "en")


def _cities(known: Locale, *, english: bool) -> Iterator[tuple[str, str]]:
    """Cities that name a time zone. What they are called in English is in the zone's name."""
    zones: Mapping[str, Mapping[str, str]] = known.time_zones
    if english:
        yield from ((f"city:{zone}", zone.rpartition("/")[2].replace("_", " ")) for zone in _zones())
    yield from ((f"city:{zone}", row["city"]) for zone, row in zones.items() if row.get("city"))


def _zones() -> Iterator[str]:
    complete = locale(_COMPLETE)
    yield from (str(zone) for zone in (complete.time_zones if complete else ()))
