"""What of a text survives being set anew: letters, digits and signs that change a value, in one kind of characters.

Two composed (NFC) texts of the same letters say the same, whatever happened to their spaces, quotation marks, capitals
or kind of Chinese characters. A decimal point, a minus, a per cent sign and a currency count.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import opencc

_POINT = re.compile(r"(?<=\d)\.(?=\d)|(?<=\d),(?=\d)(?!\d{3}(?!\d))")
_MINUS = re.compile(r"(?<![\w\-\u2212\u2013])[\-\u2212\u2013](?=\d)")
_POINT_SIGN, _MINUS_SIGN = "\ue000", "\ue001"
_SIGNS = frozenset("%‰$€£¥₽₴₹₩°+")
_CLOSING = ".。!！?？…”’」』\"')）】》»;；:："
_ARABIC_POINTS = re.compile("[\u064b-\u065f\u0670\u0640]")
_HAN = range(0x3400, 0x9FFF)
# What the tables of characters leave apart although writers of one script use both.
_ONE = (
    "着著 么幺麼麽 只祇衹隻 栗慄 借藉 了瞭 什甚 折摺 复覆 象像 坐座 昵暱 背揹 具俱 帐账 余馀 欲慾 愈癒 "
    "尝嚐 布佈 占佔 它牠 你妳 升昇陞 周週 采採姜薑 回迴廻 沈沉 志誌 向嚮 秘祕 群羣 台檯 仿彷 佛彿 杆桿 干乾幹榦"
)
_SAME = {one: group[0] for group in _ONE.split() for one in group}


class _Fold(dict[int, str]):
    """What each character becomes; learnt as characters come."""

    def __missing__(self, number: int) -> str:
        found = _folded(chr(number))
        self[number] = found
        return found


def letters(text: str) -> str:
    """The letters of a plain text."""
    marked = _MINUS.sub(_MINUS_SIGN, _POINT.sub(_POINT_SIGN, text))
    return marked.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Stream:
    """Texts one after the other as one run of letters, and where each of them begins in it."""

    texts: tuple[str, ...]
    letters: str
    starts: tuple[int, ...]

    def text_at(self, start: int, end: int) -> str:
        """The text as it was written between two places of the run; its parts joined by spaces."""
        if end <= start:
            return ""
        first, last = self._number(start), self._number(end - 1)
        parts = [self._part(number, start, end) for number in range(first, last + 1)]
        return " ".join(part for part in parts if part)

    def number_at(self, place: int) -> int:
        """Which text a place of the run is in."""
        return self._number(place)

    def _number(self, place: int) -> int:
        return max(0, bisect_right(self.starts, place) - 1)

    def _part(self, number: int, start: int, end: int) -> str:
        text, begin = self.texts[number], self.starts[number]
        edges = _edges(text)
        first = bisect_right(edges, start - begin) - 1 if start > begin else 0
        last = bisect_right(edges, end - begin - 1) if end - begin < edges[-1] else len(text)
        while last < len(text) and text[last] in _CLOSING:
            last += 1
        return text[max(0, first) : last].strip()


def stream(texts: tuple[str, ...]) -> Stream:
    """The texts as one run."""
    runs = [letters(text) for text in texts]
    starts, at = [], 0
    for run in runs:
        starts.append(at)
        at += len(run)
    return Stream(texts, "".join(runs), tuple(starts))


@lru_cache(maxsize=64)
def _edges(text: str) -> tuple[int, ...]:
    """How many letters stand before each character of a text, and how many it has.

    The sentences of a paragraph ask one after the other.
    """
    marked = _MINUS.sub(_MINUS_SIGN, _POINT.sub(_POINT_SIGN, text))
    edges, at = [], 0
    for character in marked:
        edges.append(at)
        at += len(_FOLD[ord(character)])
    return (*edges, at)


def elsewhere(text: str) -> Iterator[str]:
    """A Chinese text with the words of Taiwan, and with those of the mainland: software is called otherwise there."""
    yield from (_converted(text, table) for table in ("s2twp", "tw2sp"))


def in_one_script(text: str) -> str:
    """A Chinese text in simplified characters, of whatever region it was."""
    return _converted(text, "t2s")


def _converted(text: str, table: str) -> str:
    return str(_converter(table).convert(text))


def _folded(character: str) -> str:
    if character in (_POINT_SIGN, _MINUS_SIGN) or character in _SIGNS:
        return character
    whole = unicodedata.normalize("NFKC", character).casefold()
    return "".join(_plain(one) for one in whole if _counts(one))


def _counts(character: str) -> bool:
    if _ARABIC_POINTS.match(character):
        return False
    return character.isalnum() or character in _SIGNS or unicodedata.category(character)[0] == "M"


def _plain(character: str) -> str:
    """The simplified form of a Chinese character, of whatever region it was."""
    if ord(character) not in _HAN:
        return character
    simple = _simplified().get(character, character)
    return _SAME.get(simple, simple)


@lru_cache(maxsize=1)
def _simplified() -> dict[str, str]:
    characters = [chr(number) for number in _HAN]
    told = "\n".join(characters)
    for table in ("hk2t", "tw2t", "t2s"):
        told = _converted(told, table)
    return dict(zip(characters, told.split("\n"), strict=True))


@lru_cache(maxsize=8)
def _converter(table: str) -> opencc.OpenCC:
    return opencc.OpenCC(table)


_FOLD = _Fold()
