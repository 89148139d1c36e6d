"""Time zones named in a text, by code beside an hour (9 p.m. ET, 21:00 GMT) or by name (Moscow time, 北京时间)."""

import re
from functools import lru_cache
from typing import NamedTuple

from colophon.languages.alternatives import alternatives
from colophon.languages.library import language, resolved
from colophon.languages.measures import ZONES
from colophon.languages.quantities.surroundings import lowered

_CODES = {code: zone for zone, codes in ZONES.items() for code in codes.split()}
_CODED = re.compile(
    r"(?:\d|[ap]\.?\s?m\b\.?|h|hrs|hours|Uhr|horas|heures|[点點时時分])[\s,(（]{0,3}"
    rf"(?P<code>{'|'.join(sorted(_CODES, key=len, reverse=True))})(?![^\W_\u3040-\u9fff])(?P<off>\s?[+−-]\s?\d{{1,2}})?"
)


class Zone(NamedTuple):
    """`name` is one of `measures.ZONES`, or UTC with what is added to it ("utc+8")."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=512)
def zones(text: str, tag: str) -> tuple[Zone, ...]:
    """Every zone of a plain text, codes before names. Codes are read where an hour stands before them."""
    found = [Zone(_coded(match), match.start("code"), match.end()) for match in _CODED.finditer(text)]
    named, forms = _named(resolved(tag)), language(tag).zones
    if named is not None:
        low = {form.lower(): zone for form, zone in forms.items()}
        found += [Zone(low[match[0]], *match.span()) for match in named.finditer(lowered(text))]
    return tuple(found)


def _coded(match: re.Match[str]) -> str:
    zone = _CODES[match["code"]]
    off = (match["off"] or "").replace(" ", "").replace("−", "-")
    return zone + off.replace("+0", "+").replace("-0", "-") if off and zone == "utc" else zone


@lru_cache(maxsize=64)
def _named(tag: str) -> re.Pattern[str] | None:
    known = language(tag)
    edge = r"(?![^\W\d_])" if known.spaces else ""
    return re.compile(alternatives(map(str.lower, known.zones)) + edge) if known.zones else None
