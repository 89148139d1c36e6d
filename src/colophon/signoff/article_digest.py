"""The digests by which a manifest vouches for a whole article: links, code, kinds of blocks, notices and the rest."""

from dataclasses import replace
from typing import cast

import msgspec

from colophon.article.article import Article
from colophon.article.json_form import article_form
from colophon.signoff.canonical import Json, canonical_bytes, sha256_of
from colophon.signoff.manifest import SignedField


def article_value(article: Article) -> dict[str, Json]:
    """The article's JSON form, whose values are all plain ones."""
    return cast(dict[str, Json], msgspec.to_builtins(article_form(article)))


def article_digest(article: Article) -> str:
    """SHA-256 of the whole article's JSON form, written canonically."""
    return sha256_of(canonical_bytes(article_value(article)))


def signed_fields(article: Article) -> tuple[SignedField, ...]:
    """Each field that is not empty, by name, with its SHA-256.

    Credits and licence are left out: they grow while the work goes on, and the manifest holds them in full.
    """
    fixed = article_value(replace(article, credits=(), licence=""))
    return tuple(SignedField(name, sha256_of(canonical_bytes(value))) for name, value in sorted(fixed.items()))
