"""article.json: the article, its edition and its desk as canonical JSON, written and read strictly."""

from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from colophon.article.drawn_picture import DrawnPicture
from colophon.article.json_form import ArticleForm, article_form, article_of
from colophon.article.refused_json import refused_json
from colophon.editions.edition import DeskPage, Edition, Sibling
from colophon.editions.freshness import Freshness
from colophon.editions.mended import Mended
from colophon.editions.theme import OWN_PAGES, Gone, Look
from colophon.errors import EditionFormError
from colophon.signoff.canonical import bytes_of, canonical_value, refuse_other
from colophon.signoff.manifest import Manifest

LAYOUT = 7
"""Counts the ways in which pages were set; a page can be compared only by a Colophon that sets it the same way."""


class _Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the manifest does not hold."""

    number: int
    published: str
    slug: str
    earlier: str
    newer: str
    section: str
    tags: tuple[str, ...]
    siblings: tuple[Sibling, ...]
    mended: tuple[Mended, ...]
    freshness: Freshness
    pictures: tuple[DrawnPicture, ...]


class _Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    layout: int
    article: ArticleForm
    edition: _Edition
    desk: DeskPage


class _Layout(Struct, frozen=True):
    layout: int


class _Site(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    desk: DeskPage
    pages: dict[str, str]
    gone: tuple[Gone, ...]


_RECORD = msgspec.json.Decoder(_Record)
_LAYOUT = msgspec.json.Decoder(_Layout)
_SITE = msgspec.json.Decoder(_Site)
_EDITION = _Edition.__struct_fields__
Found = TypeVar("Found")


def record_bytes(edition: Edition, desk: DeskPage) -> bytes:
    """Everything that the page is set from and that the manifest does not hold already."""
    told = _Edition(**{name: getattr(edition, name) for name in _EDITION})
    return bytes_of(_Record(layout=LAYOUT, article=article_form(edition.article), edition=told, desk=desk))


def site_bytes(desk: DeskPage, look: Look) -> bytes:
    """desk.json: what the pages between articles are set with, the desk's own pages, and what was taken down."""
    return bytes_of(_Site(desk=desk, pages=dict(look.pages), gone=look.gone))


def read_site(data: bytes) -> tuple[DeskPage, Look]:
    """The inverse of `site_bytes`, without the theme. Raises EditionFormError or NotCanonicalError."""
    found = _read(data, _SITE, "what a site is set with")
    refuse_other(data, bytes_of(found))
    if not found.pages.keys() <= set(OWN_PAGES):
        raise EditionFormError(f"desk.json: its pages should be some of {', '.join(OWN_PAGES)}.")
    return found.desk, Look(pages=found.pages, gone=found.gone)


def layout_of(data: bytes) -> int:
    """The layout a record was written for. Raises EditionFormError or NotCanonicalError."""
    return _read(data, _LAYOUT, "the record of an edition").layout


def read_record(data: bytes, manifest: Manifest, envelopes: tuple[bytes, ...]) -> tuple[Edition, DeskPage]:
    """The inverse of `record_bytes`, with what vouches for it. Raises EditionFormError or NotCanonicalError."""
    found = _read(data, _RECORD, "the record of an edition")
    refuse_other(data, bytes_of(found))
    article = article_of(found.article)
    return Edition(**asdict(found.edition), article=article, manifest=manifest, envelopes=envelopes), found.desk


def _read(data: bytes, reader: msgspec.json.Decoder[Found], what: str) -> Found:
    canonical_value(data)  # refuses the numbers that only some languages can read
    try:
        return reader.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise EditionFormError(f"This is not {what}: {refused_json(str(error), 'record')}.") from error
