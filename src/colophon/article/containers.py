"""What surrounds a paragraph of a file that is read: lists, quotations and notes become depths and numbers."""

from dataclasses import dataclass, field

from colophon.article.article import Block, Footnote, ListItem, Paragraph, Quotation


@dataclass(slots=True, eq=False)
class OpenList:
    """The number of its next item (None in a bulleted one); whether its item has a text already."""

    next: int | None = None
    number: int | None = None
    begun: bool = False

    def begin_item(self, number: int | None = None) -> None:
        """`number` is given where an item says its own."""
        self.begun = False
        if self.next is not None:
            self.number = self.next if number is None else number
            self.next = self.number + 1


@dataclass(slots=True, eq=False)
class OpenNote:
    label: str
    texts: list[str] = field(default_factory=list)


class OpenQuotation:
    """An open block quotation."""


Container = OpenList | OpenNote | OpenQuotation


class Containers:
    """The open containers, the innermost last: it decides what a paragraph is."""

    def __init__(self) -> None:
        self._open: list[Container] = []
        self._lists = 0
        self._quotations = 0

    @property
    def innermost(self) -> Container | None:
        return self._open[-1] if self._open else None

    def open(self, container: Container) -> None:
        self._open.append(container)
        self._count(container, 1)

    def close(self) -> Footnote | None:
        """Leave the innermost; a note is complete then."""
        closed = self._open.pop()
        self._count(closed, -1)
        return Footnote(closed.label, "\\\n".join(closed.texts)) if isinstance(closed, OpenNote) else None

    def paragraph(self, text: str) -> Block | None:
        """What a paragraph is here; None where a note has taken it."""
        match self.innermost:
            case OpenNote() as note:
                note.texts.append(text)
                return None
            case OpenList() as items:
                continued, items.begun = items.begun, True
                return ListItem(text, self._lists, None if continued else items.number, continued)
            case OpenQuotation():
                return Quotation(text, self._quotations)
            case _:
                return Paragraph(text)

    def _count(self, container: Container, step: int) -> None:
        if isinstance(container, OpenList):
            self._lists += step
        elif isinstance(container, OpenQuotation):
            self._quotations += step
