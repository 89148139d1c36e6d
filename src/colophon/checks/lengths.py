"""How long a translation should be: text measured by what it says, and what a desk's own pairs teach about it."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.headings import without_heading
from colophon.checks.scripts import CJK, primary
from colophon.checks.words import without_addresses

_IDEOGRAPH = re.compile(f"[{CJK}]+")
_CODE = re.compile(r"`[^`]{1,2000}`")
_ENDS = re.compile(r"(?:(?<!\b[^\W\d_])\.|[!?…؟।۔])[)\"”’'»\]*_]{0,4}(?=\s|$)|[。！？]|\n")
# Deleting from bytes is much quicker than counting characters.
_NO_LETTERS = bytes(code for code in range(256) if not chr(code).isalnum())
_BEYOND = re.compile("[^\x00-\xff]")
_SMALLEST = 3.0
_ENOUGH_PAIRS = 200
_MOST_CODE = 50
_IDEOGRAPHS_WEIGHT = 3

# Letters that say as much as one letter of English, counted over whole texts; an ideograph or syllable counts as three.
_LENGTH = {
    "zh": 1.06, "ja": 1.42, "ko": 1.22, "es": 1.15, "fr": 1.17, "de": 1.17, "it": 1.15, "pt": 1.11, "nl": 1.10,
    "ru": 1.12, "uk": 1.08, "bg": 1.06, "pl": 1.08, "cs": 1.00, "ar": 0.86, "fa": 0.92, "he": 0.80, "hi": 0.62,
    "tr": 1.08, "vi": 1.02, "id": 1.14, "sv": 1.06, "el": 1.17, "sw": 1.15, "th": 0.83, "bn": 0.66, "ur": 0.97,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LengthModel:
    """The natural logarithm of target length to source length that is usual."""

    usual: float


@lru_cache(maxsize=64)
def general(source_language: str, target_language: str) -> LengthModel | None:
    """What is known of two languages before a desk has its own pairs; None where one of them is unknown."""
    table = {"en": 1.0, **_LENGTH}
    source, target = table.get(primary(source_language)), table.get(primary(target_language))
    return LengthModel(math.log(target / source)) if source and target else None


def learned(pairs: Iterable[Pair]) -> LengthModel | None:
    """What a desk's own pairs teach; None where they are too few (200) to teach anything."""
    logs = [math.log(ratio) for ratio in map(length_ratio, pairs) if ratio]
    return LengthModel(median(logs)) if len(logs) >= _ENOUGH_PAIRS else None


def length_ratio(pair: Pair) -> float | None:
    """Target length to source length; None where a side is empty."""
    return ratio_of(length(comparable(pair.source, pair.target)), length(comparable(pair.target, pair.source)))


def comparable(text: str, other: str) -> str:
    """Inline text without what the other side has elsewhere (a heading) or as code."""
    text = without_heading(text, other)
    if "`" in other:
        for code in _CODE.findall(other)[:_MOST_CODE]:
            text = text.replace(code.strip("`"), " ")
    return text


def ratio_of(source: int, target: int) -> float | None:
    """The same for two lengths that are known."""
    return (target + _SMALLEST) / (source + _SMALLEST) if source and target else None


@lru_cache(maxsize=512)
def length(text: str) -> int:
    """The weight of inline text: letters and digits without code and addresses, an ideograph or syllable as three."""
    seen = without_addresses(plain(_CODE.sub(" ", text) if "`" in text else text))
    letters = 0
    if len(seen.encode("utf-8", "surrogatepass")) < 2 * len(seen):  # few wide characters: count bytes where possible
        western = seen.encode("latin-1", "ignore")
        letters = len(western.translate(None, _NO_LETTERS))
        if len(western) == len(seen):
            return letters
        seen = "".join(_BEYOND.findall(seen))
    narrow = "".join(_IDEOGRAPH.split(seen))
    return letters + sum(map(str.isalnum, narrow)) + _IDEOGRAPHS_WEIGHT * (len(seen) - len(narrow))


def sentences(text: str) -> int:
    """About how many sentences inline text has."""
    return max(1, len(_ENDS.findall(plain(text).strip())))
