"""A stretch of the source's own words inside a translation into a language of the same script."""

import re
from collections.abc import Iterator
from functools import lru_cache

from colophon.checks.function_words import function_words
from colophon.checks.scripts import primary
from colophon.checks.words import WORD, loose_words

_FEWEST_WORDS, _FEWEST_SMALL, _FEWEST_OTHERS = 5, 2, 2
_MOST_WORDS = 400
Stretch = tuple[int, int]
"""Where it starts and ends in the translation."""


@lru_cache(maxsize=256)
def telling(source_language: str, target_language: str) -> frozenset[str]:
    """Small words of the one language that are none of the other; empty where we do not know both."""
    small, own = function_words(source_language), function_words(target_language)
    return small - own if small and own and primary(source_language) != primary(target_language) else frozenset()


def may_hold(text: str, small: frozenset[str]) -> bool:
    """Whether a text holds enough of the telling words to be looked at: a quick first question."""
    return bool(small) and len(small.intersection(loose_words(text))) >= _FEWEST_SMALL


def left_in(target: str, source: str, small: frozenset[str]) -> Iterator[Stretch]:
    """Every stretch of at least five words that both plain texts have, small ones of the source's language among them.

    Words of plain prose: a title ("The Lord of the Rings") has hardly any but capitals and small ones.
    """
    words = list(WORD.finditer(target))[:_MOST_WORDS]
    said = f" {' '.join(WORD.findall(source)).casefold()} "
    first = 0
    while first + _FEWEST_WORDS <= len(words):
        last = first
        while last < len(words) and f" {_joined(words[first : last + 1])} " in said:
            last += 1
        run = [match[0] for match in words[first:last]]
        if len(run) >= _FEWEST_WORDS and _is_prose(run, small):
            yield words[first].start(), words[last - 1].end()
        first = max(last, first + 1)


def _joined(words: list[re.Match[str]]) -> str:
    return " ".join(match[0] for match in words).casefold()


def _is_prose(run: list[str], small: frozenset[str]) -> bool:
    lower = [word for word in run if word.islower()]
    telling_ones = [word for word in lower if word in small]
    return len(telling_ones) >= _FEWEST_SMALL and len(lower) - len(telling_ones) >= _FEWEST_OTHERS
