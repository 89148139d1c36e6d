"""The text of a segment that another tool wrote, as inline Markdown: bold and italics stay, other codes go."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from colophon.article.inline_writer import write_inline
from colophon.article.span import Span

_STRONG = frozenset({"bold", "b", "strong", "x-bold", "fmt:b", "xlf:b", "x-strong"})
_EMPHASIS = frozenset({"italic", "i", "em", "x-italic", "emphasis", "xlf:i", "x-em"})
_AROUND = frozenset({"g", "mrk", "hi", "pc", "sub", "seg", "source", "target", "sm", "em"})
_OPENS = frozenset({"bpt", "sc", "bx"})
_CLOSES = frozenset({"ept", "ec", "ex"})


@dataclass(slots=True)
class _Set:
    """How the text is set at a place; paired codes that are open, by their number."""

    strong: int = 0
    emphasis: int = 0
    pairs: dict[str, tuple[int, int]] = field(default_factory=dict)


def inline_of(segment: etree._Element) -> str:
    """What a reader sees of a segment, as inline Markdown; all marks that its text happens to hold are escaped."""
    if not len(segment):
        return write_inline([Span(text=segment.text or "")])
    return write_inline(_spans(segment, _Set()))


def _spans(element: etree._Element, now: _Set) -> Iterator[Span]:
    """Explicit codes hold marks of their format, not text; elements around text hold text."""
    if element.text:
        yield _span(element.text, now)
    for child in element:
        yield from _of_child(child, now)
        if child.tail:
            yield _span(child.tail, now)


def _of_child(child: etree._Element, now: _Set) -> Iterator[Span]:
    if not isinstance(child.tag, str):
        return
    name = etree.QName(child).localname
    strong, emphasis = _set_by(child)
    if name in _AROUND:
        now.strong, now.emphasis = now.strong + strong, now.emphasis + emphasis
        yield from _spans(child, now)
        now.strong, now.emphasis = now.strong - strong, now.emphasis - emphasis
    elif name in _OPENS:
        now.pairs[_number(child)] = (strong, emphasis)
        now.strong, now.emphasis = now.strong + strong, now.emphasis + emphasis
    elif name in _CLOSES:
        strong, emphasis = now.pairs.pop(_number(child), (0, 0))
        now.strong, now.emphasis = now.strong - strong, now.emphasis - emphasis
    elif name == "cp":
        yield _span("\ufffd", now)
    elif name in ("x", "ph") and child.get("ctype", "") in ("lb", "x-br"):
        yield _span(" ", now)


def _span(text: str, now: _Set) -> Span:
    return Span(text=text, strong=now.strong > 0, emphasis=now.emphasis > 0)


def _set_by(code: etree._Element) -> tuple[int, int]:
    said = {code.get(name, "").lower() for name in ("type", "ctype", "subType")}
    return int(bool(said & _STRONG)), int(bool(said & _EMPHASIS))


def _number(code: etree._Element) -> str:
    return next((value for name in ("i", "rid", "startRef", "id") if (value := code.get(name))), "")
