"""Which quotation marks a language opens and closes with, and which marks of a text have no partner."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from colophon.checks.scripts import is_chinese, primary, script_code

MARKS = '“”„«»「」『』《》（）【】‹›"'
_MARK = re.compile(f"[{MARKS}]")
_BRACKETS = {"「": "」", "『": "』", "《": "》", "（": "）", "【": "】"}


@dataclass(frozen=True, slots=True)
class Marks:
    """`outer` and `inner` are what house style wants; `pairs` every opening mark with the closing marks it may have."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    pairs: Mapping[str, str]


def _marks(outer: str, inner: str) -> Marks:
    pairs = {"“": "”", "«": "»", "‹": "›", outer[0]: outer[1], **_BRACKETS}
    return Marks((outer[0], outer[1]), (inner[0], inner[1]), pairs)


_ENGLISH = _marks("“”", "‘’")
_GERMAN = Marks(("„", "“"), ("‚", "‘"), {"„": "“”", "»": "«", **_BRACKETS})
_RUSSIAN = Marks(("«", "»"), ("„", "“"), {"«": "»", "„": "“”", "“": "”", **_BRACKETS})
_POLISH = Marks(("„", "”"), ("«", "»"), {"„": "”“", "«": "»", "“": "”", **_BRACKETS})
_MARKS: Mapping[str, Marks] = {
    "en": _ENGLISH, "es": _marks("«»", "“”"), "it": _marks("«»", "“”"), "pt": _marks("“”", "‘’"),
    "fr": Marks(("«\u00a0", "\u00a0»"), ("“", "”"), {"«": "»", "“": "”", **_BRACKETS}),
    "de": _GERMAN, "cs": _GERMAN, "sk": _GERMAN, "ru": _RUSSIAN, "uk": _RUSSIAN, "bg": _POLISH, "pl": _POLISH,
    "ja": _marks("「」", "『』"), "ko": _ENGLISH, "ar": _marks("«»", "“”"), "fa": _marks("«»", "“”"), "hi": _ENGLISH,
    "tr": _ENGLISH, "vi": _ENGLISH, "nl": _ENGLISH, "id": _ENGLISH, "th": _ENGLISH, "bn": _ENGLISH, "sw": _ENGLISH,
    "el": _marks("«»", "“”"), "sv": Marks(("”", "”"), ("’", "’"), {"”": "”", "»": "»«", "«": "»", **_BRACKETS}),
    "he": Marks(("”", "“"), ("’", "‘"), {"”": "“”", "„": "”“", "“": "”", **_BRACKETS}),
}  # fmt: skip
_HANS, _HANT = _marks("“”", "‘’"), _marks("「」", "『』")
_UNKNOWN = Marks(("“", "”"), ("‘", "’"), dict(_BRACKETS))


@lru_cache(maxsize=64)
def marks_of(language: str) -> Marks:
    """The marks of a language; only brackets are known of an unknown one."""
    if is_chinese(language):
        return _HANT if script_code(language) == "Hant" else _HANS
    return _MARKS.get(primary(language), _UNKNOWN)


def unbalanced(text: str, marks: Marks) -> list[int]:
    """Where plain text has marks without a partner; straight marks only where their number is odd."""
    waiting: list[tuple[str, int]] = []
    alone: list[int] = []
    straight: list[int] = []
    for found in _MARK.finditer(text):
        mark, at = found[0], found.start()
        if mark == '"':
            straight += [] if text[max(0, at - 1)].isdigit() or _is_in_word(text, at) else [at]
        elif waiting and mark in marks.pairs[waiting[-1][0]]:
            waiting.pop()
        elif mark in marks.pairs:
            waiting.append((mark, at))
        elif any(mark in closing for closing in marks.pairs.values()):
            alone.append(at)
    return sorted([*alone, *(at for _, at in waiting), *(straight[-1:] if len(straight) % 2 else [])])


def _is_in_word(text: str, at: int) -> bool:
    """Between two letters a straight mark is part of a Hebrew abbreviation."""
    return "\u05d0" <= text[at - 1 : at] <= "\u05ea" and "\u05d0" <= text[at + 1 : at + 2] <= "\u05ea"
