"""How runs and pictures of a page become the blocks of an article."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml.html import HtmlElement

from colophon.article.article import Block, Code, Heading, Link, ListItem, Paragraph, Quotation, Table
from colophon.article.inline_writer import write_inline
from colophon.article.span import Kind, Span
from colophon.intake.images import Picture
from colophon.intake.runs import Run
from colophon.intake.tree import above

_STRONG = frozenset(("strong", "b"))
_EMPHASIS = frozenset(("em", "i"))
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_CELLS = frozenset(("td", "th"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DEEPEST = 6
_FOLLOWED = ("http://", "https://", "mailto:", "tel:")


@dataclass(slots=True)
class LinkList:
    """Links in the order of their first use, numbered from 1; each address once."""

    address: str
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, href: str) -> str:
        """The number of a link as text, empty where it leads nowhere outside the page."""
        url = target(href, self.address)
        return str(self.numbers.setdefault(url, len(self.numbers) + 1)) if url else ""

    def links(self) -> tuple[Link, ...]:
        return tuple(Link(url) for url in self.numbers)


def target(href: str, address: str) -> str:
    """Where a link of the page at `address` leads, empty for places on the page itself and for what is no address."""
    href = href.strip()
    try:
        url = urljoin(address, href)
    except ValueError:
        return ""
    return url if href and not href.startswith("#") and url.lower().startswith(_FOLLOWED) else ""


def blocks_of(runs: Sequence[Run], pictures: Sequence[Picture], links: LinkList) -> tuple[Block, ...]:
    """Runs and pictures in reading order as blocks; the links they use are added to `links`."""
    return tuple(_ordered(list(runs), sorted(pictures, key=lambda picture: picture.place), links))


def inline_of(runs: Iterable[Run], links: LinkList) -> str:
    """Several runs as one inline Markdown text."""
    return " ".join(write_inline(_spans(run, links)) for run in runs)


def _ordered(runs: list[Run], pictures: list[Picture], links: LinkList) -> Iterator[Block]:
    waiting = list(reversed(pictures))
    writer = _Writer(links)
    at = 0
    while at < len(runs):
        while waiting and waiting[-1].place <= runs[at].place:
            yield waiting.pop().image
        table = _table(runs[at])
        count = 1
        if table is not None:
            while at + count < len(runs) and _table(runs[at + count]) is table:
                count += 1
            yield from writer.table(runs[at : at + count])
        else:
            yield from writer.block(runs[at])
        at += count
    for picture in reversed(waiting):
        yield picture.image


def _table(run: Run) -> HtmlElement | None:
    """The innermost table a run is a cell of."""
    elements = above(run.block)
    return (
        next((e for e in elements if e.tag == "table"), None)
        if any(e.tag in _CELLS for e in above(run.block))
        else None
    )


class _Writer:
    def __init__(self, links: LinkList) -> None:
        self.links = links
        self.items: set[HtmlElement] = set()
        self.indexes: dict[HtmlElement, dict[HtmlElement, int]] = {}

    def block(self, run: Run) -> Iterator[Block]:
        around = list(above(run.block))
        level = next((_HEADINGS[e.tag] for e in around if e.tag in _HEADINGS), 0)
        if any(e.tag == "pre" for e in around):
            yield Code("".join(run.pieces).strip("\n"))
            return
        text = write_inline(_spans(run, self.links))
        if not text:
            return
        item = next((e for e in around if e.tag == "li"), None)
        quoted = sum(e.tag == "blockquote" for e in around)
        if level:
            yield Heading(text, level)
        elif item is not None:
            yield self._item(item, text, around)
        elif quoted:
            yield Quotation(text, min(quoted, _DEEPEST))
        else:
            yield Paragraph(text)

    def _item(self, item: HtmlElement, text: str, around: list[HtmlElement]) -> ListItem:
        parent = item.getparent()
        number = None
        if parent is not None and parent.tag == "ol":
            number = _start(parent) + self._index(item, parent)
        continued = item in self.items
        self.items.add(item)
        depth = max(1, min(sum(e.tag in _LISTS for e in around), _DEEPEST))
        return ListItem(text, depth, None if continued else number, continued)

    def _index(self, item: HtmlElement, parent: HtmlElement) -> int:
        """How many items stand before this one, each list counted once."""
        if parent not in self.indexes:
            self.indexes[parent] = {e: index for index, e in enumerate(e for e in parent if e.tag == "li")}
        return self.indexes[parent][item]

    def table(self, runs: list[Run]) -> Iterator[Block]:
        """A table of data as a table; one that only lays out the page as what stands in its cells."""
        rows: dict[HtmlElement, dict[HtmlElement, list[Run]]] = {}
        for run in runs:
            cell = next(e for e in above(run.block) if e.tag in _CELLS)
            row = next((e for e in above(cell) if e.tag == "tr"), cell)
            rows.setdefault(row, {}).setdefault(cell, []).append(run)
        if len(rows) < 2 or max(map(len, rows.values())) < 2 or max(len(r.text) for r in runs) > 600:
            for run in runs:
                yield from self.block(run)
            return
        read = [self._cells(row, cells) for row, cells in rows.items()]
        width = max(map(len, read))
        yield Table(tuple(tuple(row + [""] * (width - len(row))) for row in read))

    def _cells(self, row: HtmlElement, cells: dict[HtmlElement, list[Run]]) -> list[str]:
        every = [e for e in row if e.tag in _CELLS] if row.tag == "tr" else list(cells)
        return [inline_of(cells.get(cell, ()), self.links) for cell in every]


def _start(parent: HtmlElement) -> int:
    value = parent.get("start") or "1"
    return int(value) if value.isdigit() and len(value) < 6 else 1


def _spans(run: Run, links: LinkList) -> list[Span]:
    """The run's pieces as spans, with the marks around each. A ruby reading joins the piece before it."""
    spans: list[Span] = []
    for (element, tail), piece in zip(run.slots, run.pieces, strict=True):
        owner = element.getparent() if tail else element
        if element.tag == "br" and not tail:
            spans.append(Span(kind=Kind.BREAK, text="\n"))
            continue
        around = {e.tag: e for e in reversed(list(above(owner, run.block)))}
        if "rp" in around or ("rt" in around and not spans):
            continue
        if "rt" in around:
            base = spans.pop()
            spans.append(Span(kind=Kind.RUBY, text=base.text.strip(), target=piece.strip(), link=base.link))
            continue
        spans.append(_span(piece, around, links))
    return spans


def _span(piece: str, around: dict[object, HtmlElement], links: LinkList) -> Span:
    return Span(
        kind=Kind.CODE if around.keys() & _CODE else Kind.TEXT,
        text=piece,
        strong=bool(around.keys() & _STRONG),
        emphasis=bool(around.keys() & _EMPHASIS),
        link=links.number(around["a"].get("href") or "") if "a" in around else "",
    )
