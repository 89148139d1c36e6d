"""A text as a reader remembers it: without marks, kinds of quotation marks and dashes, spaces and capitals."""

import re
import unicodedata
from functools import lru_cache

import opencc

from colophon.article.inline import plain

_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"[^\w%$€£¥°+]+|_+")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "−": "-", "\u00ad": "", "\u200b": ""})


def read(text: str) -> str:
    """What a reader sees of inline Markdown, in one kind of spaces, apostrophes and dashes."""
    seen = unicodedata.normalize("NFKC", plain(text)).translate(_ALIKE)
    return _SPACES.sub(" ", seen).strip()


def folded(text: str) -> str:
    """The letters and digits alone, in lower case: equal for two texts that say the same in the same words."""
    return _MARKS.sub(" ", read(text).casefold()).strip()


def simplified(text: str) -> str:
    """The same with traditional Chinese characters in their simplified form: a reprint may have turned them."""
    return str(_to_simplified().convert(text))


@lru_cache(maxsize=1)
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
