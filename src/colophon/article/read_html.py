"""Reading HTML into an article: what `write_html` wrote comes back as it was, any other page by its body and title.

Finding the article in a page of a news site is `intake`'s work; this reads clean HTML.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from colophon.article.article import Article, Block, Heading, Image, Link, Paragraph
from colophon.article.credit import Credit, Role, SourceReference
from colophon.article.html_collector import collect_blocks
from colophon.article.html_tree import parsed, seen_text
from colophon.article.inline_writer import escape_inline
from colophon.article.links import LinkTable
from colophon.article.normal import normal_blocks, normal_with
from colophon.article.write_html import META, PLAIN

_PARTS = ("title", "summary", "notice", "disclaimer", "lead", "body")


def read_html(text: str, *, language: str = "") -> Article:
    """An article in normal form. A first heading of level 1 is the title of a document that we did not write."""
    root = parsed(text)
    if root is None:
        return Article(title="", language=language)
    metas = [element for element in root.iter("meta") if element.get("name", "").startswith(META)]
    table = LinkTable(Link(meta.get("content", ""), meta.get("data-title", "")) for meta in _named(metas, "link"))
    parts = _parts(root)
    ours = "body" in parts and "title" in parts
    article = _own(parts, table) if ours else _foreign(root, table)
    known = {name: _content(metas, name) for name in PLAIN}
    return normal_with(_described(article, known, metas, root.get("lang", "") or language), LinkTable(table.links))


def blocks_from_html(
    html: HtmlElement | str, links: tuple[Link, ...] = ()
) -> tuple[tuple[Block, ...], tuple[Link, ...]]:
    """The blocks in an element or text, in normal form, and all links: those given and those that it adds."""
    root = parsed(html) if isinstance(html, str) else html
    table = LinkTable(links)
    blocks = collect_blocks(root, table) if root is not None else ()
    numbered = LinkTable(table.links)
    return normal_blocks(blocks, numbered), numbered.links


def _parts(root: HtmlElement) -> Mapping[str, HtmlElement]:
    """The parts of a document that `write_html` wrote, by their class."""
    article = next(root.iter("article"), None)
    if article is None:
        return {}
    found = {element.get("class", ""): element for element in reversed(list(article))}
    footer = next(article.iterchildren("footer"), None)
    return {name: found[name] for name in _PARTS if name in found} | ({} if footer is None else {"footer": footer})


def _own(parts: Mapping[str, HtmlElement], table: LinkTable) -> Article:
    """Reading the parts in the order of the model keeps the links that they add in order."""
    texts = {name: _text(parts.get(name), table) for name in ("title", "summary", "notice", "disclaimer")}
    lead = collect_blocks(parts["lead"], table) if "lead" in parts else ()
    return Article(
        title=texts["title"],
        language="",
        summary=texts["summary"],
        notice=texts["notice"],
        disclaimer=texts["disclaimer"],
        lead_image=next((block for block in lead if isinstance(block, Image)), None),
        blocks=collect_blocks(parts["body"], table),
        footer=collect_blocks(parts["footer"], table) if "footer" in parts else (),
    )


def _foreign(root: HtmlElement, table: LinkTable) -> Article:
    blocks = collect_blocks(root, table)
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and first.level == 1:
        return Article(title=first.text, language="", blocks=blocks[1:])
    title = next(root.iter("title"), None)
    return Article(title=_escaped_text(title), language="", blocks=blocks)


def _escaped_text(element: HtmlElement | None) -> str:
    return escape_inline(seen_text(element)) if element is not None else ""


def _text(element: HtmlElement | None, table: LinkTable) -> str:
    """The inline text of an element that holds nothing else."""
    if element is None:
        return ""
    found = (block for block in collect_blocks(element, table) if isinstance(block, Heading | Paragraph))
    return next((block.text for block in found), "")


def _described(article: Article, known: Mapping[str, str], metas: Sequence[HtmlElement], language: str) -> Article:
    """The article with what is known of it."""
    source = {name: _content(metas, f"source.{name}") for name in SourceReference.__struct_fields__}
    return replace(
        article,
        language=language,
        credits=tuple(_credits(metas)),
        source=SourceReference(**source) if any(source.values()) else None,
        url=known["url"],
        publisher=known["publisher"],
        published=known["published"],
        modified=known["modified"],
        licence=known["licence"],
    )


def _credits(metas: Sequence[HtmlElement]) -> Iterator[Credit]:
    roles = {role.value: role for role in Role}
    for meta in _named(metas, "credit"):
        role = roles.get(meta.get("data-role", ""))
        if role:
            yield Credit(role, meta.get("content", ""), meta.get("data-url", ""))


def _named(metas: Sequence[HtmlElement], name: str) -> Iterator[HtmlElement]:
    return (meta for meta in metas if meta.get("name") == META + name)


def _content(metas: Sequence[HtmlElement], name: str) -> str:
    return next((meta.get("content", "") for meta in _named(metas, name)), "")
