"""Pieces of inline text on their way to spans: each learns what surrounds it, and neighbours set alike join."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from colophon.article.emphasis import Run
from colophon.article.span import Kind, Span


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of the text on its way to a span; `links` names the link that begins here ("" ends one)."""

    start: int
    end: int
    text: str = ""
    kind: Kind = Kind.TEXT
    target: str = ""
    run: Run | None = None
    links: str | None = None
    strong: int = 0
    emphasis: int = 0


def spans_of(pieces: Iterable[Piece]) -> list[Span]:
    """The spans that all marks make of the pieces, once the runs of marks among them are matched."""
    return list(_joined(_set(pieces)))


def text_of(pieces: Iterable[Piece]) -> str:
    """What a reader sees of them."""
    return "".join(span.text for span in _set(pieces))


def _set(pieces: Iterable[Piece]) -> Iterator[Span]:
    """Pieces as spans, each with what surrounds it."""
    marked_strong = marked_emphasis = tagged_strong = tagged_emphasis = 0
    link = ""
    for piece in pieces:
        run = piece.run
        link = link if piece.links is None else piece.links
        tagged_strong = max(0, tagged_strong + piece.strong)
        tagged_emphasis = max(0, tagged_emphasis + piece.emphasis)
        text, start = piece.text, piece.start
        if run:
            marked_strong -= run.strong_closed
            marked_emphasis -= run.emphasis_closed
            text, start = run.mark * run.left, piece.start + run.used_before
        if text or piece.kind is not Kind.TEXT:
            strong, emphasis = bool(marked_strong + tagged_strong), bool(marked_emphasis + tagged_emphasis)
            yield Span(
                kind=piece.kind,
                text=text,
                target=piece.target,
                strong=strong,
                emphasis=emphasis,
                link=link,
                start=start,
                end=start + len(text) if run else piece.end,
            )
        if run:
            marked_strong += run.strong_opened
            marked_emphasis += run.emphasis_opened


def _joined(found: Iterator[Span]) -> Iterator[Span]:
    """Neighbouring text that stands side by side in the source and is set alike, as one span."""
    waiting: list[Span] = []
    for span in found:
        if waiting and not (_plain_text(waiting[-1]) and _plain_text(span) and _alike(waiting[-1], span)):
            yield _one(waiting)
            waiting = []
        waiting.append(span)
    if waiting:
        yield _one(waiting)


def _plain_text(span: Span) -> bool:
    return span.kind is Kind.TEXT and span.end - span.start == len(span.text)


def _alike(one: Span, other: Span) -> bool:
    return one.end == other.start and one.formats == other.formats


def _one(parts: list[Span]) -> Span:
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first
    return Span(
        text="".join(part.text for part in parts),
        strong=first.strong,
        emphasis=first.emphasis,
        link=first.link,
        start=first.start,
        end=last.end,
    )
