"""A small number that counts what the text names itself, and tells nothing new: "these three", "three: A, B and C"."""

import re
from functools import lru_cache

from colophon.languages.alternatives import alternatives
from colophon.languages.library import language, resolved
from colophon.languages.quantities.match import same
from colophon.languages.quantities.mention import Mention
from colophon.languages.quantities.reading import quantities

_BEFORE, _FROM, _TO = 12, 2, 10
_SMALLER, _MOST = (1, 1000, 1024), 20
_SENTENCE = re.compile(r"(?:[^.!?;。！？；\n]|\.(?=\S)){0,200}")
_COMMA, _AND = (
    re.compile(r"[,，、،]"),
    re.compile(r"(?<!\w)(?:and|or|y|e|o|et|ou|und|oder|и|или|і|та|або)(?!\w)|[和与及或と]| و"),
)


def is_determined(mention: Mention, text: str, tag: str) -> bool:
    """Whether a number up to ten, of no money, measure or share, stands right after such a word."""
    said = mention.money or mention.unit or mention.share or mention.period or mention.score or mention.ordinal
    if said or not _FROM <= mention.value <= _TO:
        return False
    return _pattern(resolved(tag)).search(text, max(0, mention.start - _BEFORE), mention.start) is not None


def counts_list(mention: Mention, text: str) -> bool:
    """Whether as many things are listed right after a small number: "three files, A, B and C"."""
    said = mention.money or mention.unit or mention.share or mention.period or mention.score or mention.ordinal
    if said or not _FROM <= mention.value <= _TO:
        return False
    after = _SENTENCE.match(text, mention.end)
    assert after is not None
    commas, ands = len(_COMMA.findall(after[0])), len(_AND.findall(after[0]))
    return commas > 0 < ands and commas + ands in (mention.value - 1, mention.value)


def is_part_told(mention: Mention, other: str, tag: str) -> bool:
    """Whether the other text says a number as a part of another one: 512 MB for half of 1 GB, 20 for half of the 40."""
    told = quantities(other, tag)
    parts = [m.value for m in told if m.loose and 0 < m.value < 1][:_MOST]
    wholes = [m.value for m in told if not m.loose and m.value >= 1][:_MOST] if parts else []
    return any(same(mention.value, part * whole * by) for part in parts for whole in wholes for by in _SMALLER)


@lru_cache(maxsize=64)
def _pattern(tag: str) -> re.Pattern[str]:
    known = language(tag)
    edge = r"(?<![^\W_])" if known.spaces else ""
    gap = r"\s" if known.spaces else r"\s?"
    return re.compile(rf"{edge}(?:{alternatives(known.numerals.determiners)}){gap}\Z", re.IGNORECASE)
