"""Which scripts a language is written in, and how much of each stands in a text."""

import re
from collections.abc import Mapping
from functools import lru_cache

from babel.core import get_global

# Letters only, as ranges of the Unicode blocks. Latin leaves out × and ÷.
LETTERS: Mapping[str, str] = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Hani": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hang": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Cyrl": "\u0400-\u0481\u048a-\u052f",
    "Arab": "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Hebr": "\u05d0-\u05ea",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Deva": "\u0904-\u0939\u0958-\u0961\u0971-\u097f",
    "Beng": "\u0985-\u09b9",
    "Taml": "\u0b83-\u0bb9",
    "Telu": "\u0c05-\u0c39",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e46",
    "Geor": "\u10a0-\u10ff",
    "Armn": "\u0531-\u0556\u0561-\u0587",
    "Ethi": "\u1200-\u137f",
    "Khmr": "\u1780-\u17b3",
    "Mymr": "\u1000-\u102a",
}
_RUNS = {script: re.compile(f"[{letters}]+") for script, letters in LETTERS.items()}
_WRITTEN_WITH = {
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani"}),
    "Jpan": frozenset({"Hani", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}),
}
CJK = f"{LETTERS['Hani']}{LETTERS['Kana']}{LETTERS['Hang']}"


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """The language alone: "zh" of "zh-Hant-TW"."""
    return tag.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=256)
def script_code(tag: str) -> str:
    """The ISO 15924 code a language tag says or implies: "Hans", "Latn"; "" for an unknown language."""
    parts = tag.replace("_", "-").split("-")
    said = [part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if said:
        return said[0]
    likely: Mapping[str, str] = get_global("likely_subtags")
    shortened = ("_".join(parts[:length]) for length in range(len(parts), 0, -1))
    full = next((likely[name] for name in shortened if name in likely), "")
    return next((part for part in full.split("_") if len(part) == 4 and part.isalpha()), "")


@lru_cache(maxsize=256)
def scripts_of(tag: str) -> frozenset[str]:
    """The scripts a text in this language is written in, by the keys of `LETTERS`; empty for an unknown language."""
    code = script_code(tag)
    known = _WRITTEN_WITH.get(code, frozenset({code}))
    return known & LETTERS.keys()


@lru_cache(maxsize=512)
def count(text: str, script: str) -> int:
    """How many letters of a script a text has."""
    return sum(map(len, _RUNS[script].findall(text)))


def count_any(text: str, scripts: frozenset[str]) -> int:
    """How many letters of any of the scripts."""
    return sum(count(text, script) for script in scripts)


@lru_cache(maxsize=256)
def is_traditional(tag: str) -> bool:
    """Chinese in traditional characters."""
    return script_code(tag) == "Hant"


@lru_cache(maxsize=256)
def is_chinese(tag: str) -> bool:
    return primary(tag) in {"zh", "yue", "cmn"}
