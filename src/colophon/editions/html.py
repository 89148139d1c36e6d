"""Blocks and inline text as HTML: everything is escaped, and links lead only where a reader can safely go."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup, escape

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
from colophon.article.inline import spans
from colophon.article.span import Closed, Format, Kind, Opened, Span, nested

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_DEEPEST = 8
_TAGS = {Format.EMPHASIS: "em", Format.STRONG: "strong"}


def safe_address(url: str) -> str:
    """`url` where it is http, https, mailto or relative to the page; else empty."""
    if _SCHEME.match(url):
        return url if _SAFE.fullmatch(url) else ""
    return "" if url.startswith(("//", "\\")) or ":" in url.split("/", 1)[0] else url


def web_address(url: str) -> str:
    """`url` where it is whole: http, https or mailto. A licence's name or a person's is no address."""
    return url if _SAFE.fullmatch(url) else ""


@dataclass(slots=True)
class Setting:
    """What the texts of one article are set with: its numbered links, its notes, where pictures may be loaded from.

    `see_picture` is the word for a picture that stays with its publisher, `back` the word for returning from a note.
    """

    links: Sequence[Link] = ()
    notes: Mapping[str, int] = field(default_factory=dict)
    own_address: str = ""
    see_picture: str = "See the picture"
    back: str = "Back"
    _seen: set[str] = field(default_factory=set)

    def inline(self, text: str) -> Markup:
        """Inline Markdown as HTML."""
        return Markup("").join(self._step(step) for step in nested(spans(text)))

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Everything but the footnotes, which `footnotes` sets at the end."""
        parts: list[Markup] = []
        shown = (block for block in blocks if not isinstance(block, Footnote))
        for kind, group in groupby(shown, key=type):
            if kind is ListItem:
                parts.extend(self._list([one for one in group if isinstance(one, ListItem)]))
            elif kind is Quotation:
                parts.extend(self._quotations(one for one in group if isinstance(one, Quotation)))
            else:
                parts.extend(self._block(one) for one in group)
        return Markup("\n").join(parts)

    def footnotes(self, blocks: Iterable[Block]) -> Markup:
        """The notes as list items, each with a way back to its first mark."""
        return Markup("\n").join(
            Markup('<li id="note-{0}"><p>{1}{2}</p></li>').format(
                self.notes[note.label], self.inline(note.text), self._way_back(note)
            )
            for note in blocks
            if isinstance(note, Footnote)
        )

    def figure(self, image: Image) -> Markup:
        """A picture with caption and credit. One of another site is linked to, not loaded: no reader is reported."""
        under = [Markup("<span>{}</span>").format(self.inline(image.caption))] if image.caption else []
        under += [Markup('<small class="credit">{}</small>').format(image.credit)] if image.credit else []
        caption = Markup("<figcaption>{}</figcaption>").format(Markup(" ").join(under)) if under else Markup("")
        return Markup("<figure>{}{}</figure>").format(self._picture(image), caption)

    def _picture(self, image: Image) -> Markup:
        url = safe_address(image.url)
        own = url and (not _SCHEME.match(url) or (self.own_address and url.startswith(self.own_address)))
        if own:
            return Markup('<img src="{}" alt="{}" loading="lazy" decoding="async">').format(url, image.alt)
        if not url:
            return Markup('<p class="elsewhere">{}</p>').format(image.alt)
        words = (
            Markup('<span class="alt">{}</span> ').format(image.alt)
            if image.alt not in {"", image.caption}
            else Markup("")
        )
        return Markup('<p class="elsewhere">{}<a href="{}" rel="noreferrer">{}</a></p>').format(
            words, url, self.see_picture
        )

    def _way_back(self, note: Footnote) -> Markup:
        number = self.notes[note.label]
        if note.label not in self._seen:
            return Markup("")
        return Markup(' <a class="back" href="#mark-{0}" role="doc-backlink" aria-label="{1} {0}">↩</a>').format(
            number, self.back
        )

    def _step(self, step: Opened | Closed | Span) -> Markup:
        if isinstance(step, Span):
            return self._span(step)
        if step.format is not Format.LINK:
            pattern = Markup("</{}>") if isinstance(step, Closed) else Markup("<{}>")
            return pattern.format(_TAGS[step.format])
        url, title = self._target(step.link)
        if not url:
            return Markup("")
        if isinstance(step, Closed):
            return Markup("</a>")
        return Markup('<a href="{}"{}>').format(url, Markup(' title="{}"').format(title) if title else "")

    def _target(self, link: str) -> tuple[str, str]:
        if not link.isdecimal():
            return safe_address(link), ""
        number = int(link[:7])
        if not 1 <= number <= len(self.links):
            return "", ""
        return safe_address(self.links[number - 1].url), self.links[number - 1].title

    def _span(self, span: Span) -> Markup:
        match span.kind:
            case Kind.CODE:
                return Markup("<code>{}</code>").format(span.text)
            case Kind.NOTE:
                return self._mark(span.target)
            case Kind.RUBY:
                return Markup("<ruby>{}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>").format(span.text, span.target)
            case Kind.BREAK:
                return Markup("<br>")
            case _:
                return escape(span.text)

    def _mark(self, label: str) -> Markup:
        number = self.notes.get(label)
        if number is None:
            return escape(f"[{label}]")
        name = Markup("") if label in self._seen else Markup(' id="mark-{}"').format(number)
        self._seen.add(label)
        return Markup('<sup><a{1} href="#note-{0}" role="doc-noteref">{0}</a></sup>').format(number, name)

    def _block(self, block: Block) -> Markup:
        match block:
            case Paragraph(text):
                return Markup("<p>{}</p>").format(self.inline(text))
            case Heading(text, level):
                return Markup("<h{0}>{1}</h{0}>").format(min(6, max(2, level)), self.inline(text))
            case Image():
                return self.figure(block)
            case Table(rows):
                return self._table(rows)
            case Code(text):
                return Markup('<pre tabindex="0" dir="ltr"><code>{}</code></pre>').format(text)
            case _:
                return Markup("<hr>")

    def _table(self, rows: Sequence[Sequence[str]]) -> Markup:
        head, *body = rows or ((),)
        header = Markup("<thead>{}</thead>").format(self._row(head, cell="th")) if any(head) else Markup("")
        inside = Markup("\n").join(self._row(row, cell="td") for row in body)
        return Markup('<div class="wide" tabindex="0"><table>{}<tbody>{}</tbody></table></div>').format(header, inside)

    def _row(self, cells: Sequence[str], *, cell: str) -> Markup:
        scope = Markup(' scope="col"') if cell == "th" else Markup("")
        inside = Markup("").join(Markup("<{0}{1}>{2}</{0}>").format(cell, scope, self.inline(text)) for text in cells)
        return Markup("<tr>{}</tr>").format(inside)

    def _quotations(self, group: Iterable[Quotation]) -> Iterator[Markup]:
        depth = 0
        for one in group:
            wanted = max(1, min(one.depth, _DEEPEST))
            yield Markup("<blockquote>") * max(0, wanted - depth) + Markup("</blockquote>") * max(0, depth - wanted)
            depth = wanted
            yield Markup("<p>{}</p>").format(self.inline(one.text))
        yield Markup("</blockquote>") * depth

    def _list(self, items: Sequence[ListItem]) -> Iterator[Markup]:
        open_lists: list[str] = []
        for item in items:
            wanted = max(1, min(item.depth, _DEEPEST))
            tag = "ul" if item.number is None else "ol"
            goes_on = item.continued and len(open_lists) >= wanted
            while len(open_lists) > wanted or (len(open_lists) == wanted and not goes_on and open_lists[-1] != tag):
                yield Markup("</li></{}>").format(open_lists.pop())
            if goes_on:
                yield Markup("<p>{}</p>").format(self.inline(item.text))
                continue
            if len(open_lists) == wanted:
                yield Markup("</li>")
            while len(open_lists) < wanted:
                open_lists.append(tag)
                yield Markup("<{}>").format(tag) + (Markup("<li>") if len(open_lists) < wanted else Markup(""))
            value = Markup("") if item.number is None else Markup(' value="{}"').format(item.number)
            yield Markup("<li{}>{}").format(value, self.inline(item.text))
        while open_lists:
            yield Markup("</li></{}>").format(open_lists.pop())


def notes_of(blocks: Iterable[Block]) -> dict[str, int]:
    """The footnotes' labels with their printed numbers, from 1."""
    labels = dict.fromkeys(block.label for block in blocks if isinstance(block, Footnote))
    return {label: number for number, label in enumerate(labels, 1)}
