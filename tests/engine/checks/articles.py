"""Builds small articles for the cases of whole translations from lines such as "h2 Title" or "table 2x3"."""

from colophon.article.article import Article, Block, Code, Footnote, Heading, Image, Link, ListItem, Paragraph, Table
from colophon.article.credit import Credit, Role


def article(lines: tuple[str, ...], language: str) -> Article:
    """Lines: `p`, `h2`, `li`, `code`, `note`, `image`, `table ROWSxCOLUMNS`; `credit ROLE NAME` is a credit."""
    credits_ = tuple(_credit(line) for line in lines if line.startswith("credit "))
    links = tuple(Link(line.removeprefix("link ")) for line in lines if line.startswith("link "))
    rows = tuple(_block(line) for line in lines if not line.startswith(("credit ", "link ")))
    return Article(title="", language=language, blocks=rows, credits=credits_, links=links)


def _credit(line: str) -> Credit:
    _, role, name = line.split(" ", 2)
    return Credit(role=Role(role), name=name)


def _block(line: str) -> Block:
    kind, _, text = line.partition(" ")
    if kind.startswith("h"):
        return Heading(text, level=int(kind[1:]))
    if kind == "table":
        rows, columns = (int(size) for size in text.split("x"))
        return Table(tuple(tuple(f"{r}.{c}" for c in range(columns)) for r in range(rows)))
    simple = {"p": Paragraph, "li": ListItem, "code": Code}
    if kind in simple:
        return simple[kind](text)
    return Footnote(text, text) if kind == "note" else Image(url=text)
