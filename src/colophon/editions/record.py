"""article.json: the article, its edition and its desk as canonical JSON, written and read strictly."""

from collections.abc import Mapping
from dataclasses import fields

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
from colophon.article.credit import Credit, Role, SourceReference
from colophon.editions.edition import DeskPage, Edition
from colophon.errors import EditionFormError
from colophon.signoff.canonical import Json, canonical_bytes, canonical_value
from colophon.signoff.fields import Fields
from colophon.signoff.manifest import Manifest
from colophon.signoff.manifest_json import json_of

LAYOUT = 1
"""Counts the ways in which pages were set; a page can be compared only by a Colophon that sets it the same way."""

_KINDS: Mapping[str, type[Block]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "item": ListItem,
    "quotation": Quotation,
    "image": Image,
    "table": Table,
    "code": Code,
    "footnote": Footnote,
    "rule": Rule,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_EDITION = "number published slug earlier newer"


def record_bytes(edition: Edition, desk: DeskPage) -> bytes:
    """Everything that the page is set from and that the manifest does not hold already."""
    return canonical_bytes(
        {
            "layout": LAYOUT,
            "article": _article_json(edition.article),
            "edition": {name: json_of(getattr(edition, name)) for name in _EDITION.split()},
            "desk": json_of(desk),
        }
    )


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
        article=whole.inside("article", _article),
        manifest=manifest,
        envelopes=envelopes,
    ), whole.inside("desk", _desk)


def _article_json(article: Article) -> Json:
    whole = json_of(article)
    assert isinstance(whole, dict)
    blocks, footer = [_block_json(one) for one in article.blocks], [_block_json(one) for one in article.footer]
    return {**whole, "blocks": blocks, "footer": footer}


def _block_json(block: Block) -> Json:
    values = {field.name: _plain_json(getattr(block, field.name)) for field in fields(block)}
    return {"kind": _NAMES[type(block)], **values}


def _plain_json(value: object) -> Json:
    return value if isinstance(value, bool) else json_of(value)


def _fields(value: Json, place: str, names: str) -> Fields:
    return Fields(value, place, names=names, refusal=EditionFormError)


def _names(kind: type[Article | Block | Link | Credit | SourceReference | DeskPage]) -> str:
    return " ".join(field.name for field in fields(kind))


def _desk(value: Json, place: str) -> DeskPage:
    found = _fields(value, place, _names(DeskPage))
    return DeskPage(
        name=found.text("name"),
        address=found.text("address"),
        language=found.text("language"),
        disclaimer=found.text("disclaimer"),
    )


def _article(value: Json, place: str) -> Article:
    found = _fields(value, place, _names(Article))
    return Article(
        title=found.text("title"),
        language=found.text("language"),
        blocks=found.each("blocks", _block),
        links=found.each("links", _link),
        credits=found.each("credits", _credit),
        source=found.maybe("source", _source),
        url=found.text("url"),
        publisher=found.text("publisher"),
        published=found.text("published"),
        modified=found.text("modified"),
        licence=found.text("licence"),
        summary=found.text("summary"),
        lead_image=found.maybe("lead_image", lambda inner, at: _image(_fields(inner, at, _names(Image)))),
        notice=found.text("notice"),
        disclaimer=found.text("disclaimer"),
        footer=found.each("footer", _block),
    )


def _link(value: Json, place: str) -> Link:
    found = _fields(value, place, _names(Link))
    return Link(found.text("url"), found.text("title"))


def _credit(value: Json, place: str) -> Credit:
    found = _fields(value, place, _names(Credit))
    return Credit(found.one_of("role", Role), found.text("name"), found.text("url"))


def _source(value: Json, place: str) -> SourceReference:
    found = _fields(value, place, _names(SourceReference))
    return SourceReference(**{field.name: found.text(field.name) for field in fields(SourceReference)})


def _image(found: Fields) -> Image:
    return Image(
        url=found.text("url"), alt=found.text("alt"), caption=found.text("caption"), credit=found.text("credit")
    )


def _block(value: Json, place: str) -> Block:
    kind = value.get("kind") if isinstance(value, Mapping) else None
    if not isinstance(kind, str) or kind not in _KINDS:
        raise EditionFormError(f"{place} should be a block of a known kind.")
    found = _fields(value, place, f"kind {_names(_KINDS[kind])}".strip())
    match kind:
        case "heading":
            return Heading(found.text("text"), found.whole("level"))
        case "item":
            return _item(found, value, place)
        case "image":
            return _image(found)
        case "table":
            return Table(found.each("rows", _row))
        case _:
            return _small_block(kind, found)


def _small_block(kind: str, found: Fields) -> Block:
    match kind:
        case "quotation":
            return Quotation(found.text("text"), found.whole("depth"))
        case "code":
            return Code(found.text("text"), found.text("language"))
        case "footnote":
            return Footnote(found.text("label"), found.text("text"))
        case "rule":
            return Rule()
        case _:
            return Paragraph(found.text("text"))


def _item(found: Fields, value: Json, place: str) -> ListItem:
    assert isinstance(value, Mapping)
    number = None if value["number"] is None else found.whole("number")
    if not isinstance(value["continued"], bool):
        raise EditionFormError(f"{place}.continued should be true or false.")
    return ListItem(found.text("text"), found.whole("depth"), number, value["continued"])


def _row(value: Json, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(cell, str) for cell in value):
        raise EditionFormError(f"{place} should be a row of texts.")
    return tuple(str(cell) for cell in value)
