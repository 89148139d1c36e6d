"""How an edition's texts are set on its page: the one writer of HTML, in the style of a page for readers."""

from collections.abc import Callable, Iterable
from functools import partial

from markupsafe import Markup

from colophon.article.article import Article, Block, Image
from colophon.article.direction import direction
from colophon.article.drawn_picture import DrawnPicture
from colophon.article.html_style import HtmlStyle, numbers_of_notes
from colophon.article.write_html_blocks import HtmlWriter
from colophon.editions.edition import DeskPage
from colophon.editions.words import words_for

_markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""What the writer escaped is markup, made so in a third of the time that Markup takes to ask what it is given."""


class Setting:
    """What templates ask to set parts of one article, in reading order: a note's first mark is the one led back to."""

    def __init__(self, article: Article, style: HtmlStyle) -> None:
        self.style = style
        self._writer = HtmlWriter(article.links, style, direction(article.language))

    def inline(self, text: str) -> Markup:
        return _markup(self._writer.inline(text))

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Everything but the footnotes, which `footnotes` sets at the end."""
        return _markup(self._writer.blocks(blocks))

    def parts(self, blocks: Iterable[Block]) -> tuple[Markup, ...]:
        """The same in the parts that are set together, without anything between them."""
        return tuple(map(_markup, self._writer.parts(blocks)))

    def footnotes(self, blocks: Iterable[Block]) -> Markup:
        """The notes as list items, each with a way back to its first mark."""
        return _markup(self._writer.notes(blocks))

    def figure(self, image: Image) -> Markup:
        """The lead picture with caption and credit. One that is not drawn is linked to: no reader is reported."""
        return _markup(self._writer.figure(image, first=True))


def setting_of(
    article: Article,
    desk: DeskPage,
    *,
    drawn: Iterable[DrawnPicture] = (),
    beside: str = "",
) -> Setting:
    """The setting of an article on the pages of this desk.

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
    )
    return Setting(article, style)
