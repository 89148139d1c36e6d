"""Chinese names in Latin letters: which syllables are pinyin, and which characters of a text a name could spell."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

from rapidfuzz.distance import OSA

_FIRST, _LAST = "\u4e00", "\u9fa4"
_LONGEST_SYLLABLE = 6
_LENGTHS = (2, 3, 4)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, ...]]:
    """Some 27,000 characters with their toneless readings, from the file that `tools/write_pinyin.py` wrote."""
    found: dict[str, tuple[str, ...]] = {}
    file = resources.files("colophon.languages") / "pinyin.txt"
    rows = (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for syllable, rank, characters in map(str.split, rows):
        if rank == "1":
            found.update(dict.fromkeys(characters, (syllable,)))
        else:
            found.update((character, (*found[character], syllable)) for character in characters)
    return found


def spoken(character: str) -> tuple[str, ...]:
    """The toneless readings of a character, the commonest first; none of what is no Chinese character."""
    return _table().get(character, ())


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """Every toneless syllable that some character has as its commonest."""
    return frozenset(readings[0] for character, readings in _table().items() if _FIRST <= character <= _LAST)


def is_pinyin(word: str) -> bool:
    """Whether a word in lower case can be cut into syllables of pinyin."""
    return _cut(word, 0)


def _cut(word: str, start: int) -> bool:
    if start == len(word):
        return True
    ends = range(min(len(word), start + _LONGEST_SYLLABLE), start, -1)
    return any(word[start:end] in syllables() and _cut(word, end) for end in ends)


def readings(character: str) -> frozenset[str]:
    """The same as a set; a character that nobody knows how to read stands for itself."""
    return frozenset(spoken(character) or character)


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
