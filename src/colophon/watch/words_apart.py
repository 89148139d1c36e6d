"""Which words of a sentence were replaced, added and left out, and whether somebody only mended a slip."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA

from colophon.checks.function_words import function_words
from colophon.languages.cues import cues

WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3]|[^\W_]+(?:['’-][^\W_]+)*")
_SHORTEST = 4
_SLIP = 2


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words that stood there before and what stands there now; either may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a plain text; every Chinese or Japanese character is one."""
    return WORD.findall(text)


def replaced(before: str, after: str) -> list[Replaced]:
    """The stretches of words in which two plain texts part, capitals aside."""
    old, new = words(before), words(after)
    matcher = SequenceMatcher(None, [w.casefold() for w in old], [w.casefold() for w in new], autojunk=False)
    return [Replaced(tuple(old[a:b]), tuple(new[c:d])) for what, a, b, c, d in matcher.get_opcodes() if what != "equal"]


def is_slip(part: Replaced, language: str, *, vocabulary: frozenset[str]) -> bool:
    """Whether only a slip was mended: misspelt words, a word written twice, a little word too many or too few.

    `vocabulary` are words that the article uses again: where one of them replaces another, both were meant.
    """
    if part.before and part.after:
        pairs = list(zip(part.before, part.after, strict=False))
        same = len(part.before) == len(part.after)
        return _glued(part) or (same and all(_misspelt(old, new, vocabulary) for old, new in pairs))
    little = function_words(language)
    return all(word.casefold() in little and not cues(word, language) for word in part.before + part.after)


def _glued(part: Replaced) -> bool:
    """Words written together or apart: "every day", "everyday"."""
    return "".join(part.before).replace("-", "").casefold() == "".join(part.after).replace("-", "").casefold()


def _misspelt(old: str, new: str, vocabulary: frozenset[str]) -> bool:
    low_old, low_new = old.casefold(), new.casefold()
    if min(len(old), len(new)) < _SHORTEST or old.isdigit() or new.isdigit():
        return False
    if low_old in vocabulary and low_new in vocabulary:
        return False
    # Slips begin right; what differs from its first letter on is another word (increase, decrease).
    return low_old[0] == low_new[0] and OSA.distance(low_old, low_new, score_cutoff=_SLIP) <= _SLIP
