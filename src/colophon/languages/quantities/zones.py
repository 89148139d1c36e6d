"""Time zones named in a text, by code beside an hour (9 p.m. ET, 21:00 GMT) or by name (Moscow time, 北京时间)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from colophon.languages.library import language, resolved
from colophon.languages.measures import ZONES
from colophon.languages.quantities.surroundings import lowered

_CODES = {code: zone for zone, codes in ZONES.items() for code in codes.split()}
# The engine skips to the first letters of the codes; what stands before them is looked at afterwards.
_CODED = re.compile(
    rf"({'|'.join(sorted(_CODES, key=len, reverse=True))})(?![^\W_\u3040-\u9fff])(\s?[+−-]\s?\d{{1,2}})?"
)
_HOUR = re.compile(r"(?:\d|(?<![^\W\d_])(?:[ap]\.?\s?m\.?|h|hrs|hours|horas|heures)|Uhr|[点點时時分])[\s,(（]{0,3}$")
_BEFORE = 12


class Zone(NamedTuple):
    """`name` is one of `measures.ZONES`, or UTC with what is added to it ("utc+8")."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=512)
def zones(text: str, tag: str) -> tuple[Zone, ...]:
    """Every zone of a plain text, codes before names. Codes are read where an hour stands before them."""
    return (*_by_code(text), *_by_name(text, resolved(tag)))


def _by_code(text: str) -> Iterator[Zone]:
    for found in _CODED.finditer(text):
        if _HOUR.search(text, max(0, found.start() - _BEFORE), found.start()):
            zone, off = _CODES[found[1]], (found[2] or "").replace(" ", "").replace("−", "-")
            yield Zone(zone + off.replace("0", "", off[1:2] == "0") if zone == "utc" else zone, *found.span())


def _by_name(text: str, tag: str) -> Iterator[Zone]:
    named = _named(tag)
    if named is None:
        return
    low, spaced = lowered(text), language(tag).spaces
    for last, (length, zone) in named.iter(low):
        start, end = last + 1 - length, last + 1
        if not spaced or not (low[start - 1 : start].isalpha() or low[end : end + 1].isalpha()):
            yield Zone(zone, start, end)


@lru_cache(maxsize=64)
def _named(tag: str) -> ahocorasick.Automaton | None:
    forms = language(tag).zones
    if not forms:
        return None
    automaton = ahocorasick.Automaton()
    for form, zone in forms.items():
        automaton.add_word(form.lower(), (len(form), zone))
    automaton.make_automaton()
    return automaton
