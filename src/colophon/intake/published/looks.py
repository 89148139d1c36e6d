"""Whether what stands behind a label looks like people's names, and not like the rest of a sentence or a headline."""

import re
from collections.abc import Iterable

from colophon.intake.published.names import Name

_MOST_WORDS = 6
_LONGEST_UNSPACED = 16
_WRITTEN_SMALL = (
    "de|la|le|les|del|dos|da|do|van|von|der|den|zu|zur|und|of|and|the|for|et|y|e|al|el|bin|ibn|abu|di|du|af|av|och|i|и|"
    "та"
)
_PARTICLES = frozenset(_WRITTEN_SMALL.split("|"))
_HEADLINES = frozenset(["a", "how", "what", "when", "where", "why", "who", "no", "not"])
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EDGES = "\"'“”‘’«»()（）[]【】<>@.,，、·*_`"


def look_like_names(names: Iterable[Name]) -> bool:
    """Whether every name could be one. A name with an address is taken at its word."""
    return all(url or _looks_like_one(name) for name, url in names)


def _looks_like_one(name: str) -> bool:
    words = [word for word in (part.strip(_EDGES) for part in name.split()) if word]
    if name.startswith("@") or not words:
        return True
    if len(words) > _MOST_WORDS or name.endswith(("。", "!", "！", "?", "？", "…", "：", ":")):
        return False
    if _UNSPACED.search(name) and max(map(len, words)) > _LONGEST_UNSPACED:
        return False
    if len(words) == 1:
        return True
    first = words[0].casefold()
    return first not in _HEADLINES and not first.isdigit() and all(_capital(word) for word in words)


def _capital(word: str) -> bool:
    """Whether a word is written as in a name: no small letter first, where its script has small ones."""
    return not word[0].islower() or word.casefold() in _PARTICLES or any(c.isdigit() or c in "-_'’" for c in word)
