"""An article as JSON: one object, every field of the model by its own name, blocks told apart by `kind`."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import TypeVar, get_type_hints

import msgspec

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
from colophon.errors import ArticleFormError

VERSION = 1
_KINDS: Mapping[str, type[Block]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "list-item": ListItem,
    "quotation": Quotation,
    "image": Image,
    "table": Table,
    "code": Code,
    "footnote": Footnote,
    "rule": Rule,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_PARTS: Mapping[str, type[Link] | type[Credit]] = {"links": Link, "credits": Credit}
_BLOCKS = ("blocks", "footer")

_PLAIN: Mapping[object, Collection[type]] = {
    str: (str,),
    int: (int,),
    bool: (bool,),
    int | None: (int, type(None)),
}

Form = dict[str, object]
Made = TypeVar("Made", bound="Article | Block | Link | Credit | SourceReference")


def article_json(article: Article) -> str:
    """The article as JSON text, always the same for the same article; fields that are empty are left out."""
    return json.dumps(article_form(article), ensure_ascii=False, indent=1, sort_keys=True)


def article_form(article: Article) -> Form:
    """The article as plain values."""
    form: Form = {"version": VERSION, **_filled(article)}
    for name in _BLOCKS:
        if name in form:
            form[name] = [_block_form(block) for block in getattr(article, name)]
    for name in _PARTS:
        if name in form:
            form[name] = [_part_form(part) for part in getattr(article, name)]
    if article.source is not None:
        form["source"] = _filled(article.source)
    if article.lead_image is not None:
        form["lead_image"] = _filled(article.lead_image)
    return form


def read_article_json(text: str) -> Article:
    """The article in this JSON text. ArticleFormError names the place of what is wrong."""
    try:
        form = _plain_values(text)
    except (ValueError, RecursionError) as error:
        raise ArticleFormError(f"The article is not JSON: {error}.") from error
    return read_article_form(form)


def _plain_values(text: str) -> object:
    """Quickly; what the quick reader refuses, as half of a pair of surrogates, is read or refused by Python's."""
    try:
        return msgspec.json.decode(text)
    except msgspec.MsgspecError:
        return json.loads(text)


def read_article_form(form: object) -> Article:
    """The article in these plain values."""
    given = _object(form, "article")
    if given.get("version") != VERSION:
        raise ArticleFormError(f"article.version is {given.get('version')!r}; this program reads version {VERSION}.")
    known: Form = {}
    for name, value in given.items():
        if name == "version":
            continue
        known[name] = _member(name, value)
    return _made(Article, known, "article")


def _member(name: str, value: object) -> object:
    place = f"article.{name}"
    if name in _BLOCKS:
        blocks = enumerate(_list(value, place))
        return tuple([_paragraph(one) or _block(one, f"{place}[{at}]") for at, one in blocks])
    if name in _PARTS:
        return tuple(_part(_PARTS[name], one, f"{place}[{at}]") for at, one in enumerate(_list(value, place)))
    if name == "source":
        return _made(SourceReference, _object(value, place), place)
    if name == "lead_image":
        return _made(Image, _object(value, place), place)
    return value


def _filled(value: Article | Block | Link | Credit | SourceReference) -> Form:
    """Fields that must be there, and those that say something: neither empty nor None nor False; a 0 says something."""
    form: Form = {}
    for name, needed in _fields_of(type(value)):  # type: ignore[arg-type]  # a class can be hashed
        found = getattr(value, name)
        if found or needed or type(found) is int:
            form[name] = found
    return form


@cache
def _fields_of(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a value by name, and whether each has to be there."""
    return tuple((one.name, one.default is MISSING) for one in fields(kind))


def _block_form(block: Block) -> Form:
    if type(block) is Paragraph:
        return {"kind": "paragraph", "text": block.text}
    return {"kind": _NAMES[type(block)], **_filled(block)}


def _part_form(part: Link | Credit) -> Form:
    return _filled(part) if isinstance(part, Link) else {**_filled(part), "role": part.role.value}


def _paragraph(form: object) -> Paragraph | None:
    """Most blocks are one, and read in a fifth of the time."""
    if type(form) is dict and len(form) == 2 and form.get("kind") == "paragraph":
        text = form.get("text")
        return Paragraph(text) if type(text) is str else None
    return None


def _block(form: object, place: str) -> Block:
    given = dict(_object(form, place))
    kind = _KINDS.get(str(given.pop("kind", "")))
    if kind is None:
        raise ArticleFormError(f"{place}.kind is not one of {', '.join(_KINDS)}.")
    if kind is Table:
        return Table(_rows(given.get("rows", []), place))
    return _made(kind, given, place)


def _rows(value: object, place: str) -> tuple[tuple[str, ...], ...]:
    rows = []
    for at, row in enumerate(_list(value, f"{place}.rows")):
        cells = _list(row, f"{place}.rows[{at}]")
        if not all(isinstance(cell, str) for cell in cells):
            raise ArticleFormError(f"{place}.rows[{at}] holds something that is not text.")
        rows.append(tuple(str(cell) for cell in cells))
    return tuple(rows)


def _part(kind: type[Link] | type[Credit], form: object, place: str) -> Link | Credit:
    given = dict(_object(form, place))
    if kind is Credit:
        try:
            given["role"] = Role(str(given.get("role")))
        except ValueError as error:
            raise ArticleFormError(f"{place}.role is not one of {', '.join(Role)}.") from error
    return _made(kind, given, place)


def _made(kind: type[Made], given: Mapping[str, object], place: str) -> Made:
    """A value of this kind. What it does not know, or knows as something else, is refused by name."""
    allowed, needed = _shape(kind)  # type: ignore[arg-type]  # a class can be hashed
    for name, value in given.items():
        if name not in allowed:
            raise ArticleFormError(f"{place}.{name} is not part of an article.")
        types = allowed[name]
        if types and type(value) not in types:
            raise ArticleFormError(f"{place}.{name} is {value!r}, which cannot stand there.")
    for name in needed:
        if name not in given:
            raise ArticleFormError(f"{place}.{name} is missing.")
    build: Callable[..., Made] = kind
    return build(**given)


@cache
def _shape(kind: type) -> tuple[Mapping[str, Collection[type]], Sequence[str]]:
    """What may stand in a value's fields, by name (nothing for what was read before), and which have to be there."""
    types = {name: _PLAIN.get(wanted, ()) for name, wanted in get_type_hints(kind).items()}
    return types, tuple(name for name, needed in _fields_of(kind) if needed)


def _object(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ArticleFormError(f"{place} is not an object.")
    return value


def _list(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise ArticleFormError(f"{place} is not a list.")
    return value
