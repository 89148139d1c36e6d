"""Parts of great numbers in words: half a million, one and a half million, a million and a half."""

from dataclasses import dataclass

from colophon.languages.quantities.lexicon import Lexicon
from colophon.languages.quantities.words import Spelled, Token

_LEAST, _DOZEN, _WIDEST = 1000.0, 12.0, 6


@dataclass(frozen=True, slots=True)
class Part:
    """The value and how many tokens it took, counted from where it began."""

    value: float
    count: int


def part_of_scale(found: list[Token], first: int, *, text: str, part: float | None = None) -> Part | None:
    """Half | a | million or dozen, from the token of the part on; `part` is given where several tokens made it."""
    roles = found[first].roles
    value = part if part is not None else (roles.loose if roles is not None else None)
    if value is None or not 0 < value < 1:
        return None
    for place in range(first + 1, min(first + 3, len(found))):
        token = found[place]
        if token.roles is None or len(text[found[place - 1].end : token.start]) > _WIDEST:
            return None
        if token.roles.scale is not None and (token.roles.scale >= _LEAST or token.roles.scale == _DOZEN):
            return Part(value * token.roles.scale, place - first + 1)
        if token.roles.cardinal != 1:
            return None
    return None


def with_half(found: list[Token], first: int, *, number: Spelled, text: str, words: Lexicon) -> Part | None:
    """One | and a half | million, and one million | and a half."""
    last = found[first + number.count - 1]
    half = words.halves.match(text, last.end) if words.halves is not None else None
    if half is None:
        return None
    place = first + number.count
    while place < len(found) and found[place].start < half.end():
        place += 1
    scale = _scale(found[place]) if place < len(found) and text[half.end() : found[place].start] in (" ", "-") else 0.0
    if scale and scale == _scale(last):  # a million and a half of the million, as Arabic says it
        return Part(number.value + scale / 2, place - first + 1)
    if scale:
        return Part((number.value + 0.5) * scale, place - first + 1)
    scale = _scale(last)
    return Part(number.value + scale / 2, place - first) if scale else None


def _scale(token: Token) -> float:
    scale = token.roles.scale if token.roles is not None else None
    return scale if scale is not None and scale >= _LEAST else 0.0
