"""How runs and pictures of a page become an article's blocks: a small tree of them alone, read as clean HTML is."""

from collections.abc import Sequence
from urllib.parse import urljoin

from lxml.html import HtmlElement, fragment_fromstring

from colophon.article.article import Block, Image, Link
from colophon.article.read_html import blocks_from_html
from colophon.intake.images import Picture
from colophon.intake.runs import INLINE, SILENT, Run, words
from colophon.intake.tree import above
from colophon.intake.wholes import table_of

_TABLE = words("table caption thead tbody tfoot tr td th")
_KEPT = _TABLE | words("p h1 h2 h3 h4 h5 h6 ul ol menu dir li blockquote pre br dl dt dd")
_TOLD = ("href", "title", "id", "role", "rel", "start", "value", "colspan")
_NAMED = ("pre", "code", "sup", "a")
_FOLLOWED = ("http://", "https://", "mailto:", "tel:")
_LONGEST_CELL = 600
_PICTURE = "picture-"


def target(href: str, address: str) -> str:
    """Where a link of the page at `address` leads, empty for places on the page itself and for what is no address."""
    href = href.strip()
    try:
        url = urljoin(address, href)
    except ValueError:
        return ""
    return url if href and not href.startswith("#") and url.lower().startswith(_FOLLOWED) else ""


def blocks_of(
    runs: Sequence[Run], pictures: Sequence[Picture], *, address: str
) -> tuple[tuple[Block, ...], tuple[Link, ...]]:
    """Runs and pictures in reading order as blocks in normal form, and the links that they use."""
    waiting = sorted(pictures, key=lambda picture: picture.place)
    sketch = _Sketch(runs, address)
    at = 0
    for run in runs:
        while at < len(waiting) and waiting[at].place <= run.place:
            sketch.picture(at, run)
            at += 1
        sketch.run(run)
    for rest in range(at, len(waiting)):
        sketch.picture(rest, None)
    blocks, links = blocks_from_html(sketch.root)
    return tuple(_with_picture(block, waiting) for block in blocks), links


def _with_picture(block: Block, pictures: Sequence[Picture]) -> Block:
    if isinstance(block, Image) and block.url.startswith(_PICTURE):
        return pictures[int(block.url.removeprefix(_PICTURE))].image
    return block


class _Sketch:
    """A tree of the chosen runs, each in copies of the elements around it; made in reading order."""

    def __init__(self, runs: Sequence[Run], address: str) -> None:
        self.root = fragment_fromstring("<div></div>")
        self._address = address
        self._copies: dict[HtmlElement, HtmlElement] = {}
        self._tables = _data_tables(runs)
        self._numbers: dict[HtmlElement, dict[HtmlElement, int]] = {}

    def run(self, run: Run) -> None:
        for (element, tail), piece in zip(run.slots, run.pieces, strict=True):
            copy = self._copy(element)
            if element.tag == "br" and not tail:
                continue
            if tail:
                copy.tail = (copy.tail or "") + piece
            else:
                copy.text = (copy.text or "") + piece

    def picture(self, number: int, before: Run | None) -> None:
        """Put a picture between what is there and a run that comes."""
        holder = self.root
        if before is not None:
            holder = next((self._copies[e] for e in above(before.block) if e in self._copies), holder)
        while holder is not self.root and (holder.tag in _TABLE or holder.tag in INLINE):
            holder = holder.getparent()
        image = holder.makeelement("img", src=f"{_PICTURE}{number}")
        holder.append(image)

    def _copy(self, element: HtmlElement) -> HtmlElement:
        """The copy of an element, with copies of all around it."""
        chain = []
        at: HtmlElement | None = element
        while at is not None and at not in self._copies and at.tag not in ("body", "html"):
            chain.append(at)
            at = at.getparent()
        holder = self._copies[at] if at is not None and at in self._copies else self.root
        for each in reversed(chain):
            if each not in self._copies:
                self._open(each, holder)
            holder = self._copies[each]
        return holder

    def _open(self, element: HtmlElement, holder: HtmlElement) -> None:
        tag = self._tag(element)
        copy = holder.makeelement(tag, self._attributes(element, tag))
        holder.append(copy)
        self._copies[element] = copy
        if tag == "tr":  # empty cells too, so that columns stay what they are
            for cell in element.iterchildren("td", "th"):
                self._open(cell, copy)

    def _tag(self, element: HtmlElement) -> str:
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT:
            return "span"
        if tag in _TABLE and not any(e in self._tables for e in above(element) if e.tag == "table"):
            return "div"
        return tag if tag in _KEPT or tag in INLINE else "div"

    def _attributes(self, element: HtmlElement, tag: str) -> dict[str, str]:
        found = {name: element.get(name) or "" for name in _TOLD if element.get(name)}
        if tag in _NAMED and element.get("class"):
            found["class"] = element.get("class") or ""
        if "href" in found and not found["href"].startswith("#"):
            found["href"] = target(found["href"], self._address)
        parent = element.getparent()
        if tag == "li" and parent is not None and parent.tag == "ol" and "value" not in found:
            found["value"] = str(_start(parent) + self._index(element, parent))
        return found

    def _index(self, item: HtmlElement, parent: HtmlElement) -> int:
        """How many items stand before this one, each list counted once."""
        if parent not in self._numbers:
            self._numbers[parent] = {e: index for index, e in enumerate(parent.iterchildren("li"))}
        return self._numbers[parent][item]


def _data_tables(runs: Sequence[Run]) -> set[HtmlElement]:
    """The tables that show data: in several rows several short cells. Others only lay out the page."""
    cells: dict[HtmlElement, dict[HtmlElement, set[HtmlElement]]] = {}
    longest: dict[HtmlElement, int] = {}
    for run in runs:
        table = table_of(run)
        if table is None:
            continue
        cell = next(e for e in above(run.block) if e.tag in ("td", "th"))
        row = next((e for e in above(cell) if e.tag == "tr"), cell)
        cells.setdefault(table, {}).setdefault(row, set()).add(cell)
        longest[table] = max(longest.get(table, 0), len(run.text))
    return {
        table
        for table, rows in cells.items()
        if len(rows) > 1 and max(map(len, rows.values())) > 1 and longest[table] <= _LONGEST_CELL
    }


def _start(parent: HtmlElement) -> int:
    value = parent.get("start") or "1"
    return int(value) if value.isdigit() and len(value) < 6 else 1
