"""article.md: the article as CommonMark with YAML front matter, for whoever keeps or reprints it."""

from collections.abc import Iterator, Mapping

import yaml

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
    Rule,
    Table,
)
from colophon.article.links import clean_address
from colophon.editions.edition import DeskPage, Edition

_SOURCE = ("url", "title", "author", "publisher", "language", "published", "retrieved", "sha256", "licence")


def edition_markdown(edition: Edition, desk: DeskPage) -> bytes:
    """Front matter, then the blocks, then where the numbered links lead."""
    article = edition.article
    front = yaml.safe_dump(_front(edition, desk), allow_unicode=True, sort_keys=False, width=2**20)
    text = "\n".join(("---", front.rstrip("\n"), "---", "", *_body(article))).rstrip("\n") + "\n"
    return text.encode("utf-8", "replace")


def _front(edition: Edition, desk: DeskPage) -> Mapping[str, object]:
    article = edition.article
    source = {name: getattr(article.source, name) for name in _SOURCE} if article.source else {}
    whole = {
        "title": article.title,
        "language": article.language,
        "url": desk.url(f"{edition.slug}/"),
        "desk": desk.name,
        "edition": edition.number,
        "kind": edition.kind.value,
        "note": edition.note,
        "published": edition.published,
        "summary": article.summary,
        "licence": article.licence,
        "source": {name: value for name, value in source.items() if value},
        "credits": [_without_gaps(role=one.role.value, name=one.name, url=one.url) for one in article.credits],
    }
    return {name: value for name, value in whole.items() if value}


def _without_gaps(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _body(article: Article) -> Iterator[str]:
    if article.lead_image:
        yield from (_image(article.lead_image), "")
    blocks = [*article.blocks, *article.footer]
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        yield _block(block)
        if not (isinstance(block, ListItem) and isinstance(following, ListItem) and not following.continued):
            yield ">" if isinstance(block, Quotation) and isinstance(following, Quotation) else ""
    for text in (article.notice, article.disclaimer):
        if text:
            yield from (text, "")
    yield from (_definition(number, link) for number, link in enumerate(article.links, 1))


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return text
        case Heading(text, level):
            return f"{'#' * max(1, min(level, 6))} {_line(text)}"
        case ListItem():
            return _item(block)
        case Quotation(text, depth):
            return _prefixed(text, "> " * max(1, min(depth, 8)))
        case Image():
            return _image(block)
        case Table(rows):
            return _table(rows)
        case _:
            return _set_apart(block)


def _set_apart(block: Code | Footnote | Rule) -> str:
    match block:
        case Code(text, language):
            fence = "`" * max(3, _longest_run(text) + 1)
            return f"{fence}{language}\n{text}\n{fence}"
        case Footnote(label, text):
            return f"[^{label}]: " + text.replace("\n", "\n    ")
        case _:
            return "---"


def _item(item: ListItem) -> str:
    inside = "    " * max(1, min(item.depth, 8))
    mark = "-   " if item.number is None else f"{item.number}. ".ljust(4)
    first = inside if item.continued else inside[4:] + mark
    return first + item.text.replace("\n", f"\n{inside}")


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join(prefix + line for line in text.split("\n"))


def _line(text: str) -> str:
    return " ".join(text.split("\n"))


def _image(image: Image) -> str:
    alt = image.alt.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    under = "  \n".join(part for part in (image.caption, image.credit) if part)
    return f"![{_line(alt)}](<{clean_address(image.url)}>)" + (f"\n\n{under}" if under else "")


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = ["| " + " | ".join(_line(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]
    if rows:
        lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _longest_run(text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest


def _definition(number: int, link: Link) -> str:
    title = link.title.replace("\\", "\\\\").replace('"', '\\"')
    return f"[{number}]: <{clean_address(link.url)}>" + (f' "{_line(title)}"' if title else "")
