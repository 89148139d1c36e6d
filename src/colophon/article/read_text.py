"""Reading plain text into an article: blank lines part paragraphs; without any, every line is one.

Lines with tabs in them are rows of a table, as spreadsheets and pages put them on the clipboard.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from colophon.article.article import Article, Block, Paragraph, Table
from colophon.article.inline_writer import write_inline
from colophon.article.normal import normal
from colophon.article.span import Span

_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")
_LONGEST_TITLE = 150
_FEWEST_ROWS = 2
_ENDS_SENTENCE = tuple(".。．!！?？;；:：,，،؛؟…")
_CLOSING = "\"'”’」』»)）"


def read_text(text: str, *, language: str = "") -> Article:
    """An article in normal form. A short first line that ends no sentence is its title."""
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = _BLANK.split(clean) if _BLANK.search(clean) else list(_lines(clean))
    title = ""
    if len(parts) > 1 and looks_like_title(parts[0]):
        title, *parts = parts
    blocks = tuple(_block(part) for part in parts if part.strip())
    return normal(Article(title=_inline(title), language=language, blocks=blocks))


def _lines(text: str) -> Iterator[str]:
    """Each line by itself, but rows that follow each other in one."""
    for rows, lines in groupby(text.split("\n"), key=_is_row):
        if rows:
            yield "\n".join(lines)
        else:
            yield from lines


def _is_row(line: str) -> bool:
    return "\t" in line.strip()


def _block(part: str) -> Block:
    lines = part.split("\n")
    if len(lines) < _FEWEST_ROWS or not all(map(_is_row, lines)):
        return Paragraph(_inline(part))
    rows = [line.split("\t") for line in lines]
    wide = max(map(len, rows))
    return Table(tuple(tuple(_inline(cell.strip()) for cell in row + [""] * (wide - len(row))) for row in rows))


def looks_like_title(line: str) -> bool:
    """Whether a first line is a title. A question or an exclamation may be one; a full stop ends a sentence."""
    bare = line.strip().rstrip(_CLOSING)
    if not bare or "\n" in line.strip() or len(bare) > _LONGEST_TITLE:
        return False
    return bare.endswith(("?", "？", "؟", "!", "！", "…")) or not bare.endswith(_ENDS_SENTENCE)


def _inline(text: str) -> str:
    return write_inline([Span(text=text)])
