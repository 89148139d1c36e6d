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
from colophon.article.drawn_picture import drawn_html
from colophon.article.html_style import OWN_NOTE, HtmlStyle, depth_of
from colophon.article.inline import plain
from colophon.article.safe_address import safe_address
from colophon.article.write_inline_html import html_text, inline_to_html


def blocks_to_html(
    blocks: Iterable[Block], links: Sequence[Link], style: HtmlStyle | None = None, *, direction: str = "ltr"
) -> str:
    """The blocks one below the other, footnotes last. A text that runs against `direction` says so."""
    shown = list(blocks)
    writer = _Writer(links, style or HtmlStyle(), direction)
    notes = [block for block in shown if isinstance(block, Footnote)]
    parts = list(writer.parts(shown))
    if notes and writer.style.notes is None:
        items = "\n".join(writer.notes(notes))
        parts.append(f'<section class="footnotes" role="doc-endnotes"><ol>\n{items}\n</ol></section>')
    return "\n".join(parts)


def parts_to_html(
    blocks: Iterable[Block], links: Sequence[Link], style: HtmlStyle, *, direction: str = "ltr"
) -> tuple[str, ...]:
    """The same as one text for each of the `parts_of` the blocks; footnotes are left to `notes_to_html`."""
    return tuple(_Writer(links, style, direction).parts(blocks))


def parts_of(blocks: Iterable[Block]) -> Iterator[Sequence[Block]]:
    """What is set together: the neighbouring items of lists, neighbouring quotations, and every other block alone."""
    for kind, group in _alike(blocks):
        if kind is ListItem or kind is Quotation:
            yield group
        else:
            yield from ((block,) for block in group)


def _alike(blocks: Iterable[Block]) -> Iterator[tuple[type[Block], list[Block]]]:
    """Neighbours of one kind; footnotes stand elsewhere."""
    for kind, group in groupby([block for block in blocks if type(block) is not Footnote], key=type):
        yield kind, list(group)


def notes_to_html(blocks: Iterable[Block], links: Sequence[Link], style: HtmlStyle, *, direction: str = "ltr") -> str:
    """The footnotes among the blocks as list items, for a page that has a place of its own for them."""
    notes = [block for block in blocks if isinstance(block, Footnote)]
    return "\n".join(_Writer(links, style, direction).notes(notes))


def figure_to_html(
    image: Image, links: Sequence[Link], style: HtmlStyle | None = None, *, name: str = "", first: bool = False
) -> str:
    """A picture with what stands under it. The `first` one of a page is loaded at once."""
    chosen = style or HtmlStyle()
    under = [f"<span>{inline_to_html(image.caption, links, chosen)}</span>"] if image.caption else []
    under += [f'<small class="credit">{html_text(image.credit)}</small>'] if image.credit else []
    caption = f"<figcaption>{' '.join(under)}</figcaption>" if under else ""
    named = f' class="{name}"' if name else ""
    return f"<figure{named}>{_picture(image, chosen, first=first)}{caption}</figure>"


def _picture(image: Image, style: HtmlStyle, *, first: bool) -> str:
    """The picture itself, or a way to it where it stays with its publisher."""
    url, alt = safe_address(image.url), html_text(image.alt)
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


