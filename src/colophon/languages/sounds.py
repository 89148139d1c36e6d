"""How names sound, roughly: the consonants of a name in letters and of Chinese characters in the same few classes.

Chinese renders a foreign name by characters of about its sound: Delgado is 德尔加多 or 德尔卡多, both T-L-K-T. Vowels
are left out, voiced and voiceless are one, R is L. That is coarse, and enough to see that two renderings may be of one
name.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from colophon.languages.cldr import locale
from colophon.languages.pinyin import spoken

_RULES: tuple[tuple[str, str], ...] = (
    ("tsch", "Z"), ("sch", "S"), ("tch", "Z"), ("sh", "S"), ("ch", "Z"), ("zh", "Z"), ("kh", "H"), ("ph", "F"),
    ("th", "T"), ("ck", "K"), ("gh", "K"), ("qu", "K"), ("ts", "Z"), ("tz", "Z"), ("dz", "Z"), ("wh", "W"),
    ("ng", "N"), ("ce", "S"), ("ci", "S"), ("cy", "S"), ("ge", "Z"), ("gi", "Z"), ("x", "KS"), ("b", "P"), ("p", "P"),
    ("d", "T"), ("t", "T"), ("g", "K"), ("k", "K"), ("c", "K"), ("q", "K"), ("f", "F"), ("v", "F"), ("w", "W"),
    ("m", "M"), ("n", "N"), ("l", "L"), ("r", "L"), ("s", "S"), ("z", "S"), ("j", "Z"), ("h", "H"), ("y", "Y"),
)  # fmt: skip
# The sounds of other alphabets in Latin letters, as the rules above read them.
_CYRILLIC = dict(zip("абвгґдеёжзийіїклмнопрстуфхцчшщыэюяєўј", (
    "a", "b", "v", "g", "g", "d", "e", "e", "zh", "z", "i", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t",
    "u", "f", "kh", "ts", "ch", "sh", "sh", "i", "e", "iu", "ia", "e", "u", "i"), strict=True))  # fmt: skip
_ARABIC = dict(zip("بپتثجچحخدذرزژسشصضطظعغفڤقکكگلمنهةوؤيیىئ", (
    "b", "p", "t", "th", "zh", "ch", "kh", "kh", "d", "d", "r", "z", "zh", "s", "sh", "s", "d", "t", "z", "", "g", "f",
    "f", "k", "k", "k", "g", "l", "m", "n", "kh", "", "", "", "i", "i", "i", "i"), strict=True))  # fmt: skip
_IN_LATIN = str.maketrans(_CYRILLIC | _ARABIC)
_INITIALS = {
    "zh": "Z", "ch": "Z", "sh": "S", "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L",
    "g": "K", "k": "K", "h": "H", "j": "Z", "q": "Z", "x": "S", "r": "L", "z": "S", "c": "Z", "s": "S", "y": "Y",
    "w": "W",
}  # fmt: skip
_HEARD = dict(_RULES)
_WRITTEN = re.compile("|".join(_HEARD))
_SHORTEST, _LONG = 2, 3
_CODA = re.compile(r"(ng?)$")
_NOT_A_LETTER = re.compile(r"[^a-z]")
_WEAK = str.maketrans("WM", "FN", "HY")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@lru_cache(maxsize=4096)
def latin_sound(name: str) -> str:
    """The consonants of a name in Latin letters, doubled ones once: "Delgado" is TLKT."""
    low, sound = name.lower(), ""
    bare = (
        low if low.isascii() else "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
    )
    for written in _WRITTEN.findall(_NOT_A_LETTER.sub("", bare)):
        heard = _HEARD[written]
        if not sound.endswith(heard):
            sound += heard
    return sound


def name_sound(name: str) -> str:
    """The consonants of a name in any alphabet, without those that one language hears and the next does not."""
    return strong(latin_sound(name.lower().translate(_IN_LATIN)))


def sound_alike(name: str, word: str) -> bool:
    """Whether two words of any alphabets may be one name: a consonant more or other, in names of three and more."""
    one, other = name_sound(name), name_sound(word)
    if min(len(one), len(other)) < _LONG:
        return len(one) >= _SHORTEST and one == other
    return Levenshtein.distance(one, other, score_cutoff=1) <= 1


@lru_cache(maxsize=8192)
def han_sound(character: str) -> str:
    """The consonants of a Chinese character: its initial, and N where it ends in a nasal; the first reading counts."""
    syllable = (spoken(character) or (character,))[0]
    if syllable == "er":
        return "L"
    initial = _INITIALS.get(syllable[:2]) or _INITIALS.get(syllable[:1], "")
    return initial + ("N" if _CODA.search(syllable) else "")


@lru_cache(maxsize=1)
def name_characters() -> frozenset[str]:
    """The characters that Chinese writes foreign names with: those of CLDR's countries, cities and languages."""
    chinese = locale("zh")
    if chinese is None:
        return frozenset()
    count: Counter[str] = Counter()
    for name in (*chinese.territories.values(), *chinese.languages.values()):
        count.update(_HAN.findall(str(name)))
    for zone in chinese.time_zones.values():
        count.update(_HAN.findall(str(zone.get("city", ""))))
    return frozenset(count) - frozenset("语国岛群大北南东西中新共和联合王属文区地海特别行政古代高低上下部口")


def strong(sound: str) -> str:
    """A sound without what is often not heard, and with what is often mixed up as one: W with F, M with N."""
    return sound.translate(_WEAK)
