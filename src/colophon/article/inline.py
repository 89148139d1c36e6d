"""Inline Markdown: what a reader sees of it, and where each character of that stands in it."""

from bisect import bisect_right
from functools import lru_cache

from colophon.article.inline_reader import read_inline
from colophon.article.inline_simple import is_simple, plain_of_simple
from colophon.article.span import Span

_CACHED_LENGTH = 5000


def plain(text: str) -> str:
    """What a reader sees of inline Markdown: no marks, link targets, note marks or ruby readings. Answers any text.

    Every check of a text asks it again: of short texts many answers are kept, of long ones few.
    """
    return _plain_cached(text) if len(text) <= _CACHED_LENGTH else _plain_long(text)


def plain_once(text: str) -> str:
    """The same of a text that is asked once: to keep an answer takes longer than to look again."""
    if not _is_marked(text):
        return text
    return plain_of_simple(text) if is_simple(text) else "".join(span.text for span in spans(text))


def characters(text: str) -> frozenset[str]:
    """Every character that a text holds. Whoever looks for one of many asks this first; the last ones are kept."""
    return _characters_cached(text) if len(text) <= _CACHED_LENGTH else _characters(text)


def _characters(text: str) -> frozenset[str]:
    return frozenset(text)


def spans(text: str) -> tuple[Span, ...]:
    """The inline text in pieces that renderers set; links carry their number ("3") or address.

    Whoever sets an article asks for the same text several times in a row.
    """
    return _spans_cached(text) if len(text) <= _CACHED_LENGTH else _spans(text)


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(read_inline(text))


def plain_offsets(text: str) -> tuple[int, ...]:
    """For each code point of `plain(text)`, where it stands in `text`; then one more: where the text ends."""
    if not _is_marked(text):
        return tuple(range(len(text) + 1))
    found: list[int] = []
    for span in read_inline(text):
        found.extend(_offsets(span, text))
    found.append(len(text))
    return tuple(found)


def inline_range(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the stretch `start`..`end` of `plain(text)` stands in `text`: the smallest stretch that holds it."""
    offsets = _offsets_kept(text)
    last = len(offsets) - 1
    start, end = max(0, min(start, last)), max(0, min(end, last))
    if start >= end:
        return offsets[start], offsets[start]
    return offsets[start], offsets[end - 1] + 1


def plain_position(text: str, position: int) -> int:
    """The offset in `plain(text)` of what stands at `position` in `text`, or before it where that is markup."""
    if not _is_marked(text):
        return max(0, min(position, len(text)))
    return max(0, min(bisect_right(_offsets_kept(text), position) - 1, len(plain(text))))


def _offsets(span: Span, text: str) -> range | list[int]:
    """A span's own text stands in it somewhere, as a whole; what is not found there (an entity) is all at its start."""
    begins = text.find(span.text, span.start, span.end)
    if begins >= 0:
        return range(begins, begins + len(span.text))
    return [span.start] * len(span.text)


def _is_marked(text: str) -> bool:
    """Whether anything in a text may be markup; to look for each mark by itself is quicker than for all at once."""
    often = "*" in text or "`" in text or "[" in text or "_" in text
    return often or "<" in text or "&" in text or "\\" in text or "  \n" in text


_plain_cached, _plain_long = lru_cache(maxsize=2048)(plain_once), lru_cache(maxsize=4)(plain_once)
_spans_cached = lru_cache(maxsize=64)(_spans)
_offsets_kept = lru_cache(maxsize=4)(plain_offsets)
_characters_cached = lru_cache(maxsize=128)(_characters)
