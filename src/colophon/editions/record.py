"""article.json: the article, its edition and its desk as canonical JSON, written and read strictly."""

from collections.abc import Mapping
from dataclasses import fields

from colophon.article.article import Article
from colophon.article.drawn_picture import DrawnPicture, Rendition
from colophon.article.json_form import read_article_form
from colophon.editions.edition import DeskPage, Edition, Sibling
from colophon.editions.freshness import FirstSource, Freshness, State
from colophon.editions.mended import Mended
from colophon.editions.theme import OWN_PAGES, Gone, Look
from colophon.errors import ArticleFormError, EditionFormError
from colophon.signoff.article_digest import article_value
from colophon.signoff.canonical import Json, bytes_of, canonical_value
from colophon.signoff.fields import Fields
from colophon.signoff.manifest import Manifest

LAYOUT = 7
"""Counts the ways in which pages were set; a page can be compared only by a Colophon that sets it the same way."""

_EDITION = "number published slug earlier newer section tags siblings mended freshness pictures"


def record_bytes(edition: Edition, desk: DeskPage) -> bytes:
    """Everything that the page is set from and that the manifest does not hold already."""
    return bytes_of(
        {
            "layout": LAYOUT,
            "article": article_value(edition.article),
            "edition": {name: getattr(edition, name) for name in _EDITION.split()},
            "desk": desk,
        }
    )


def site_bytes(desk: DeskPage, look: Look) -> bytes:
    """desk.json: what the pages between articles are set with, the desk's own pages, and what was taken down."""
    return bytes_of({"desk": desk, "pages": dict(look.pages), "gone": look.gone})


def read_site(data: bytes) -> tuple[DeskPage, Look]:
    """The inverse of `site_bytes`, without the theme. Raises EditionFormError or NotCanonicalError."""
    found = _fields(canonical_value(data), "desk.json", "desk pages gone")
    look = Look(pages=found.inside("pages", _pages), gone=found.each("gone", _gone))
    return found.inside("desk", _desk), look


def layout_of(data: bytes) -> int:
    """The layout a record was written for. Raises EditionFormError or NotCanonicalError."""
    value = canonical_value(data)
    layout = value.get("layout") if isinstance(value, Mapping) else None
    if not isinstance(layout, int) or isinstance(layout, bool):
        raise EditionFormError("article.json does not say which layout it is of.")
    return layout


def read_record(data: bytes, manifest: Manifest, envelopes: tuple[bytes, ...]) -> tuple[Edition, DeskPage]:
    """The inverse of `record_bytes`, with what vouches for it. Raises EditionFormError or NotCanonicalError."""
    whole = _fields(canonical_value(data), "article.json", "layout article edition desk")
    edition = whole.inside("edition", lambda value, at: _fields(value, at, _EDITION))
    return Edition(
        number=edition.whole("number"),
        published=edition.text("published"),
        slug=edition.text("slug"),
        earlier=edition.text("earlier"),
        newer=edition.text("newer"),
        section=edition.text("section"),
        tags=edition.each("tags", _text),
        siblings=edition.each("siblings", _sibling),
        mended=edition.each("mended", _mended),
        freshness=edition.inside("freshness", _freshness),
        pictures=edition.each("pictures", _picture),
        article=whole.inside("article", _article),
        manifest=manifest,
        envelopes=envelopes,
    ), whole.inside("desk", _desk)


def _fields(value: Json, place: str, names: str) -> Fields:
    return Fields(value, place, names=names, refusal=EditionFormError)


def _names(kind: type[DeskPage]) -> str:
    return " ".join(field.name for field in fields(kind))


def _desk(value: Json, place: str) -> DeskPage:
    found = _fields(value, place, _names(DeskPage))
    return DeskPage(
        name=found.text("name"),
        address=found.text("address"),
        language=found.text("language"),
        disclaimer=found.text("disclaimer"),
        search=found.truth("search"),
        cards=found.truth("cards"),
        theme=found.text("theme"),
    )


def _sibling(value: Json, place: str) -> Sibling:
    found = _fields(value, place, "language slug title")
    return Sibling(language=found.text("language"), slug=found.text("slug"), title=found.text("title"))


def _mended(value: Json, place: str) -> Mended:
    found = _fields(value, place, "before after")
    return Mended(before=found.text("before"), after=found.text("after"))


def _freshness(value: Json, place: str) -> Freshness:
    found = _fields(value, place, "state day places headline first")
    return Freshness(
        state=found.one_of("state", State),
        day=found.text("day"),
        places=found.each("places", _number),
        headline=found.truth("headline"),
        first=found.inside("first", _first),
    )


def _first(value: Json, place: str) -> FirstSource:
    found = _fields(value, place, "state day address")
    return FirstSource(state=found.one_of("state", State), day=found.text("day"), address=found.text("address"))


def _picture(value: Json, place: str) -> DrawnPicture:
    found = _fields(value, place, "url original file width height smaller")
    return DrawnPicture(
        url=found.text("url"),
        original=found.text("original"),
        file=found.text("file"),
        width=found.whole("width"),
        height=found.whole("height"),
        smaller=found.each("smaller", _rendition),
    )


def _rendition(value: Json, place: str) -> Rendition:
    found = _fields(value, place, "file width")
    return Rendition(file=found.text("file"), width=found.whole("width"))


def _gone(value: Json, place: str) -> Gone:
    found = _fields(value, place, "slug day note language")
    return Gone(
        slug=found.text("slug"), day=found.text("day"), note=found.text("note"), language=found.text("language")
    )


def _number(value: Json, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise EditionFormError(f"{place} should be a number.")
    return value


def _text(value: Json, place: str) -> str:
    if not isinstance(value, str):
        raise EditionFormError(f"{place} should be text.")
    return value


def _pages(value: Json, place: str) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or not value.keys() <= set(OWN_PAGES):
        raise EditionFormError(f"{place} should be some of {', '.join(OWN_PAGES)}.")
    return {name: _text(text, f"{place}.{name}") for name, text in value.items()}


def _article(value: Json, place: str) -> Article:
    try:
        return read_article_form(value)
    except ArticleFormError as error:
        raise EditionFormError(f"article.json: {error.message}") from error
