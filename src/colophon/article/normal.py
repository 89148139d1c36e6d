"""The normal form of an article: what every written form can carry and gives back exactly.

Texts are normal inline Markdown whose link numbers exist; nothing is empty; footnotes stand last; tables are square;
an image that stood alone in a paragraph is an image; addresses hold no spaces. `normal(normal(x)) == normal(x)`.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import structs

from colophon.article.article import (
    Article,
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
from colophon.article.credit import Credit, SourceReference
from colophon.article.inline_reader import read_inline
from colophon.article.inline_writer import normal_inline
from colophon.article.links import LinkTable, clean_address, clean_line
from colophon.article.span import Kind

DEEPEST = 20
_LARGEST_NUMBER = 999_999_999
_NO_LABEL = re.compile(r"[\s\[\]^\\\x00-\x1f`]+")
_NO_LANGUAGE = re.compile(r"[`\x00]")
_IN_ONE_LINE = frozenset({Kind.BREAK})
_IN_CAPTIONS = frozenset({Kind.IMAGE, Kind.NOTE})
"""What a text of one line, and what stands under a picture, says in words."""


def normal(article: Article) -> Article:
    """The article in normal form; link numbers stay what they are, new addresses get numbers after them."""
    return normal_with(article, LinkTable(article.links))


def normal_with(article: Article, table: LinkTable, *, shortcuts: bool = False) -> Article:
    """The normal form of an article whose links are numbered in `table` while its texts are read."""
    form = _Form(table, shortcuts=shortcuts)
    lead = article.lead_image
    return Article(
        title=form.line(article.title),
        summary=form.text(article.summary),
        lead_image=form.image(lead) if lead else None,
        blocks=form.blocks(article.blocks),
        notice=form.text(article.notice),
        disclaimer=form.text(article.disclaimer),
        footer=form.blocks(article.footer),
        credits=tuple(_credits(article.credits)),
        source=_source(article.source),
        language=clean_line(article.language),
        url=clean_address(article.url),
        publisher=clean_line(article.publisher),
        published=clean_line(article.published),
        modified=clean_line(article.modified),
        licence=clean_line(article.licence),
        links=form.links(),  # last, when every text has been asked for its own
    )


def normal_blocks(blocks: Iterable[Block], table: LinkTable) -> tuple[Block, ...]:
    """Blocks in normal form, their links numbered in `table`."""
    return _Form(table, shortcuts=False).blocks(blocks)


def _credits(credits: Iterable[Credit]) -> Iterator[Credit]:
    for credit in credits:
        name = clean_line(credit.name)
        if name:
            yield Credit(credit.role, name, clean_address(credit.url))


def _source(source: SourceReference | None) -> SourceReference | None:
    if source is None:
        return None
    values = {name: clean_line(value) for name, value in structs.asdict(source).items()}
    values["url"] = clean_address(source.url)
    return SourceReference(**values) if any(values.values()) else None


class _Form:
    """Brings texts and blocks into form, with one table of links for all of them."""

    def __init__(self, table: LinkTable, *, shortcuts: bool) -> None:
        self.table = table
        self.shortcuts = shortcuts

    def links(self) -> tuple[Link, ...]:
        self.table.keep_unused()
        return self.table.links

    def text(self, text: str) -> str:
        return normal_inline(text, self.table, shortcuts=self.shortcuts)

    def line(self, text: str) -> str:
        """A text without line ends: a hard break becomes a space."""
        return normal_inline(text, self.table, shortcuts=self.shortcuts, without=_IN_ONE_LINE)

    def image(self, image: Image) -> Image | None:
        caption = normal_inline(image.caption, self.table, shortcuts=self.shortcuts, without=_IN_CAPTIONS)
        image = Image(
            url=clean_address(image.url), alt=clean_line(image.alt), caption=caption, credit=clean_line(image.credit)
        )
        return image if image.url or image.alt or caption or image.credit else None

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        changed = [form for block in blocks if (form := self._block(block))]
        kinds = set(map(type, changed))
        if ListItem in kinds:
            changed = list(_in_lists(changed))
        if Footnote in kinds:
            changed.sort(key=_is_note)
        return tuple(changed)

    def _block(self, block: Block) -> Block | None:
        if type(block) is Paragraph or type(block) is ListItem or type(block) is Quotation:
            text = self.text(block.text)
            if text.startswith(("![", "[![")) and (image := self._image_alone(text)):
                return image
            return _of_depth(block, text) if text else None
        if type(block) is Heading:
            text = self.line(block.text)
            return Heading(text, min(max(block.level, 1), 6)) if text else None
        if type(block) is Code:
            return _code(block)
        return self.image(block) if type(block) is Image else self._rare(block)

    def _rare(self, block: Block) -> Block | None:
        if type(block) is Table:
            return self._table(block)
        if type(block) is Footnote:
            text = self.text(block.text)
            return Footnote(note_label(block.label), text) if text else None
        return block

    def _image_alone(self, text: str) -> Image | None:
        """The image that a text is, if it is nothing else; a link around it is given up."""
        spans = read_inline(text)
        if len(spans) != 1 or spans[0].kind is not Kind.IMAGE:
            return None
        link = self._link(spans[0].target)
        return Image(url=link.url, alt=spans[0].text, credit=link.title)

    def _link(self, number: str) -> Link:
        links = self.table.links
        return links[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(links) else Link(number)

    def _table(self, table: Table) -> Table | None:
        rows = [tuple(self.text(cell) for cell in row) for row in table.rows]
        width = max((len(row) for row in rows), default=0)
        if not any(any(row) for row in rows):
            return None
        return Table(tuple(row + ("",) * (width - len(row)) for row in rows))


def note_label(label: str) -> str:
    """A footnote's label as `[^label]` can hold it."""
    return _NO_LABEL.sub("-", label).strip("-")[:100] or "note"


def _of_depth(block: Paragraph | ListItem | Quotation, text: str) -> Block:
    if type(block) is ListItem or type(block) is Quotation:
        return structs.replace(block, text=text, depth=min(max(block.depth, 1), DEEPEST))
    return Paragraph(text)


def _code(block: Code) -> Code | None:
    text = block.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    language = _NO_LANGUAGE.sub("", block.language).split()
    return Code(text, language[0] if language else "") if text.strip() else None


def _is_note(block: Block) -> bool:
    return type(block) is Footnote


def _in_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    """List items with numbers that can be printed, continued only where there is an item to continue."""
    levels: list[bool] = []
    for block in blocks:
        if type(block) is not ListItem:
            levels = []
            yield block
            continue
        known = block.depth <= len(levels) and levels[block.depth - 1]
        if block.continued and known:
            del levels[block.depth :]
            yield structs.replace(block, number=None)
        elif block.continued and not levels:
            yield Paragraph(block.text)
        else:
            levels = [*levels[: block.depth - 1], *[False] * (block.depth - 1 - len(levels)), True]
            number = None if block.number is None else min(max(block.number, 0), _LARGEST_NUMBER)
            as_is = not block.continued and number == block.number
            yield block if as_is else structs.replace(block, continued=False, number=number)
