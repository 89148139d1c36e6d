"""A text as the readers see it: one kind of digit, space and apostrophe, no invisible marks, offsets kept."""

import re
import unicodedata
from collections.abc import Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from colophon.article.inline import characters

# Invisible: zero-width, bidirectional controls, soft hyphen, Arabic vowel signs and kashida; and the dot of Hindi and
# Bengali, which is written or not, alone or as one with its letter.
_REMOVED = re.compile(
    "[\u00ad\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u093c\u09bc]+"
)
_DOTTED = dict(
    zip(
        "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u09dc\u09dd\u09df\u0901",
        "कखगजडढफयডঢযं",
        strict=True,
    )
)
_UNDOTTED = str.maketrans(_DOTTED)
_INVISIBLE = frozenset(filter(_REMOVED.match, map(chr, (*range(0x2070), 0xFEFF))))
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_WIDE_COMMA = 0xFF0C  # It parts words; between groups of digits it is a slip, but clear.
_WIDE_GROUP = re.compile(r"，(?<=\d，)(?=\d{3}(?!\d))")
_MARKS_OF_ARABIC = "٫٬،"
_SAME = {
    "’": "'",
    "ʼ": "'",
    "‘": "'",
    "＇": "'",
    "−": "-",
    "〜": "~",
    "∼": "~",
    "‑": "-",
    "‐": "-",
    "﹣": "-",
    "٪": "%",
    "﹪": "%",
}


class Folded(NamedTuple):
    """`plain` is what is read; `origins[i]` is the place of `plain[i]` in the given text, None where they are equal."""

    plain: str
    origins: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of `plain` as a span of the given text."""
        if self.origins is None or start >= end:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1


def as_read(form: str) -> str:
    """A form of a language as it stands in a folded text."""
    return _REMOVED.sub("", form.translate(_UNDOTTED))


def folded(text: str, fold: Mapping[int, str]) -> Folded:
    if text.isascii() and not fold:
        return Folded(text)
    touched = characters(text) & _touched()  # few of many: much quicker than to translate every character
    if touched:
        text = _replaced(text, touched)
    if fold:
        text = text.translate(fold)
    if touched.isdisjoint(_INVISIBLE):
        return Folded(text)
    kept = tuple(place for place, c in enumerate(text) if not _REMOVED.match(c))
    return Folded("".join(text[place] for place in kept), kept)


def _replaced(text: str, touched: Set[str]) -> str:
    table = _table()
    for c in touched & table.keys():
        text = text.replace(c, table[c])
    if not touched.isdisjoint(_MARKS_OF_ARABIC):
        text = _arabic_marks(text)
    return _WIDE_GROUP.sub(",", text) if "，" in touched else text


@lru_cache(maxsize=1)
def _touched() -> frozenset[str]:
    """Characters of which a text must hold one to be read otherwise than it is written."""
    return _INVISIBLE.union(_table(), "，", _MARKS_OF_ARABIC)


def _arabic_marks(text: str) -> str:
    """Arabic decimal and thousands marks become ours, which is sure only between digits."""
    text = re.sub(r"(?<=\d)٫(?=\d)", ".", text)
    return re.sub(r"(?<=\d)[٬،](?=\d)", ",", text)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Every decimal digit of Unicode, full-width Latin, spaces and apostrophes, each onto one character."""
    table = _SAME | _DOTTED | dict.fromkeys(_SPACES, " ")
    table |= {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F) if wide != _WIDE_COMMA}
    digits = filter(str.isdecimal, map(chr, range(0x660, 0x1FBFA)))
    return table | {digit: str(unicodedata.decimal(digit)) for digit in digits}
