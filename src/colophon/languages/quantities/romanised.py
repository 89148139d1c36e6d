"""Numerals inside Chinese names: the other text spells the name in pinyin, and nothing was counted."""

import re

from colophon.languages.pinyin import readings
from colophon.languages.quantities.mention import Mention

_NUMERAL, _CHARACTER, _LATIN = (
    re.compile("[一二三四五六七八九十百千万]"),
    re.compile("[\u4e00-\u9fff]"),
    re.compile("[a-z]{4,}"),
)

_LONGEST = 4000


def is_romanised(mention: Mention, text: str, other: str) -> bool:
    """Whether a numeral of one character is read with its neighbour at the edge of a Latin word: 三明 in Sanming."""
    if _NUMERAL.fullmatch(mention.surface) is None:
        return False
    before, after = text[max(0, mention.start - 1) : mention.start], text[mention.end : mention.end + 1]
    begins = _spelled(mention.surface, after) if _CHARACTER.match(after) else ()
    ends = _spelled(before, mention.surface) if _CHARACTER.match(before) else ()
    words = _LATIN.findall(other[:_LONGEST].lower())
    return any(word.startswith(begun) for word in words for begun in begins) or any(
        word.endswith(ended) for word in words for ended in ends
    )


def _spelled(first: str, second: str) -> list[str]:
    return [one + two for one in readings(first) for two in readings(second)]
