"""A small number after "the" or "these": it counts what the text has named already, and tells nothing new."""

import re
from functools import lru_cache

from colophon.languages.alternatives import alternatives
from colophon.languages.library import language, resolved
from colophon.languages.quantities.mention import Mention

_BEFORE, _FROM, _TO = 12, 2, 10


def is_determined(mention: Mention, text: str, tag: str) -> bool:
    """Whether a number up to ten, of no money, measure or share, stands right after such a word."""
    said = mention.money or mention.unit or mention.share or mention.period or mention.score or mention.ordinal
    if said or not _FROM <= mention.value <= _TO:
        return False
    return _pattern(resolved(tag)).search(text, max(0, mention.start - _BEFORE), mention.start) is not None


@lru_cache(maxsize=64)
def _pattern(tag: str) -> re.Pattern[str]:
    known = language(tag)
    edge = r"(?<![^\W_])" if known.spaces else ""
    gap = r"\s" if known.spaces else r"\s?"
    return re.compile(rf"{edge}(?:{alternatives(known.numerals.determiners)}){gap}\Z", re.IGNORECASE)
