"""Inline Markdown as text with codes, as translation tools know it: what is set, and the marks that set it.

A code keeps its marks as they were written, so that joining all pieces gives the inline text to the last character.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from colophon.article.inline_reader import read_inline
from colophon.article.span import Closed, Format, Kind, Opened, Span, nested

_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = re.compile(r"[\\*_`\[<&\n]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 20_000


class Side(StrEnum):
    OPENS = "opens"
    CLOSES = "closes"
    ALONE = "alone"


class Sort(StrEnum):
    """What a code does. `CHARACTER` stands for one that XML cannot hold: its text is that character."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"
    CODE = "code"
    NOTE = "note"
    RUBY = "ruby"
    BREAK = "break"
    IMAGE = "image"
    ESCAPE = "escape"
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Code:
    """Opening and closing codes of the same `number` belong together; numbers count from 1."""

    side: Side
    sort: Sort
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` as it stands in the inline Markdown: what is read if there is no code, else the marks of the code."""

    text: str
    code: Code | None = None


def pieces(inline: str) -> tuple[Piece, ...]:
    """The inline text in pieces. `joined` gives it back; a text that cannot be cut without loss is one piece."""
    if _MARKUP.search(inline) is None or len(inline) > _LONGEST:
        cut: Sequence[Piece] = (Piece(inline),)
    else:
        cut = _Cutter(inline).pieces()
        if joined(cut) != inline:
            cut = (Piece(inline),)
    return tuple(_without_strangers(cut))


def joined(row: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in row)


def storable(text: str) -> str:
    """A text as XML can hold it; other characters become U+FFFD."""
    return _NO_XML.sub("\ufffd", text)


class _Cutter:
    """Walks over the spans of a text; what stands between them are the marks of what opens and closes there."""

    def __init__(self, inline: str) -> None:
        self._inline = inline
        self._at = 0
        self._number = 0
        self._open: list[int] = []
        self._out: list[Piece] = []

    def pieces(self) -> list[Piece]:
        waiting: list[Opened | Closed] = []
        for step in nested(read_inline(self._inline)):
            if isinstance(step, Span):
                self._marks(waiting, step.start)
                waiting = []
                self._span(step)
            else:
                waiting.append(step)
        self._marks(waiting, len(self._inline))
        return self._out

    def _marks(self, steps: list[Opened | Closed], end: int) -> None:
        """The stretch up to `end` shared out among the codes that open and close in it, the last takes the rest."""
        stretch = self._inline[self._at : end]
        self._at = max(self._at, end)
        for index, step in enumerate(steps):
            length = len(stretch) if index == len(steps) - 1 else _length_of(step, stretch)
            self._out.append(Piece(stretch[:length], self._code_of(step)))
            stretch = stretch[length:]
        if stretch:
            self._out.append(Piece(stretch))

    def _code_of(self, step: Opened | Closed) -> Code:
        sort = Sort(step.format.value)
        if isinstance(step, Closed):
            return Code(Side.CLOSES, sort, self._open.pop())
        self._open.append(self._next())
        return Code(Side.OPENS, sort, self._open[-1])

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _span(self, span: Span) -> None:
        raw = self._inline[self._at : span.end]
        self._at = max(self._at, span.end)
        if span.kind is not Kind.TEXT:
            self._out.append(Piece(raw, Code(Side.ALONE, Sort(span.kind.value), self._next())))
            return
        after = 0
        for escape in _ESCAPE.finditer(raw):
            if escape.start() > after:
                self._out.append(Piece(raw[after : escape.start()]))
            self._out.append(Piece(escape[0], Code(Side.ALONE, Sort.ESCAPE, self._next())))
            after = escape.end()
        if after < len(raw):
            self._out.append(Piece(raw[after:]))


_OPENING = {
    Format.STRONG: re.compile(r"\*\*|__|<(?:strong|b)>", re.IGNORECASE),
    Format.EMPHASIS: re.compile(r"[*_]|<(?:em|i)>", re.IGNORECASE),
    Format.LINK: re.compile(r"\["),
}
_CLOSING = {
    Format.STRONG: re.compile(r"\*\*|__|</(?:strong|b)>", re.IGNORECASE),
    Format.EMPHASIS: re.compile(r"[*_]|</(?:em|i)>", re.IGNORECASE),
    Format.LINK: re.compile(r"\]\[[0-9]{1,6}\]|\]\(<[^<>]{0,4000}>\)|\]\([^()\s]{0,4000}\)"),
}


def _length_of(step: Opened | Closed, stretch: str) -> int:
    """How much of a stretch of marks belongs to its first code; 0 where that cannot be said."""
    known = _OPENING if isinstance(step, Opened) else _CLOSING
    match = known[step.format].match(stretch)
    return match.end() if match else 0


def _without_strangers(row: Sequence[Piece]) -> Iterator[Piece]:
    """Characters that XML cannot hold stand alone, as codes."""
    number = max((piece.code.number for piece in row if piece.code), default=0)
    for piece in row:
        if _NO_XML.search(piece.text) is None:
            yield piece
            continue
        after = 0
        for match in _NO_XML.finditer(piece.text):
            if match.start() > after or (piece.code is not None and after == 0):
                yield Piece(piece.text[after : match.start()], piece.code if after == 0 else None)
            number += 1
            yield Piece(match[0], Code(Side.ALONE, Sort.CHARACTER, number))
            after = match.end()
        if after < len(piece.text):
            yield Piece(piece.text[after:])
