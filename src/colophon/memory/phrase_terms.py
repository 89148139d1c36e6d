"""What a concordance looks things up by: words without their endings and pairs of neighbouring words, as numbers.

In scripts without spaces every character is a word, so that a word of two characters is such a pair.
"""

import hashlib
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import opencc

from colophon.article.inline import plain
from colophon.languages.library import ANY, resolved
from colophon.memory.normal import bare
from colophon.memory.stems import Spans, words

TERM_BITS = 48
"""Bits of a term's number: among the ten million terms of a large memory two are the same once in 30,000 memories."""

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(64 - TERM_BITS)

Numbers = npt.NDArray[np.uint64]


def family(tag: str) -> str:
    """The language whose endings a text of this tag has: `en` for `en-US`, `zh-Hant` for `zh-TW`."""
    known = resolved(tag)
    return tag.partition("-")[0].lower() if known == ANY else known


def numbers_of(text: str, tag: str) -> list[int]:
    """The words of inline Markdown in order, each as a number that its inflected forms share."""
    kind, (_, stems) = _read(bare(text), tag)
    return [_number(kind, stem) for stem in stems]


def placed(text: str, tag: str) -> list[tuple[tuple[int, int], int]]:
    """The words of a plain text in order: where each stands, in code points, and its number."""
    kind, (spans, stems) = _read(text, tag)
    return [(span, _number(kind, stem)) for span, stem in zip(spans, stems, strict=True)]


def _read(text: str, tag: str) -> tuple[str, tuple[Spans, list[str]]]:
    kind = family(tag)
    if kind.startswith("zh"):
        kind, text = "zh", text.translate(_simplified())
    return kind, words(text, kind)


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """Every traditional character's simplified one: Chinese texts mix both, and a reader looks for either."""
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(old): new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}


def words_of(text: str, tag: str) -> list[str]:
    """The words themselves, as they stand in the plain text."""
    seen = plain(text)
    return [seen[start:end] for start, end in words(seen, family(tag))[0]]


def pairs_of(numbers: Numbers) -> Numbers:
    """The terms of neighbouring words; one fewer than there are words."""
    mixed: Numbers = (numbers[:-1] * _SPREAD + numbers[1:]) * _SPREAD
    return mixed >> _FOLD


@lru_cache(maxsize=500_000)
def _number(kind: str, stem: str) -> int:
    whole = f"{kind}\0{stem}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(whole, digest_size=8).digest(), "little") >> (64 - TERM_BITS)