class _Writer:
    def __init__(self, links: Sequence[Link], style: HtmlStyle, direction: str) -> None:
        self._links = links
        self.style = style
        self._direction = direction

    def parts(self, blocks: Iterable[Block]) -> Iterator[str]:
        for kind, group in _alike(blocks):
            if kind is Paragraph:  # most blocks are: what is done for each is as little as can be
                yield from [self._text("p", block.text) for block in group if isinstance(block, Paragraph)]
            elif kind is ListItem:
                yield "".join(self._list(block for block in group if isinstance(block, ListItem)))
            elif kind is Quotation:
                yield "".join(self._quotations(block for block in group if isinstance(block, Quotation)))
            else:
                yield from map(self._block, group)

    def notes(self, notes: Sequence[Footnote]) -> Iterator[str]:
        numbers = self.style.notes
        for note in notes:
            name = f"{OWN_NOTE}{html_text(note.label)}" if numbers is None else f"note-{numbers[note.label]}"
            yield f'<li id="{name}">{self._text("p", note.text, behind=self._way_back(note))}</li>'

    def _way_back(self, note: Footnote) -> str:
        if self.style.notes is None or note.label not in self.style.seen:
            return ""
        number, back = self.style.notes[note.label], html_text(self.style.back)
        return f' <a class="back" href="#mark-{number}" role="doc-backlink" aria-label="{back} {number}">↩</a>'

    def _inline(self, text: str) -> str:
        return inline_to_html(text, self._links, self.style)

    def _text(self, tag: str, text: str, *, behind: str = "") -> str:
        # A letter at the start is its own plain text, and decides.
        against = runs_against(text[0] if text[:1].isalpha() else plain(text), self._direction)
        turned = f' dir="{"ltr" if self._direction == "rtl" else "rtl"}"' if against else ""
        return f"<{tag}{turned}>{inline_to_html(text, self._links, self.style)}{behind}</{tag}>"

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(text=text):
                return self._text("p", text)
            case Heading(text=text, level=level):
                return self._text(f"h{min(6, max(self.style.highest, level))}", text)
            case Image():
                return figure_to_html(block, self._links, self.style)
            case Table(rows=rows):
                return self._table(rows)
            case Code(text=text, language=language):
                named = f' class="language-{html_text(language)}"' if language else ""
                return f'<pre{self._reachable()} dir="ltr"><code{named}>{html_text(text)}</code></pre>'
            case _:
                return "<hr>"

    def _reachable(self) -> str:
        return ' tabindex="0"' if self.style.scrolling else ""

    def _table(self, rows: Sequence[Sequence[str]]) -> str:
        head, *body = rows or ((),)
        header = "".join(f'<th scope="col">{self._inline(cell)}</th>' for cell in head)
        if self.style.scrolling and not any(head):
            header = ""
        lines = ("".join(f"<td>{self._inline(cell)}</td>" for cell in row) for row in body)
        inside = "\n".join(f"<tr>{line}</tr>" for line in lines)
        top = f"<thead><tr>{header}</tr></thead>" if header else ""
        table = f"<table>{top}<tbody>{inside}</tbody></table>"
        return f'<div class="wide"{self._reachable()}>{table}</div>' if self.style.scrolling else table

    def _quotations(self, quotations: Iterable[Quotation]) -> Iterator[str]:
        depth = 0
        for quotation in quotations:
            wanted = depth_of(quotation.depth)
            yield "<blockquote>" * (wanted - depth) + "</blockquote>" * (depth - wanted)
            depth = wanted
            yield self._text("p", quotation.text)
        yield "</blockquote>" * depth

    def _list(self, items: Iterable[ListItem]) -> Iterator[str]:
        """Nested lists, without recursion; `open_lists` are their tags, each with an open item."""
        open_lists: list[str] = []
        for item in items:
            tag, wanted = "ul" if item.number is None else "ol", depth_of(item.depth)
            goes_on = item.continued and len(open_lists) >= wanted
            while len(open_lists) > wanted:
                yield f"</li></{open_lists.pop()}>"
            if goes_on:
                yield self._text("p", item.text)
                continue
            if len(open_lists) == wanted:
                yield "</li>" if open_lists[-1] == tag else f"</li></{open_lists.pop()}>"
            while len(open_lists) < wanted - 1:
                open_lists.append("ul")
                yield "<ul><li>"
            if len(open_lists) < wanted:
                open_lists.append(tag)
                yield f"<{tag}>"
            value = "" if item.number is None else f' value="{item.number}"'
            yield f"<li{value}>{self._text('p', item.text)}"
        yield from (f"</li></{tag}>" for tag in reversed(open_lists))
