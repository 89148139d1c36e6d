"""Texts that are known by where they stand: a cell by its row and column, a caption by its picture.

A paragraph says the same wherever it stands. A cell says what its row and its column make of it, so two cells that
changed places have both become another.
"""

from collections import Counter
from collections.abc import Iterator

from colophon.article.article import Article, Image, Table
from colophon.watch.folding import folded


def fixed_places(article: Article) -> dict[str, str]:
    """By its place in the article, what each such text is of: equal for the same cell of two versions.

    Only what is told apart: of two rows with the same head neither is known.
    """
    found = [*_named(article)]
    often = Counter(name for _, name in found)
    return {place: name for place, name in found if often[name] == 1}


def is_cell(place: str) -> bool:
    return ".cell." in place


def _named(article: Article) -> Iterator[tuple[str, str]]:
    if article.lead_image:
        yield from _of_picture(article.lead_image, "lead")
    for number, block in enumerate(article.blocks):
        if isinstance(block, Image):
            yield from _of_picture(block, str(number))
        elif isinstance(block, Table):
            yield from _of_table(block, str(number))


def _of_picture(image: Image, place: str) -> Iterator[tuple[str, str]]:
    return ((f"{place}.{part}", f"\0{part} {image.url}") for part in ("alt", "caption"))


def _of_table(table: Table, place: str) -> Iterator[tuple[str, str]]:
    """Every cell but the heads of rows and columns, which name the others."""
    heads = [folded(text) for text in table.rows[0]] if table.rows else []
    for row, cells in enumerate(table.rows[1:], 1):
        for column in range(1, len(cells)):
            yield f"{place}.cell.{row}.{column}", f"\0cell {folded(cells[0])} {heads[column]}"
