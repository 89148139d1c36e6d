"""How a name sounds, roughly, in Latin letters: what tells a name again that was written in another script."""

import unicodedata
from functools import lru_cache
from itertools import islice, product

from colophon.languages.pinyin import spoken

_READINGS = 2  # A name seldom takes the third commonest.

_LETTERS = (
    ("абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя",
     "a b v g g d e e e zh z i i i i k l m n o p r s t u f h ts ch sh sh - y - e yu ya"),
    ("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t i f h ps o"),
    ("ابتثجحخدذرزسشصضطظعغفقكلمنهوىيءآأإؤئةپچژگکی",
     "a b t t j h h d d r z s sh s d t z - g f k k l m n h o a i - a a i o i a p ch zh g k i"),
)  # fmt: skip
_TABLE = str.maketrans(
    {
        letter: sound.strip("-")
        for letters, sounds in _LETTERS
        for letter, sound in zip(letters, sounds.split(), strict=True)
    }
)


@lru_cache(maxsize=1 << 16)
def latin(word: str) -> str:
    """The word in lower-case Latin letters without marks; kana by their names. Other characters are dropped."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char))
    if plain.isascii():
        return plain
    return "".join(char if char.isascii() else _letter(char) for char in plain.translate(_TABLE))


def _letter(char: str) -> str:
    name = unicodedata.name(char, "")
    if "KATAKANA" in name or "HIRAGANA" in name:
        sound = name.rpartition(" ")[2].lower()
        return "" if name.endswith("PROLONGED SOUND MARK") else sound
    return char if char.isalpha() and unicodedata.category(char) == "Ll" and name.startswith("LATIN") else ""


@lru_cache(maxsize=1 << 16)
def syllables(characters: str) -> frozenset[str]:
    """The readings of a few Chinese characters in pinyin without tones, written together; at most 16."""
    rows = [spoken(one)[:_READINGS] for one in characters]
    return frozenset("".join(reading) for reading in islice(product(*rows), 16)) if all(rows) else frozenset()
