"""Where each translatable text of an article stands, and how texts are put back without touching the structure.

A place is "title", "summary", "lead.alt", "lead.caption", or begins with the number of a block, from 0: "3" is the text
of the fourth block, "3.alt" and "3.caption" belong to an image, "3.cell.0.2" is row 0, column 2 of a table.
Code, credits, notices and what a publisher sets below every article are not translated.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from colophon.article.article import (
    Article,
    Block,
    Footnote,
    Heading,
    Image,
    ListItem,
    Paragraph,
    Quotation,
    Table,
)
from colophon.errors import UnknownPlaceError

Say: TypeAlias = Callable[[str, str], str]
"""What stands at a place in another article, for the place and the text that stands there in this one."""

_WITH_TEXT = (Paragraph, Heading, ListItem, Quotation, Footnote)


def texts(article: Article) -> Iterator[tuple[str, str]]:
    """Every text that has words, with its place, in the order in which a reader meets them."""
    return ((place, text) for place, text in _all_texts(article) if text.strip())


def with_texts(article: Article, mapping: Mapping[str, str]) -> Article:
    """The same article with other texts at the named places. Raises UnknownPlaceError for a place it does not have."""
    unknown = mapping.keys() - {place for place, _ in _all_texts(article)}
    if unknown:
        raise UnknownPlaceError(f"The article has no place called {min(unknown)!r}.")
    return saying(article, mapping.get)


def saying(article: Article, at: Say, *, language: str | None = None) -> Article:
    """The article with what `at` says of each place, in a `language` of its own where one is named."""
    lead = article.lead_image
    return replace(
        article,
        language=article.language if language is None else language,
        title=at("title", article.title),
        summary=at("summary", article.summary),
        lead_image=_image(lead, "lead", at) if lead else None,
        blocks=tuple([_block(block, str(index), at) for index, block in enumerate(article.blocks)]),
    )


def block_texts(block: Block, place: str) -> Iterator[tuple[str, str]]:
    """The texts of one block, empty ones too."""
    if isinstance(block, _WITH_TEXT):
        yield place, block.text
    elif isinstance(block, Image):
        yield f"{place}.alt", block.alt
        yield f"{place}.caption", block.caption
    elif isinstance(block, Table):
        for row, cells in enumerate(block.rows):
            yield from ((f"{place}.cell.{row}.{column}", text) for column, text in enumerate(cells))


def _all_texts(article: Article) -> Iterator[tuple[str, str]]:
    yield "title", article.title
    yield "summary", article.summary
    if article.lead_image:
        yield from block_texts(article.lead_image, "lead")
    for index, block in enumerate(article.blocks):
        if type(block) is Paragraph:
            yield str(index), block.text
        else:
            yield from block_texts(block, str(index))


def _block(block: Block, place: str, at: Say) -> Block:
    match block:
        case Paragraph(text):
            return Paragraph(at(place, text))
        case ListItem(text, depth, number, continued):
            return ListItem(at(place, text), depth, number, continued)
        case Heading(text, level):
            return Heading(at(place, text), level)
        case Quotation(text, depth):
            return Quotation(at(place, text), depth)
        case Footnote(label, text):
            return Footnote(label, at(place, text))
        case Image():
            return _image(block, place, at)
        case Table(rows):
            return Table(tuple(_row(cells, f"{place}.cell.{row}", at) for row, cells in enumerate(rows)))
    return block


def _row(cells: tuple[str, ...], place: str, at: Say) -> tuple[str, ...]:
    return tuple(at(f"{place}.{column}", text) for column, text in enumerate(cells))


def _image(image: Image, place: str, at: Say) -> Image:
    return Image(
        url=image.url,
        alt=at(f"{place}.alt", image.alt),
        caption=at(f"{place}.caption", image.caption),
        credit=image.credit,
    )
