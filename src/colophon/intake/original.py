"""What a page says that it was translated from, and by whom: a translation of it is a relay."""

from collections.abc import Mapping

from lxml.html import HtmlElement

from colophon.article.credit import Credit, Role, SourceReference
from colophon.article.safe_address import web_address
from colophon.intake import json_ld

_LONGEST = 300


def original_of(tree: HtmlElement) -> SourceReference | None:
    """The work that the page's structured data calls the original of its text; None where it names none."""
    for item in json_ld.articles(tree):
        work = item.get("translationOfWork")
        work = work[0] if isinstance(work, list) and work else work
        found = _reference(work) if isinstance(work, Mapping) else _address_alone(work)
        if found is not None:
            return found
    return None


def translators_of(tree: HtmlElement) -> tuple[Credit, ...]:
    """Whom the page credits with its translation."""
    names = [name for item in json_ld.articles(tree) for name in json_ld.texts(item.get("translator"))]
    return tuple(Credit(Role.TRANSLATOR, name[:_LONGEST]) for name in dict.fromkeys(names) if "://" not in name)


def _reference(work: Mapping[str, object]) -> SourceReference | None:
    url = web_address(json_ld.address(work.get("url") or work.get("@id")))
    title = json_ld.first(work.get("headline") or work.get("name"))[:_LONGEST]
    if not url and not title:
        return None
    return SourceReference(
        url=url,
        title=title,
        author=", ".join(json_ld.texts(work.get("author")))[:_LONGEST],
        publisher=json_ld.first(work.get("publisher"))[:_LONGEST],
        language=json_ld.first(work.get("inLanguage"))[:35],
        published=json_ld.first(work.get("datePublished"))[:35],
    )


def _address_alone(work: object) -> SourceReference | None:
    url = web_address(work) if isinstance(work, str) else ""
    return SourceReference(url=url) if url else None
