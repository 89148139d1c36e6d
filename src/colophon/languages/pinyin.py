"""Chinese names in Latin letters: which syllables are pinyin, and which characters of a text a name could spell."""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

_FIRST, _LAST = 0x4E00, 0x9FA5
_LONGEST_SYLLABLE = 6
_LENGTHS = (2, 3, 4)


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """Every toneless syllable that some character has."""
    from pypinyin import Style, pinyin  # a third of a second, which only Chinese names are worth

    every = pinyin("".join(map(chr, range(_FIRST, _LAST))), style=Style.NORMAL, heteronym=False)
    return frozenset(_plain(reading) for (reading, *_) in every if reading.isascii() or "ü" in reading)


def is_pinyin(word: str) -> bool:
    """Whether a word in lower case can be cut into syllables of pinyin."""
    return _cut(word, 0)


def _cut(word: str, start: int) -> bool:
    if start == len(word):
        return True
    ends = range(min(len(word), start + _LONGEST_SYLLABLE), start, -1)
    return any(word[start:end] in syllables() and _cut(word, end) for end in ends)


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """The toneless readings of a character."""
    from pypinyin import Style, pinyin

    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True)
    return frozenset(map(_plain, found))


def spelled(run: str, name: str) -> bool:
    """Whether some characters in a row are read as this name (lower case, without spaces)."""
    return any(name in _spellings(run[at : at + n]) for n in _LENGTHS for at in range(len(run) - n + 1))


def nearly_spelled(run: str, surname: str, name: str) -> Iterator[str]:
    """Characters in a row that begin with the surname and are read as the name but for one or two letters."""
    for at, character in enumerate(run):
        if surname in readings(character):
            for length in _LENGTHS:
                window = run[at : at + length]
                if len(window) == length and any(OSA.distance(name, s) <= 2 for s in _spellings(window)):
                    yield window


def _spellings(window: str) -> list[str]:
    found = [""]
    for character in window:
        found = [begun + reading for begun in found for reading in readings(character)][:64]
    return found


def _plain(reading: str) -> str:
    return reading.replace("ü", "v")
