"""Turns the blocks that markdown-it found into ours: containers become depths, images with captions become images."""

import re
from collections.abc import Mapping, Sequence

from lxml.html.defs import tags
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from colophon.article.article import Block, Code, Heading, Image, Link, Paragraph, Rule, Table
from colophon.article.containers import Container, Containers, OpenList, OpenNote, OpenQuotation
from colophon.article.html_collector import blocks_of_html
from colophon.article.inline_reader import read_inline
from colophon.article.span import Kind

_HTML_TAGS = frozenset(tags) | {"picture", "source", "rb", "rtc", "hgroup", "search", "svg", "math"}
_TAG_NAME = re.compile(r"\s*</?([A-Za-z][A-Za-z0-9-]*)|\s*<!|\s*<\?")


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

    def __init__(self, lines: Sequence[str], references: Mapping[str, Link]) -> None:
        self.blocks: list[Block] = []
        self._lines = lines
        self._references = references
        self._containers = Containers()
        self._nested = 0
        self._heading = 0
        self._rows: list[list[str]] | None = None
        self._row_line = -1

    def take(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._text(token.content)
            case "heading_open":
                self._heading = int(token.tag[1])
            case "fence" | "code_block":
                self.blocks.append(_code(token))
            case "html_block":
                self._html(token.content)
            case "hr":
                self.blocks.append(Rule())
            case _:
                self._structure(token)

    def _structure(self, token: Token) -> None:
        if token.type.startswith(("table", "tr", "th", "td", "tbody", "thead")):
            self._table(token)
        elif token.type == "list_item_open":
            if isinstance(self._containers.innermost, OpenList):
                self._containers.innermost.begin_item()
        elif token.type.endswith(("list_open", "quote_open", "footnote_reference_open")):
            self._containers.open(_opened(token))
            self._nested += 1
        elif token.type.endswith(("list_close", "quote_close", "footnote_reference_close")):
            note = self._containers.close()
            self.blocks += [note] if note else []
            self._nested -= 1

    def _table(self, token: Token) -> None:
        if token.type == "table_open":
            self._rows = []
        elif token.type == "table_close" and self._rows is not None:
            self.blocks.append(Table(tuple(map(tuple, self._rows))))
            self._rows = None
        elif token.type == "tr_open" and self._rows is not None:
            self._rows.append([])
            self._row_line = token.map[0] if token.map else -1
        elif token.type == "tr_close" and self._rows and not self._nested and 0 <= self._row_line < len(self._lines):
            row = self._rows[-1]
            row[-1] = _beyond(self._lines[self._row_line], len(row)) or row[-1]

    def _text(self, text: str) -> None:
        if self._rows is not None:
            self._rows[-1].append(text)
        elif self._heading:
            self.blocks.append(Heading(text, self._heading))
            self._heading = 0
        else:
            in_note = isinstance(self._containers.innermost, OpenNote)
            images = [] if in_note else self._images(text)
            paragraph = None if images else self._containers.paragraph(text)
            self.blocks += images or ([paragraph] if paragraph else [])

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
        """Bare HTML as the blocks that it says; a line that begins with what is no tag of HTML is text."""
        name = _TAG_NAME.match(html)
        unknown = name and name[1] and name[1].lower() not in _HTML_TAGS
        unclosed = html.lstrip().startswith("<!--") and "-->" not in html
        if unknown or unclosed:
            self._text(html.strip())
            return
        blocks = blocks_of_html(html)
        self.blocks += [self._contained(block) for block in blocks if block]

    def _contained(self, block: Block) -> Block:
        """A plain paragraph belongs to the list or quotation that it stands in."""
        inside = isinstance(block, Paragraph) and not isinstance(self._containers.innermost, OpenNote)
        return (self._containers.paragraph(block.text) or block) if inside and isinstance(block, Paragraph) else block


def _opened(token: Token) -> Container:
    match token.type:
        case "bullet_list_open":
            return OpenList()
        case "ordered_list_open":
            return OpenList(int(token.attrs.get("start", 1)))
        case "footnote_reference_open":
            return OpenNote(str(token.meta["label"]))
        case _:
            return OpenQuotation()


def _code(token: Token) -> Code:
    """A first line that says more than a language belongs to the code: somebody forgot a line end."""
    text, info = token.content.removesuffix("\n"), token.info.split()
    if len(info) > 1 and not re.search(r"[={]", token.info):
        return Code(f"{token.info.strip()}\n{text}")
    return Code(text, info[0] if info else "")


def _beyond(line: str, columns: int) -> str:
    """The last cell of a row that has more cells than its table has columns: everything from there on."""
    cells = escapedSplit(line.strip().removeprefix("|").removesuffix("|"))
    return " | ".join(cell.strip() for cell in cells[columns - 1 :]) if len(cells) > columns else ""
