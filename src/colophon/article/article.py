"""An article: its metadata and its ordered blocks.

Inline text is Markdown (`**strong**`, `*emphasis*`, `` `code` ``, `[text][1]`, `[^1]`) whose link numbers count from 1
into `Article.links`. Nothing here knows where bytes come from.

The small values that come by thousands are structs: frozen like the others, but made and read from JSON in C, and never
searched for rubbish, because they hold nothing that could lead back to them.
"""

from dataclasses import dataclass

from msgspec import Struct, field

from colophon.article.credit import Credit, SourceReference


class Link(Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """Where a numbered link leads."""

    url: str
    title: str = ""


class _Block(
    Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag=str.lower
):
    """Told apart by `kind` in JSON, where a field that says nothing is left out. What is made by a factory is never.

    Whoever goes through all blocks asks `type(block) is Heading`: to ask `isinstance` of a struct takes five times as
    long where the answer is no.
    """


class Paragraph(_Block, frozen=True):
    text: str


class Heading(_Block, frozen=True):
    """`level` is 1 to 6; the article's title is not among its blocks."""

    text: str
    level: int = field(default_factory=lambda: 2)


class ListItem(_Block, frozen=True, tag="list-item"):
    """`depth` counts from 1. `number` is the printed number of an ordered item, None for a bullet.

    `continued` marks a further paragraph of the item above it.
    """

    text: str
    depth: int = field(default_factory=lambda: 1)
    number: int | None = None
    continued: bool = False


class Quotation(_Block, frozen=True):
    """A block quotation of one paragraph; neighbours of the same depth belong together."""

    text: str
    depth: int = field(default_factory=lambda: 1)


class Image(_Block, frozen=True, kw_only=True):
    """A picture with what stands under it. `alt` and `credit` are plain text, `caption` is inline Markdown."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Table(_Block, frozen=True):
    """Rows of inline text, all equally long; the first row is the header (its cells may be empty)."""

    rows: tuple[tuple[str, ...], ...]


class Code(_Block, frozen=True):
    """Preformatted text, verbatim."""

    text: str
    language: str = ""


class Footnote(_Block, frozen=True):
    """The text of the note that `[^label]` points at."""

    label: str
    text: str


class Rule(_Block, frozen=True):
    """A break between sections."""


Block = Paragraph | Heading | ListItem | Quotation | Image | Table | Code | Footnote | Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document in one language. `title`, `summary`, `notice` and `disclaimer` are inline Markdown.

    `notice` is a reprint or relay notice, `footer` what a publisher sets below every article: read, kept, and not part
    of the text. `url` is the article's own address, `source` what it was translated from (None for an original).
    """

    title: str
    language: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    credits: tuple[Credit, ...] = ()
    source: SourceReference | None = None
    url: str = ""
    publisher: str = ""
    published: str = ""
    modified: str = ""
    licence: str = ""
    summary: str = ""
    lead_image: Image | None = None
    notice: str = ""
    disclaimer: str = ""
    footer: tuple[Block, ...] = ()
