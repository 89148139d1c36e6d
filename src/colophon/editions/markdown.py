"""article.md: the article as CommonMark with YAML front matter, for whoever keeps or reprints it."""

from dataclasses import replace

from colophon.article.write_markdown import write_markdown
from colophon.editions.edition import DeskPage, Edition


def edition_markdown(edition: Edition, desk: DeskPage) -> bytes:
    """The article, with the desk, the edition's number, its kind and its note in the front matter."""
    article = replace(edition.article, url=desk.url(f"{edition.slug}/"), published=edition.published)
    also = {"desk": desk.name, "edition": str(edition.number), "kind": edition.kind.value, "note": edition.note}
    return write_markdown(article, also={name: value for name, value in also.items() if value}).encode(
        "utf-8", "replace"
    )
