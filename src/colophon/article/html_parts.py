"""Tables and figures of HTML on their way to blocks: parts that are complete only when their element ends."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import structs

from colophon.article.article import Image, Table
from colophon.article.inline_writer import write_inline
from colophon.article.span import Kind, Span

_WIDEST = 50


@dataclass(slots=True, eq=False)
class OpenTable:
    """A table, with tables inside its cells as text of the cell. Without header cells it has an empty first row."""

    depth: int = 0
    headed: bool = False
    _rows: list[list[list[Span]]] = field(default_factory=list)

    @property
    def in_cell(self) -> bool:
        return bool(self._rows and self._rows[-1])

    def enter(self, tag: str) -> None:
        if tag == "table":
            self.depth += 1
        elif self.depth == 1 and tag == "tr":
            self._rows.append([])
        elif self.depth == 1 and tag in ("td", "th"):
            self._rows = self._rows or [[]]
            self._rows[-1].append([])
            self.headed = self.headed or (tag == "th" and len(self._rows) == 1)

    def widen(self, columns: int) -> None:
        """A cell that spans columns is followed by empty ones."""
        if self.depth == 1 and self.in_cell:
            self._rows[-1] += [[] for _ in range(min(columns, _WIDEST) - 1)]

    def add(self, run: list[Span]) -> None:
        cell = self._rows[-1][-1]
        cell += [*([Span(kind=Kind.BREAK, text="\n")] if cell and run else []), *run]

    def result(self) -> Table | list[str]:
        """The table; only the texts in it where one column lays out a page."""
        rows = [tuple(write_inline(cell) for cell in row) for row in self._rows if row]
        width = max(map(len, rows), default=0)
        if self.headed or width > 1:
            return Table(tuple(rows if self.headed else [("",) * width, *rows]))
        return [text for row in rows for text in row if text]


@dataclass(slots=True, eq=False)
class OpenFigure:
    """A figure with its images; `caption` is None outside of a caption."""

    depth: int = 0
    images: list[Image] = field(default_factory=list)
    caption: list[str] | None = None
    credit: list[str] = field(default_factory=list)
    _told: list[tuple[str, str]] = field(default_factory=list)

    def end_caption(self) -> None:
        caption, self.caption = "\\\n".join(self.caption or ()), None
        credit, self.credit = " ".join(self.credit), []
        if self.images and not (self.images[-1].caption or self.images[-1].credit):
            self.images[-1] = structs.replace(self.images[-1], caption=caption, credit=credit)
        else:
            self._told.append((caption, credit))

    def texts(self) -> Iterator[str]:
        """What captions say that no image took; one above the first image belongs to it."""
        if self.images and self._told and not (self.images[0].caption or self.images[0].credit):
            caption, credit = self._told.pop(0)
            self.images[0] = structs.replace(self.images[0], caption=caption, credit=credit)
        for caption, credit in self._told:
            yield from filter(None, (caption, write_inline([Span(text=credit)])))
