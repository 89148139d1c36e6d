"""What a change of a translation was about, as far as rules can tell: a guess, for people who want to learn from it."""

import re
from collections import Counter
from collections.abc import Collection
from enum import StrEnum

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import token_sort_ratio

from colophon.article.inline import plain

_FIGURES = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W_]+")
_A_SLIP = 2
_NEARLY_ALL = 0.9
_SAME_WORDS = 97


class Category(StrEnum):
    """What a remark or a change is about."""

    ACCURACY = "accuracy"
    TERMINOLOGY = "terminology"
    LANGUAGE = "language"
    STYLE = "style"
    MARKUP = "markup"


def category_of(before: str, after: str, *, renderings: Collection[str] = ()) -> Category:
    """Figures that differ are accuracy; an agreed rendering that came in is terminology; slips are language.

    Other words for the same are style. Whether something else was said, no rule here can tell.
    """
    old, new = plain(before), plain(after)
    if old == new:
        return Category.MARKUP
    if Counter(_FIGURES.findall(old)) != Counter(_FIGURES.findall(new)):
        return Category.ACCURACY
    if any(one in new and one not in old for one in renderings if one):
        return Category.TERMINOLOGY
    return Category.LANGUAGE if _is_slip(old, new) else Category.STYLE


def _is_slip(old: str, new: str) -> bool:
    """Marks and capitals only, or hardly any letters, in words that otherwise stay where they are."""
    was, became = " ".join(_LETTERS.findall(old)).casefold(), " ".join(_LETTERS.findall(new)).casefold()
    if was == became:
        return True
    if token_sort_ratio(was, became) >= _SAME_WORDS and Levenshtein.distance(was, became) > 2 * _A_SLIP:
        return False
    near = Levenshtein.normalized_similarity(was, became) >= _NEARLY_ALL
    return near and Levenshtein.distance(was, became) <= max(_A_SLIP, len(was) // 40)
