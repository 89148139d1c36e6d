"""A piece of inline text as a reader sees it, with everything that is true of it."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    TEXT = "text"
    CODE = "code"
    NOTE = "note"
    RUBY = "ruby"
    BREAK = "break"
    IMAGE = "image"


class Format(StrEnum):
    """What surrounds spans, outermost first where several surround the same ones."""

    LINK = "link"
    EMPHASIS = "emphasis"
    STRONG = "strong"


class Span(Struct, frozen=True, gc=False, kw_only=True, eq=False):
    """`text` is what a reader sees: text, code, the base of a ruby, an image's alternative; "" for a note mark.

    `target` is a note's label, a ruby's reading, an image's link. A link is a number as text ("3") or an address.
    `start` and `end` are code points in the inline text that was read; they do not count in comparisons.
    """

    kind: Kind = Kind.TEXT
    text: str = ""
    target: str = ""
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    start: int = 0
    end: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._said == other._said

    def __hash__(self) -> int:
        return hash(self._said)

    @property
    def _said(self) -> tuple[object, ...]:
        return self.kind, self.text, self.target, self.strong, self.emphasis, self.link

    @property
    def formats(self) -> tuple[tuple[Format, str], ...]:
        """What surrounds it: each format with its target (only a link has one)."""
        link = ((Format.LINK, self.link),) if self.link else ()
        emphasis = ((Format.EMPHASIS, ""),) if self.emphasis else ()
        strong = ((Format.STRONG, ""),) if self.strong else ()
        return (*link, *emphasis, *strong)


class Opened(Struct, frozen=True, gc=False):
    format: Format
    link: str


class Closed(Struct, frozen=True, gc=False):
    format: Format
    link: str


Step = Opened | Closed | Span


def nested(spans: Iterable[Span]) -> Iterator[Step]:
    """Spans with their formats opened and closed in proper nesting, the longest outside; linear, without recursion."""
    row = list(spans)
    stack: list[tuple[Format, str]] = []
    for span, lasting in zip(row, _ends(row), strict=True):
        wanted = sorted(span.formats, key=lambda format: -lasting[format[0]])
        keep = 0
        while keep < min(len(stack), len(wanted)) and stack[keep] == wanted[keep]:
            keep += 1
        yield from (Closed(*format) for format in reversed(stack[keep:]))
        yield from (Opened(*format) for format in wanted[keep:])
        stack = wanted
        yield span
    yield from (Closed(*format) for format in reversed(stack))


def _ends(row: list[Span]) -> list[dict[Format, int]]:
    """For each span, how far each of its formats goes on: the index of the last span that has it."""
    ends: list[dict[Format, int]] = []
    following: dict[tuple[Format, str], int] = {}
    for index in range(len(row) - 1, -1, -1):
        following = {format: following.get(format, index) for format in row[index].formats}
        ends.append({format[0]: last for format, last in following.items()})
    ends.reverse()
    return ends
