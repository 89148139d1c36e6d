"""How an edition's texts are set on its page: the one writer of HTML, in the style of a page for readers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from colophon.article.article import Article, Block, Image
from colophon.article.direction import direction
from colophon.article.drawn_picture import DrawnPicture
from colophon.article.html_style import HtmlStyle, numbers_of_notes
from colophon.article.write_html_blocks import blocks_to_html, figure_to_html, notes_to_html, parts_to_html
from colophon.article.write_inline_html import inline_to_html
from colophon.editions.edition import DeskPage
from colophon.editions.words import words_for

_markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""What the writer escaped is markup, made so in a third of the time that Markup takes to ask what it is given."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What templates ask to set parts of one article, in reading order: a note's first mark is the one led back to."""

    article: Article
    style: HtmlStyle

    def inline(self, text: str) -> Markup:
        return _markup(inline_to_html(text, self.article.links, self.style))

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Everything but the footnotes, which `footnotes` sets at the end."""
        way = direction(self.article.language)
        return _markup(blocks_to_html(blocks, self.article.links, self.style, direction=way))

    def parts(self, blocks: Iterable[Block]) -> tuple[Markup, ...]:
        """The same in the parts that are set together, without anything between them."""
        way = direction(self.article.language)
        return tuple(map(_markup, parts_to_html(blocks, self.article.links, self.style, direction=way)))

    def footnotes(self, blocks: Iterable[Block]) -> Markup:
        """The notes as list items, each with a way back to its first mark."""
        way = direction(self.article.language)
        return _markup(notes_to_html(blocks, self.article.links, self.style, direction=way))

    def figure(self, image: Image) -> Markup:
        """The lead picture with caption and credit. One that is not drawn is linked to: no reader is reported."""
        return _markup(figure_to_html(image, self.article.links, self.style, first=True))


def setting_of(
    article: Article,
    desk: DeskPage,
    *,
    drawn: Iterable[DrawnPicture] = (),
    beside: str = "",
    kept: dict[str, str] | None = None,
) -> Setting:
    """The setting of an article on the pages of this desk. `kept` is another setting's of the same article.

    Pictures that are `drawn` lie beside the page, or below the address `beside`.
    """
    words = words_for(article.language)
    style = HtmlStyle(
        highest=2,
        notes=numbers_of_notes(article.blocks),
        back=words["back"],
        own_address=f"{desk.address.rstrip('/')}/" if desk.address else "",
        see_picture=words["see_picture"],
        drawn={one.url: one for one in drawn},
        beside=beside,
        scrolling=True,
        kept={} if kept is None else kept,
    )
    return Setting(article, style)
