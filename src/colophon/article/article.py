"""An article: its metadata and its ordered blocks.

Inline text is Markdown (`**strong**`, `*emphasis*`, `` `code` ``, `[text][1]`, `[^1]`) whose link numbers count from 1
into `Article.links`. Nothing here knows where bytes come from.
"""

from dataclasses import dataclass

from colophon.article.credit import Credit, SourceReference


@dataclass(frozen=True, slots=True)
class Link:
    """Where a numbered link leads."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 to 6; the article's title is not among its blocks."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class ListItem:
    """`depth` counts from 1. `number` is the printed number of an ordered item, None for a bullet.

    `continued` marks a further paragraph of the item above it.
    """

    text: str
    depth: int = 1
    number: int | None = None
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation of one paragraph; neighbours of the same depth belong together."""

    text: str
    depth: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture with what stands under it. `alt` and `credit` are plain text, `caption` is inline Markdown."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of inline text, all equally long; the first row is the header (its cells may be empty)."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text, verbatim."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of the note that `[^label]` points at."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
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
