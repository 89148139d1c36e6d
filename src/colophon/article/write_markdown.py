"""An article as CommonMark with YAML front matter; `read_markdown` gives back its normal form exactly."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

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
from colophon.article.inline_writer import escape_inline, write_target
from colophon.article.list_writer import ListWriter
from colophon.article.normal import normal
from colophon.article.write_front_matter import write_front_matter

_LINE_START = re.compile(
    r"^(?:(?P<mark>#(?=#{0,5}(?:\s|$))|>|[-+*](?=\s|$)|[-_*](?=[-_*\s]*$)|=(?==*\s*$)|~(?=~~)|[|:-](?=[-|:\s]*$))"
    r"|(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))|(?P<note>\[\^[^\]\n]*\])(?=:))",
    re.MULTILINE,
)
_DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)*\]:", re.DOTALL)
_CLOSING_HASHES = re.compile(r"#+$")
_TICKS = re.compile(r"`{3,}")


def write_markdown(article: Article, *, also: Mapping[str, str] | None = None) -> str:
    """The article's normal form as Markdown. `also` adds keys to the front matter that reading passes over."""
    article = normal(article)
    footer = "".join(_joined(article.footer))
    parts = [write_front_matter(article, footer=footer, also=also or {}), *_joined(article.blocks)]
    definitions = "".join(_definition(number, link) for number, link in enumerate(article.links, 1))
    return "\n".join(part for part in ("".join(parts), definitions) if part)


def _definition(number: int, link: Link) -> str:
    return f"[{number}]: {write_target(link.url, link.title)}\n"


def _joined(blocks: Iterable[Block]) -> Iterator[str]:
    """Each block's lines, a blank line between blocks that do not belong together."""
    lists = ListWriter()
    row = list(blocks)
    for before, block in pairwise([None, *row]):
        assert block
        if isinstance(block, ListItem):
            yield from lists.item(block, protected(block.text), first=not isinstance(before, ListItem))
            continue
        if isinstance(before, Quotation) and isinstance(block, Quotation):
            yield "> " * (min(before.depth, block.depth) - 1) + ">\n"
        elif before is not None:
            yield "\n"
        yield protected(block.text) if isinstance(block, Paragraph) else "\n".join(_lines(block))
        yield "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * level} {_CLOSING_HASHES.sub(_escape_first, text)}"
        case Quotation(text=text, depth=depth):
            yield from ("> " * depth + line for line in protected(text).split("\n"))
        case Footnote(label=label, text=text):
            yield f"[^{label}]: " + protected(text).replace("\n", "\n    ")
        case Image():
            yield _image(block)
        case Table(rows=rows):
            yield from _table(rows)
        case _:
            yield _code(block) if isinstance(block, Code) else "---"


def protected(text: str) -> str:
    """Inline text with its line starts escaped where they would begin another block."""
    if "\n" in text or _LINE_START.match(text):  # to look for line starts at every letter takes ten times as long
        text = _LINE_START.sub(_escape_start, text)
    return f"\\{text}" if _DEFINITION.match(text) else text


def _escape_start(match: re.Match[str]) -> str:
    if match["mark"]:
        return f"\\{match[0]}"
    return f"{match[0]}\\"


def _escape_first(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _code(code: Code) -> str:
    fence = "`" * max([3, *(len(run) + 1 for run in _TICKS.findall(code.text))])
    return f"{fence}{code.language}\n{code.text}\n{fence}"


def _image(image: Image) -> str:
    first = f"![{escape_inline(image.alt)}]({write_target(image.url, image.credit)})"
    return f"{first}\n{protected(image.caption)}" if image.caption else first


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    header, *body = rows
    yield _row(header)
    yield "|" + " --- |" * len(header)
    yield from map(_row, body)


def _row(cells: tuple[str, ...]) -> str:
    return "|" + "".join(f" {cell.replace(chr(92) + chr(10), '<br>').replace('|', chr(92) + '|')} |" for cell in cells)
