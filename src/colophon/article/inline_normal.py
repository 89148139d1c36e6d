"""The normal form of spans: without what cannot be seen, so that what looks alike is alike.

Neighbours that are set alike are one, space stands outside of formats and not at the ends of lines, line ends that
stand for nothing are spaces (nothing between scripts that set none), and code and ruby stay on one line.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from colophon.article.emphasis import is_wide
from colophon.article.links import clean_line
from colophon.article.span import Format, Kind, Span

_SOFT_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_OTHER_SPACE = re.compile(r"[\t\v\f\x1c-\x1f\x85\u2028\u2029]")
_LINE_SPACE = re.compile(r"[\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]")
_LONGEST_RUBY = 80


def normal_spans(spans: Iterable[Span]) -> list[Span]:
    """Spans without what cannot be seen: neighbours set alike are one, space stands outside formats and not at ends."""
    row = [part for span in _joined(map(_clean, spans)) for part in _split(span)]
    return list(_joined(_trimmed(_loosened(row))))


def _clean(span: Span) -> Span:
    match span.kind:
        case Kind.TEXT if span.text.isprintable():
            return span
        case Kind.TEXT:
            text = _OTHER_SPACE.sub(" ", _SOFT_BREAK.sub(_space_between, span.text)).replace("\0", "\ufffd")
            return span if text == span.text else replace(span, text=text)
        case Kind.CODE:
            text = _LINE_SPACE.sub(" ", span.text).replace("\0", "\ufffd")
            return replace(span, text=text) if text.strip() else replace(span, kind=Kind.TEXT, text=" " * bool(text))
        case Kind.RUBY:
            return _clean_ruby(span)
        case Kind.IMAGE:
            return replace(span, text=clean_line(span.text))
        case _:
            return span


def _clean_ruby(span: Span) -> Span:
    base, reading = clean_line(span.text), clean_line(span.target)
    if base and reading and max(len(base), len(reading)) <= _LONGEST_RUBY:
        return replace(span, text=base, target=reading)
    return replace(span, kind=Kind.TEXT, text=base + (f"({reading})" if reading else ""), target="")


def _space_between(match: re.Match[str]) -> str:
    """A line end in the middle of a text is a space, and nothing between scripts that set none."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return "" if before and after and is_wide(before) and is_wide(after) else " "


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    for likeness, group in groupby(spans, key=_likeness):
        parts = list(group)
        if likeness[-1] or len(parts) == 1:
            yield from parts
        else:
            yield replace(parts[0], text="".join(part.text for part in parts))


def _likeness(span: Span) -> tuple[Kind, tuple[tuple[Format, str], ...], bool]:
    return span.kind, span.formats, span.kind not in (Kind.TEXT, Kind.CODE)


def _split(span: Span) -> Iterator[Span]:
    """A text apart from the space at its ends; nothing of an empty one."""
    if span.kind is not Kind.TEXT:
        yield span
        return
    inner = span.text.strip()
    if inner == span.text:
        yield from (span,) if inner else ()
        return
    lead = len(span.text) - len(span.text.lstrip())
    tail = lead + len(inner)
    parts = (span.text[:lead], inner, span.text[tail:])
    yield from (replace(span, text=part) for part in parts if part)


def _loose(span: Span) -> bool:
    """Space, breaks and note marks carry no format of their own: they have what both neighbours have."""
    return span.kind in (Kind.BREAK, Kind.NOTE) or (span.kind is Kind.TEXT and not span.text.strip())


def _loosened(row: list[Span]) -> list[Span]:
    bare = Span()
    after: list[Span] = []
    solid = bare
    for span in reversed(row):
        after.append(solid)
        solid = solid if _loose(span) else span
    out: list[Span] = []
    solid = bare
    for span, following in zip(row, reversed(after), strict=True):
        if _loose(span):
            out.append(_between(solid, span, following))
        else:
            solid = span
            out.append(span)
    return out


def _between(before: Span, span: Span, after: Span) -> Span:
    if not span.formats:
        return span
    return replace(
        span,
        strong=before.strong and span.strong and after.strong,
        emphasis=before.emphasis and span.emphasis and after.emphasis,
        link=span.link if before.link == span.link == after.link else "",
    )


def _trimmed(row: list[Span]) -> list[Span]:
    """Without space at the ends of lines, and without empty lines."""
    out: list[Span] = []
    for span in row:
        space = span.kind is Kind.TEXT and not span.text.strip()
        if span.kind is Kind.BREAK:
            _drop_space(out)
        if (space or span.kind is Kind.BREAK) and (not out or out[-1].kind is Kind.BREAK):
            continue
        out.append(span)
    while out and _loose(out[-1]) and out[-1].kind is not Kind.NOTE:
        out.pop()
    return out


def _drop_space(out: list[Span]) -> None:
    while out and out[-1].kind is Kind.TEXT and not out[-1].text.strip():
        out.pop()
