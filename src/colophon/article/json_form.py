"""An article as JSON: one object, every field of the model by its own name, blocks told apart by `kind`."""

import json
from dataclasses import fields
from typing import Final, Literal

import msgspec
from msgspec import Struct

from colophon.article.article import Article, Block, Image, Link
from colophon.article.credit import Credit, Role, SourceReference
from colophon.article.refused_json import refused_json
from colophon.errors import ArticleFormError

VERSION: Final = 1


class Lead(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """The picture above an article, which needs no `kind`."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Named(Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """A credit, whose empty address a manifest writes and an article leaves out."""

    role: Role
    name: str
    url: str = ""


class ArticleForm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The article as it stands in JSON; what is empty is left out."""

    version: Literal[1]
    title: str
    language: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    credits: tuple[Named, ...] = ()
    source: SourceReference | None = None
    url: str = ""
    publisher: str = ""
    published: str = ""
    modified: str = ""
    licence: str = ""
    summary: str = ""
    lead_image: Lead | None = None
    notice: str = ""
    disclaimer: str = ""
    footer: tuple[Block, ...] = ()


_READER = msgspec.json.Decoder(ArticleForm)
_AS_IT_IS = tuple(one.name for one in fields(Article) if one.name not in ("credits", "lead_image"))


def article_json(article: Article) -> str:
    """The article as JSON text, always the same for the same article."""
    return json.dumps(msgspec.to_builtins(article_form(article)), ensure_ascii=False, indent=1, sort_keys=True)


def article_form(article: Article) -> ArticleForm:
    """The article, ready to be written as JSON."""
    given = {name: getattr(article, name) for name in _AS_IT_IS}
    lead = article.lead_image
    return ArticleForm(
        version=VERSION,
        credits=tuple([Named(one.role, one.name, one.url) for one in article.credits]),
        lead_image=Lead(url=lead.url, alt=lead.alt, caption=lead.caption, credit=lead.credit) if lead else None,
        **given,
    )


def read_article_json(text: str) -> Article:
    """The article in this JSON text. ArticleFormError names the place of what is wrong."""
    try:
        return article_of(_read(text))
    except msgspec.ValidationError as error:
        raise ArticleFormError(f"This is not an article: {refused_json(str(error), 'article')}.") from error
    except (ValueError, RecursionError) as error:
        raise ArticleFormError(f"The article is not JSON: {error}.") from error


def article_of(form: ArticleForm) -> Article:
    """The inverse of `article_form`."""
    given = {name: getattr(form, name) for name in _AS_IT_IS}
    lead = form.lead_image
    return Article(
        credits=tuple([Credit(one.role, one.name, one.url) for one in form.credits]),
        lead_image=Image(url=lead.url, alt=lead.alt, caption=lead.caption, credit=lead.credit) if lead else None,
        **given,
    )


def _read(text: str) -> ArticleForm:
    """Quickly; what the quick reader refuses, as half of a pair of surrogates, is read or refused by Python's."""
    try:
        return _READER.decode(text)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(text), ArticleForm)
