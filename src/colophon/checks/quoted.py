"""What stands in quotation marks in a plain text, of whatever kind the marks are."""

import re
from dataclasses import dataclass
from functools import lru_cache

from colophon.checks.scripts import CJK

OPENING = '“„«»「『"'
# Read from a mark on; which one it was is looked at afterwards.
_QUOTED = re.compile(
    r"[“„«»「『\"](?:(?<=“)([^“”]{1,2000})[”“]|(?<=„)([^„“”]{1,2000})[“”]|(?<=«)([^«»]{1,2000})»|(?<=»)([^«»]{1,2000})«"
    r"|(?<=「)([^「」]{1,2000})」|(?<=『)([^『』]{1,2000})』|(?<=\")(?<![\w\d]\")([^\"\n]{1,2000})\")"
)
_ANY_MARK = re.compile('[“”„«»「」『』"《》‘’‚‹›״]')
_STRAIGHT = re.compile(r"(?<!\w)'|'(?!\w)|''")
_WORD = re.compile(rf"[{CJK}]|[^\W\d_]+")
_CHINESE_WORDS = 1.6
_CACHED_LENGTH = 5000


@dataclass(frozen=True, slots=True)
class Quoted:
    """`start`..`end` are the code points between the marks; `words` about how many words they are."""

    start: int
    end: int
    words: float


def quotations(text: str) -> tuple[Quoted, ...]:
    """What is quoted, in order. Straight marks are paired as they come."""
    return _cached(text) if len(text) <= _CACHED_LENGTH else _quotations(text)


def _quotations(text: str) -> tuple[Quoted, ...]:
    if not has_marks(text):
        return ()
    found = []
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        found.append(Quoted(start, end, _length(text[start:end])))
    return tuple(found)


def has_marks(text: str) -> bool:
    """Whether there is any mark of quotation, title or emphasis by quotation, even a lone one."""
    return _ANY_MARK.search(text) is not None or ("'" in text and _STRAIGHT.search(text) is not None)


def _length(text: str) -> float:
    words: list[str] = _WORD.findall(text)
    wide = 0 if text.isascii() else len([word for word in words if len(word) == 1 and word > "\u2e80"])
    return len(words) - wide + wide / _CHINESE_WORDS


_cached = lru_cache(maxsize=2048)(_quotations)
