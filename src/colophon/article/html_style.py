"""How an article's HTML is set: as a document to be read back, or as part of a page for readers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from colophon.article.article import Block, Footnote
from colophon.article.drawn_picture import DrawnPicture
from colophon.article.safe_address import has_scheme

DEEPEST = 20
OWN_NOTE = "fn-"
"""What the names of notes begin with in a document of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlStyle:
    """`numbered` marks links with their numbers, for `read_html` to find again.

    The rest is for pages: `highest` is the level of the largest heading among the blocks; `notes` are the printed
    numbers of the footnotes by label, where a note is given a way `back` with that word; `own_address` is where
    pictures may be loaded from (None: from anywhere), and `see_picture` the word for one that stays with its publisher;
    `drawn` are pictures that lie beside the page, or where `beside` leads to, by their addresses.
    `scrolling` makes wide parts reachable by keyboard.
    """

    numbered: bool = False
    highest: int = 1
    notes: Mapping[str, int] | None = None
    back: str = ""
    own_address: str | None = None
    see_picture: str = ""
    drawn: Mapping[str, DrawnPicture] = field(default_factory=dict)
    beside: str = ""
    scrolling: bool = False
    seen: set[str] = field(default_factory=set, compare=False)

    def loads(self, url: str) -> bool:
        """Whether a picture of this address is shown: one of another site would report its readers there."""
        if self.own_address is None or not has_scheme(url):
            return True
        return bool(self.own_address) and url.startswith(self.own_address)


def depth_of(depth: int) -> int:
    """A depth that can be set: also of blocks that nobody brought into normal form."""
    return max(1, min(depth, DEEPEST))


def numbers_of_notes(blocks: Iterable[Block]) -> dict[str, int]:
    """The footnotes' labels with their printed numbers, from 1."""
    labels = dict.fromkeys([block.label for block in blocks if type(block) is Footnote])
    return {label: number for number, label in enumerate(labels, 1)}
