"""The text of a segment that another tool wrote, as inline Markdown: bold and italics stay, other codes go."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from colophon.article.inline_writer import write_inline
from colophon.article.span import Span
from colophon.memory.exchange.xml import local

_STRONG = frozenset({"bold", "b", "strong", "x-bold", "fmt:b", "xlf:b", "x-strong"})
_EMPHASIS = frozenset({"italic", "i", "em", "x-italic", "emphasis", "xlf:i", "x-em"})
_AROUND = frozenset({"g", "mrk", "hi", "pc", "sub", "seg", "source", "target", "sm", "em"})
_OPENS = frozenset({"bpt", "sc", "bx"})
_CLOSES = frozenset({"ept", "ec", "ex"})
_NOT_SIMPLE = re.compile(r"[\\*_`\[\]<>&!\x00-\x1f\x7f\x85\u2028\u2029]")
# Both begin with the mark itself: the search then goes from mark to mark.
_DOUBTFUL_MARK = re.compile(r"\*(?<=[^\s*]\*)\**(?![\s*,.;:!?)]|$)|\*\*\*")

Run = tuple[str, bool, bool]
"""A stretch of text, and whether it is strong and emphasised."""


@dataclass(slots=True)
class _Set:
    """How the text is set at a place; paired codes that are open, by their number."""

    strong: int = 0
    emphasis: int = 0
    pairs: dict[str, tuple[int, int]] = field(default_factory=dict)


def inline_of(segment: etree._Element) -> str:
    """What a reader sees of a segment, as inline Markdown; all marks that its text happens to hold are escaped."""
    if not len(segment):
        text = segment.text or ""
        return text if _is_simple(text) else write_inline([Span(text=text)])
    runs: list[Run] = []
    _read(segment, _Set(), runs)
    return written_simply(runs) or write_inline([Span(text=text, strong=b, emphasis=i) for text, b, i in runs])


def _is_simple(text: str) -> bool:
    """Whether a text is inline Markdown as it stands: no marks in it, and no space that would go."""
    return _NOT_SIMPLE.search(text) is None and not (text[:1].isspace() or text[-1:].isspace())


def written_simply(runs: Sequence[Run]) -> str:
    """What `write_inline` would write, at a tenth of its cost, where it is sure; else nothing."""
    if not _is_simple("".join([text for text, _, _ in runs])):
        return ""
    parts: list[str] = []
    for text, strong, emphasis in _together(runs):
        if not (strong or emphasis):
            parts.append(text)
            continue
        if strong == emphasis or not (text[0].isalnum() and text[-1].isalnum()):
            return ""
        mark = "**" if strong else "*"
        parts.append(f"{mark}{text}{mark}")
    whole = "".join(parts)
    return "" if "*" in whole and _DOUBTFUL_MARK.search(whole) else whole


def _together(runs: Sequence[Run]) -> list[Run]:
    """Neighbours that are set alike as one."""
    done: list[tuple[list[str], bool, bool]] = []
    for text, strong, emphasis in runs:
        if done and done[-1][1] is strong and done[-1][2] is emphasis:
            done[-1][0].append(text)
        else:
            done.append(([text], strong, emphasis))
    return [("".join(texts), strong, emphasis) for texts, strong, emphasis in done]


def _read(element: etree._Element, now: _Set, runs: list[Run]) -> None:
    """Explicit codes hold marks of their format, not text; elements around text hold text."""
    if element.text:
        runs.append((element.text, now.strong > 0, now.emphasis > 0))
    for child in element:
        _read_child(child, now, runs)
        if child.tail:
            runs.append((child.tail, now.strong > 0, now.emphasis > 0))


def _read_child(child: etree._Element, now: _Set, runs: list[Run]) -> None:
    name = local(child)
    if name in _AROUND:
        strong, emphasis = _set_by(child)
        now.strong, now.emphasis = now.strong + strong, now.emphasis + emphasis
        _read(child, now, runs)
        now.strong, now.emphasis = now.strong - strong, now.emphasis - emphasis
    elif name in _OPENS:
        strong, emphasis = now.pairs[_number(child)] = _set_by(child)
        now.strong, now.emphasis = now.strong + strong, now.emphasis + emphasis
    elif name in _CLOSES:
        strong, emphasis = now.pairs.pop(_number(child), (0, 0))
        now.strong, now.emphasis = now.strong - strong, now.emphasis - emphasis
    elif name == "cp":
        runs.append(("\ufffd", now.strong > 0, now.emphasis > 0))
    elif name in ("x", "ph") and child.get("ctype", "") in ("lb", "x-br"):
        runs.append((" ", now.strong > 0, now.emphasis > 0))


def _set_by(code: etree._Element) -> tuple[int, int]:
    return _named(code.get("type") or code.get("ctype") or "", code.get("subType") or "")


@lru_cache(maxsize=256)
def _named(kind: str, more: str) -> tuple[int, int]:
    names = {kind.lower(), more.lower()}
    return int(bool(names & _STRONG)), int(bool(names & _EMPHASIS))


def _number(code: etree._Element) -> str:
    for name in ("i", "rid", "startRef", "id"):
        if value := code.get(name):
            return value
    return ""
