"""Which way a text runs."""

import unicodedata
from functools import lru_cache

_RTL_SCRIPTS = frozenset(["arab", "hebr", "thaa", "nkoo", "adlm", "rohg", "syrc", "samr", "mand"])
_RTL_LANGUAGES = frozenset(
    [
        "ar",
        "arc",
        "azb",
        "ckb",
        "dv",
        "fa",
        "he",
        "iw",
        "khw",
        "ks",
        "lrc",
        "nqo",
        "pnb",
        "prs",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)


def is_right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left; a script in the tag decides."""
    first, *rest = language.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return script in _RTL_SCRIPTS if script else first in _RTL_LANGUAGES


@lru_cache(maxsize=256)
def direction(language: str) -> str:
    """`rtl` or `ltr`, as HTML names it."""
    return "rtl" if is_right_to_left(language) else "ltr"


def runs_against(text: str, surrounding: str) -> bool:
    """Whether the first letter that has a direction runs against the surrounding one ("rtl" or "ltr")."""
    for character in text:
        way = way_of(character)
        if way:
            return way != surrounding
    return False


@lru_cache(maxsize=4096)
def way_of(character: str) -> str:
    """The direction that a character has, if it is one and has one."""
    kind = unicodedata.bidirectional(character) if character else ""
    return "ltr" if kind == "L" else "rtl" if kind in ("R", "AL") else ""
