"""Blocks as HTML: lists and quotations nested, footnotes last with a way back, figures with caption and credit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from colophon.article.article import (
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    Link,
    ListItem,
    Paragraph,
    Quotation,
    Table,
)
from colophon.article.direction import runs_against
from colophon.article.html_notes import OWN_NOTE
from colophon.article.inline import plain
from colophon.article.write_inline_html import html_text, inline_to_html, safe_address


def blocks_to_html(
    blocks: Iterable[Block], links: Sequence[Link], *, direction: str = "ltr", numbered: bool = False
) -> str:
    """The blocks one below the other. A text that runs against `direction` says so."""
    writer = _Writer(links, direction, numbered=numbered)
    shown = list(blocks)
    notes = [block for block in shown if isinstance(block, Footnote)]
    parts = [*writer.blocks(block for block in shown if not isinstance(block, Footnote)), *writer.notes(notes)]
    return "\n".join(parts)


def figure_to_html(image: Image, links: Sequence[Link], *, numbered: bool = False, name: str = "") -> str:
    """A picture with what stands under it."""
    source = f' src="{html_text(safe_address(image.url))}"' if safe_address(image.url) else ""
    under = [inline_to_html(image.caption, links, numbered=numbered)] if image.caption else []
    under += [f'<span class="credit">{html_text(image.credit)}</span>'] if image.credit else []
    caption = f"<figcaption>{' '.join(under)}</figcaption>" if under else ""
    named = f' class="{name}"' if name else ""
    return f'<figure{named}><img{source} alt="{html_text(image.alt)}">{caption}</figure>'


class _Writer:
    def __init__(self, links: Sequence[Link], direction: str, *, numbered: bool) -> None:
        self._links = links
        self._direction = direction
        self._numbered = numbered

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for kind, group in groupby(blocks, key=type):
            if kind is ListItem:
                yield "".join(self._list(block for block in group if isinstance(block, ListItem)))
            elif kind is Quotation:
                yield "".join(self._quotations(block for block in group if isinstance(block, Quotation)))
            else:
                yield from map(self._block, group)

    def notes(self, notes: Sequence[Footnote]) -> Iterator[str]:
        if not notes:
            return
        yield '<section class="footnotes" role="doc-endnotes"><ol>'
        for note in notes:
            label = html_text(note.label)
            yield f'<li id="{OWN_NOTE}{label}">{self._text("p", note.text)}</li>'
        yield "</ol></section>"

    def _inline(self, text: str) -> str:
        return inline_to_html(text, self._links, numbered=self._numbered)

    def _text(self, tag: str, text: str) -> str:
        against = runs_against(plain(text), self._direction)
        turned = f' dir="{"ltr" if self._direction == "rtl" else "rtl"}"' if against else ""
        return f"<{tag}{turned}>{self._inline(text)}</{tag}>"

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(text=text):
                return self._text("p", text)
            case Heading(text=text, level=level):
                return self._text(f"h{level}", text)
            case Image():
                return figure_to_html(block, self._links, numbered=self._numbered)
            case Table(rows=rows):
                return self._table(rows)
            case Code(text=text, language=language):
                named = f' class="language-{html_text(language)}"' if language else ""
                return f'<pre dir="ltr"><code{named}>{html_text(text)}</code></pre>'
            case _:
                return "<hr>"

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> str:
        head, *body = rows
        header = "".join(f'<th scope="col">{self._inline(cell)}</th>' for cell in head)
        lines = ("".join(f"<td>{self._inline(cell)}</td>" for cell in row) for row in body)
        inside = "\n".join(f"<tr>{line}</tr>" for line in lines)
        return f"<table><thead><tr>{header}</tr></thead><tbody>{inside}</tbody></table>"

    def _quotations(self, quotations: Iterable[Quotation]) -> Iterator[str]:
        depth = 0
        for quotation in quotations:
            yield "<blockquote>" * (quotation.depth - depth) + "</blockquote>" * (depth - quotation.depth)
            depth = quotation.depth
            yield self._text("p", quotation.text)
        yield "</blockquote>" * depth

    def _list(self, items: Iterable[ListItem]) -> Iterator[str]:
        """Nested lists, without recursion; `open_lists` are their tags, each with an open item."""
        open_lists: list[str] = []
        for item in items:
            tag = "ul" if item.number is None else "ol"
            goes_on = item.continued and len(open_lists) >= item.depth
            while len(open_lists) > item.depth:
                yield f"</li></{open_lists.pop()}>"
            if goes_on:
                yield self._text("p", item.text)
                continue
            if len(open_lists) == item.depth:
                yield "</li>" if open_lists[-1] == tag else f"</li></{open_lists.pop()}>"
            while len(open_lists) < item.depth - 1:
                open_lists.append("ul")
                yield "<ul><li>"
            if len(open_lists) < item.depth:
                open_lists.append(tag)
                yield f"<{tag}>"
            value = "" if item.number is None else f' value="{item.number}"'
            yield f"<li{value}>{self._text('p', item.text)}"
        yield from (f"</li></{tag}>" for tag in reversed(open_lists))
