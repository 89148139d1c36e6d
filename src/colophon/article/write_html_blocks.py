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
from colophon.article.direction import runs_against, way_of
from colophon.article.drawn_picture import drawn_html
from colophon.article.html_style import OWN_NOTE, HtmlStyle, depth_of
from colophon.article.inline import plain_once
from colophon.article.safe_address import safe_address
from colophon.article.write_inline_html import InlineHtml, html_text

_BEFORE_WORDS = " 0123456789\"'“‘《（(#$/-.*`_[\\"
"""None of them has a direction, and a letter behind nothing but these is one that a reader sees."""


def blocks_to_html(
    blocks: Iterable[Block], links: Sequence[Link], style: HtmlStyle | None = None, *, direction: str = "ltr"
) -> str:
    """The blocks one below the other, footnotes last. A text that runs against `direction` says so."""
    return HtmlWriter(links, style or HtmlStyle(), direction).blocks(blocks)


class HtmlWriter:
    """Sets the texts, blocks and pictures of one article, in reading order."""

    def __init__(self, links: Sequence[Link], style: HtmlStyle, direction: str) -> None:
        self._style = style
        self._direction = direction
        self.inline = InlineHtml(links, style).set

    def blocks(self, blocks: Iterable[Block]) -> str:
        shown = list(blocks)
        parts = list(self.parts(shown))
        if self._style.notes is None and (notes := self.notes(shown)):
            parts.append(f'<section class="footnotes" role="doc-endnotes"><ol>\n{notes}\n</ol></section>')
        return "\n".join(parts)

    def parts(self, blocks: Iterable[Block]) -> Iterator[str]:
        """What is set together: neighbouring items of lists, neighbouring quotations, every other block alone.

        Footnotes stand elsewhere.
        """
        for kind, group in groupby([block for block in blocks if type(block) is not Footnote], key=type):
            if kind is ListItem:
                yield self._list(block for block in group if isinstance(block, ListItem))
            elif kind is Quotation:
                yield self._quotations(block for block in group if isinstance(block, Quotation))
            else:
                yield from map(self._block, group)

    def notes(self, blocks: Iterable[Block]) -> str:
        """The footnotes among the blocks as list items."""
        return "\n".join([self._note(block) for block in blocks if type(block) is Footnote])

    def figure(self, image: Image, *, name: str = "", first: bool = False) -> str:
        """A picture with what stands under it. The `first` one of a page is loaded at once."""
        under = [f"<span>{self.inline(image.caption)}</span>"] if image.caption else []
        under += [f'<small class="credit">{html_text(image.credit)}</small>'] if image.credit else []
        caption = f"<figcaption>{' '.join(under)}</figcaption>" if under else ""
        named = f' class="{name}"' if name else ""
        return f"<figure{named}>{self._picture(image, first=first)}{caption}</figure>"

    def _picture(self, image: Image, *, first: bool) -> str:
        """The picture itself, or a way to it where it stays with its publisher."""
        style, url, alt = self._style, safe_address(image.url), html_text(image.alt)
        if image.url in style.drawn:
            return drawn_html(style.drawn[image.url], alt=alt, beside=style.beside, first=first)
        if style.own_address is None:
            source = f' src="{html_text(url)}"' if url else ""
            return f'<img{source} alt="{alt}">'
        if not url:
            return f'<p class="elsewhere">{alt}</p>'
        if style.loads(url):
            return f'<img src="{html_text(url)}" alt="{alt}" loading="lazy" decoding="async">'
        words = f'<span class="alt">{alt}</span> ' if image.alt not in {"", image.caption} else ""
        see = html_text(style.see_picture)
        return f'<p class="elsewhere">{words}<a href="{html_text(url)}" rel="noopener noreferrer">{see}</a></p>'

    def _note(self, note: Footnote) -> str:
        numbers = self._style.notes
        name = f"{OWN_NOTE}{html_text(note.label)}" if numbers is None else f"note-{numbers[note.label]}"
        inside = f"{self.inline(note.text)}{self._way_back(note)}"
        return f'<li id="{name}"><p{self._turned(note.text)}>{inside}</p></li>'

    def _way_back(self, note: Footnote) -> str:
        if self._style.notes is None or note.label not in self._style.seen:
            return ""
        number, back = self._style.notes[note.label], html_text(self._style.back)
        return f' <a class="back" href="#mark-{number}" role="doc-backlink" aria-label="{back} {number}">↩</a>'

    def _paragraph(self, text: str) -> str:
        return f"<p{self._turned(text)}>{self.inline(text)}</p>"

    def _turned(self, text: str) -> str:
        """Says of a text that it runs against the page. Most do not, as can be seen without reading them."""
        way = self._direction
        if way_of(text.lstrip(_BEFORE_WORDS)[:1]) == way or not runs_against(plain_once(text), way):
            return ""
        return f' dir="{"ltr" if way == "rtl" else "rtl"}"'

    def _block(self, block: Block) -> str:
        if type(block) is Paragraph:  # most are
            return self._paragraph(block.text)
        match block:
            case Code(text=text, language=language):
                named = f' class="language-{html_text(language)}"' if language else ""
                return f'<pre{self._reachable()} dir="ltr"><code{named}>{html_text(text)}</code></pre>'
            case Heading(text=text, level=level):
                tag = f"h{min(6, max(self._style.highest, level))}"
                return f"<{tag}{self._turned(text)}>{self.inline(text)}</{tag}>"
            case Image():
                return self.figure(block)
            case Table(rows=rows):
                return self._table(rows)
            case _:
                return "<hr>"

    def _reachable(self) -> str:
        return ' tabindex="0"' if self._style.scrolling else ""

    def _table(self, rows: Sequence[Sequence[str]]) -> str:
        head, *body = rows or ((),)
        header = "".join(f'<th scope="col">{self.inline(cell)}</th>' for cell in head)
        if self._style.scrolling and not any(head):
            header = ""
        lines = ("".join(f"<td>{self.inline(cell)}</td>" for cell in row) for row in body)
        inside = "\n".join(f"<tr>{line}</tr>" for line in lines)
        top = f"<thead><tr>{header}</tr></thead>" if header else ""
        table = f"<table>{top}<tbody>{inside}</tbody></table>"
        return f'<div class="wide"{self._reachable()}>{table}</div>' if self._style.scrolling else table

    def _quotations(self, quotations: Iterable[Quotation]) -> str:
        parts, depth = list[str](), 0
        for quotation in quotations:
            wanted = depth_of(quotation.depth)
            parts += "<blockquote>" * (wanted - depth), "</blockquote>" * (depth - wanted)
            parts.append(self._paragraph(quotation.text))
            depth = wanted
        parts.append("</blockquote>" * depth)
        return "".join(parts)

    def _list(self, items: Iterable[ListItem]) -> str:
        """Nested lists, without recursion; `open_lists` are their tags, each with an open item."""
        parts, open_lists = list[str](), list[str]()
        for item in items:
            tag, wanted = "ul" if item.number is None else "ol", depth_of(item.depth)
            goes_on = item.continued and len(open_lists) >= wanted
            while len(open_lists) > wanted:
                parts.append(f"</li></{open_lists.pop()}>")
            if goes_on:
                parts.append(self._paragraph(item.text))
                continue
            if len(open_lists) == wanted:
                parts.append("</li>" if open_lists[-1] == tag else f"</li></{open_lists.pop()}>")
            while len(open_lists) < wanted - 1:
                open_lists.append("ul")
                parts.append("<ul><li>")
            if len(open_lists) < wanted:
                open_lists.append(tag)
                parts.append(f"<{tag}>")
            value = "" if item.number is None else f' value="{item.number}"'
            parts.append(f"<li{value}>{self._paragraph(item.text)}")
        parts += [f"</li></{tag}>" for tag in reversed(open_lists)]
        return "".join(parts)
