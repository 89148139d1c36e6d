"""An article as CommonMark with YAML front matter; `read_markdown` gives back its normal form exactly."""

import re
from collections.abc import Iterable, Mapping

from colophon.article.article import (
    Article,
    Block,
    Code,
    Footnote,
    Heading,
    Image,
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
_TICKS = re.compile("```+")


def write_markdown(article: Article, *, also: Mapping[str, str] | None = None) -> str:
    """The article's normal form as Markdown. `also` adds keys to the front matter that reading passes over."""
    article = normal(article)
    known = write_front_matter(article, footer=_joined(article.footer), also=also or {})
    body = known + _joined(article.blocks)
    if not article.links:
        return body
    definitions = [
        f"[{number}]: {write_target(link.url, link.title)}\n" for number, link in enumerate(article.links, 1)
    ]
    return "".join([body, "\n", *definitions])


def _joined(blocks: Iterable[Block]) -> str:
    """Each block's lines, a blank line between blocks that do not belong together."""
    lists = ListWriter()
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if type(block) is ListItem:
            parts.append(lists.item(block, protected(block.text), first=type(before) is not ListItem))
        else:
            if type(block) is Quotation and type(before) is Quotation:
                parts.append("> " * (min(before.depth, block.depth) - 1) + ">\n")
            elif before:
                parts.append("\n")
            parts.append(protected(block.text) if type(block) is Paragraph else _written(block))
            parts.append("\n")
        before = block
    return "".join(parts)


def _written(block: Block) -> str:
    if type(block) is Code:
        return _code(block)
    if type(block) is Heading:
        hashes = block.text[-1:] == "#"
        return f"{'#' * block.level} {_CLOSING_HASHES.sub(_escape_first, block.text) if hashes else block.text}"
    if type(block) is Image:
        return _image(block)
    if type(block) is Quotation:
        mark = "> " * block.depth
        return mark + protected(block.text).replace("\n", f"\n{mark}")
    if type(block) is Footnote:
        return f"[^{block.label}]: " + protected(block.text).replace("\n", "\n    ")
    return _table(block.rows) if type(block) is Table else "---"


def protected(text: str) -> str:
    """Inline text with its line starts escaped where they would begin another block."""
    several = "\n" in text
    if text[:1].isalpha() and not several:
        return text  # most begin with a letter, and none of these signs is one
    if several or _LINE_START.match(text):  # to look for line starts at every letter takes ten times as long
        text = _LINE_START.sub(_escape_start, text)
    return f"\\{text}" if _DEFINITION.match(text) else text


def _escape_start(match: re.Match[str]) -> str:
    if match["mark"]:
        return f"\\{match[0]}"
    return f"{match[0]}\\"


def _escape_first(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _code(code: Code) -> str:
    fence = "`" * (1 + max(map(len, _TICKS.findall(code.text)), default=2))
    return f"{fence}{code.language}\n{code.text}\n{fence}"


def _image(image: Image) -> str:
    first = f"![{escape_inline(image.alt)}]({write_target(image.url, image.credit)})"
    return f"{first}\n{protected(image.caption)}" if image.caption else first


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    header, *body = map(_row, rows)
    return "\n".join([header, "|" + " --- |" * len(rows[0]), *body])


def _row(cells: tuple[str, ...]) -> str:
    return "|" + "".join(f" {cell.replace(chr(92) + chr(10), '<br>').replace('|', chr(92) + '|')} |" for cell in cells)
