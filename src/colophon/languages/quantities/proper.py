"""Numerals that are part of a name: Otto Weiss, the Big Four, the Six Nations. Capitals give them away."""

import re

_ENDS = ".!?:…¡¿\"“”„«»‘’'([—–-*_#|\n"
_NEXT = re.compile(r"[\s-]([^\W\d_])")
_LAST = re.compile(r"([^\W\d_])[^\W\d_]*[\s-]$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_WINDOW = 24


def in_name(text: str, start: int, end: int) -> bool:
    """Whether the word at `start` is capitalised beside another capital, within a sentence that is no headline."""
    if not text[start].isupper() or _begins_sentence(text, start):
        return False
    after = _NEXT.match(text, end)
    before = _LAST.search(text, max(0, start - _WINDOW), start)
    beside: bool = any(found[1].isupper() for found in (after, before) if found is not None)
    return beside and not _is_headline(text)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" ")
    return not before or before[-1] in _ENDS


def _is_headline(text: str) -> bool:
    """Whether most long words are capitalised."""
    words = _LONG_WORD.findall(text[:400])
    return bool(2 * sum(word[0].isupper() for word in words) > len(words))
