"""Turns the blocks that markdown-it found into ours: containers become depths, images with captions become images."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

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
    Rule,
    Table,
)
from colophon.article.inline_reader import read_inline
from colophon.article.span import Kind

_TAG_NAME = re.compile(r"\s*</?([A-Za-z][A-Za-z0-9-]*)|\s*<!|\s*<\?")


@dataclass(slots=True)
class _List:
    """An open list: the number of its next item (None in a bulleted one), and whether its item has a text already."""

    next: int | None
    number: int | None = None
    begun: bool = False


@dataclass(slots=True)
class _Note:
    label: str
    texts: list[str]


class _Quote:
    """An open quotation."""


class _Met:
    """The links met in one line, in order."""

    def __init__(self, references: Mapping[str, Link]) -> None:
        self.links: list[Link] = []
        self._references = references

    def labelled(self, label: str) -> str:
        link = self._references.get(normalizeReference(label))
        return self.addressed(link.url, link.title) if link else ""

    def addressed(self, url: str, title: str) -> str:
        self.links.append(Link(url, title))
        return str(len(self.links) - 1)


class BlockCollector:
    """Takes tokens one after the other; `blocks` are what they say so far, texts as written."""

    def __init__(self, references: Mapping[str, Link]) -> None:
        self.blocks: list[Block] = []
        self._references = references
        self._containers: list[_List | _Quote | _Note] = []
        self._heading = 0
        self._rows: list[list[str]] | None = None

    def take(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._text(token.content)
            case "heading_open":
                self._heading = int(token.tag[1])
            case "fence" | "code_block":
                info = token.info.split()
                self.blocks.append(Code(token.content.removesuffix("\n"), info[0] if info else ""))
            case "html_block":
                self._html(token.content)
            case "hr":
                self.blocks.append(Rule())
            case _:
                self._structure(token)

    def _structure(self, token: Token) -> None:
        if token.type.startswith(("table", "tr", "th", "td", "tbody", "thead")):
            self._table(token.type)
        elif token.type == "list_item_open":
            self._item()
        elif token.type.endswith(("list_open", "quote_open", "footnote_reference_open")):
            self._containers.append(_opened(token))
        elif token.type.endswith(("list_close", "quote_close", "footnote_reference_close")):
            closed = self._containers.pop()
            if isinstance(closed, _Note):
                self.blocks.append(Footnote(closed.label, "\\\n".join(closed.texts)))

    def _item(self) -> None:
        innermost = self._containers[-1]
        if isinstance(innermost, _List):
            innermost.begun, innermost.number = False, innermost.next
            innermost.next = None if innermost.next is None else innermost.next + 1

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self._rows = []
        elif kind == "table_close" and self._rows is not None:
            self.blocks.append(Table(tuple(map(tuple, self._rows))))
            self._rows = None
        elif kind == "tr_open" and self._rows is not None:
            self._rows.append([])

    def _text(self, text: str) -> None:
        if self._rows is not None:
            self._rows[-1].append(text)
        elif self._heading:
            self.blocks.append(Heading(text, self._heading))
            self._heading = 0
        elif self._containers and isinstance(self._containers[-1], _Note):
            self._containers[-1].texts.append(text)
        else:
            self.blocks.extend(self._images(text) or [self._paragraph(text)])

    def _paragraph(self, text: str) -> Block:
        innermost = self._containers[-1] if self._containers else None
        if isinstance(innermost, _List):
            depth = sum(isinstance(container, _List) for container in self._containers)
            continued, innermost.begun = innermost.begun, True
            return ListItem(text, depth, None if continued else innermost.number, continued)
        if isinstance(innermost, _Quote):
            return Quotation(text, sum(isinstance(container, _Quote) for container in self._containers))
        return Paragraph(text)

    def _images(self, text: str) -> list[Block]:
        """A paragraph that begins with images on lines of their own; what follows on the next lines is a caption."""
        if not text.startswith(("![", "[![")):
            return []
        found: list[Image] = []
        captions: list[list[str]] = []
        broken = False
        for line in text.split("\n"):
            image = None if broken else self._image(line.strip())
            if image:
                found.append(image)
                captions.append([])
            elif found:
                captions[-1].append(line)
            else:
                return []
            broken = line.endswith("\\")
        return [
            Image(url=image.url, alt=image.alt, caption="\n".join(lines), credit=image.credit)
            for image, lines in zip(found, captions, strict=True)
        ]

    def _image(self, line: str) -> Image | None:
        """The image that a line is, if it is nothing else; a link around it is given up."""
        if not line.startswith(("![", "[![")):
            return None
        met = _Met(self._references)
        spans = read_inline(line, met, shortcuts=True)
        if len(spans) != 1 or spans[0].kind is not Kind.IMAGE:
            return None
        link = met.links[int(spans[0].target)]
        return Image(url=link.url, alt=spans[0].text, credit=link.title)

    def _html(self, html: str) -> None:
        self.blocks.append(self._paragraph(html.strip()))


def _opened(token: Token) -> _List | _Quote | _Note:
    match token.type:
        case "bullet_list_open":
            return _List(None)
        case "ordered_list_open":
            return _List(int(token.attrs.get("start", 1)))
        case "footnote_reference_open":
            return _Note(str(token.meta["label"]), [])
        case _:
            return _Quote()
