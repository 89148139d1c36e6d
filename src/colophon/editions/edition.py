"""An edition as it is published, and what the desk says of itself on every page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from colophon.article.article import Article
from colophon.editions.slug import is_slug, slug_of, unique
from colophon.errors import EditionError
from colophon.signoff.keyring import instant
from colophon.signoff.manifest import EditionKind, Manifest

Files = Mapping[str, bytes]
"""Paths with forward slashes, relative to the folder, and what they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """`address` is where the site is published ("https://desk.example", empty while nobody knows), `language` BCP 47.

    `disclaimer` is plain text that stands below every article.
    """

    name: str
    address: str = ""
    language: str = "en"
    disclaimer: str = ""

    def url(self, path: str) -> str:
        """The public address of a path of the site; empty without an address."""
        return f"{self.address.rstrip('/')}/{path}" if self.address else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A translated article with the manifest and the envelopes (as bytes) that vouch for it.

    `number` counts a translation's editions from 1; `published` is ISO 8601 with zone. `slug` names its folder (left
    empty, one is made); `earlier` and `newer` are the slugs of its neighbours, empty where there is none.
    """

    number: int
    published: str
    article: Article
    manifest: Manifest
    envelopes: tuple[bytes, ...]
    slug: str = ""
    earlier: str = ""
    newer: str = ""

    @property
    def kind(self) -> EditionKind:
        return self.manifest.kind

    @property
    def note(self) -> str:
        """The public note of a correction or withdrawal."""
        return self.manifest.note


def placed(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """The editions, newest first, each with its own folder and its neighbours. Raises EditionError."""
    ordered = sorted(editions, key=_order)
    taken: set[str] = set()
    named = [replace(one, slug=unique(_slug(one), taken)) for one in ordered]
    slugs = {_key(one): one.slug for one in named}
    if len(slugs) != len(named):
        raise EditionError("Two editions of one translation have the same number.")
    linked = (
        replace(
            one,
            earlier=slugs.get((one.manifest.translation, one.number - 1), ""),
            newer=slugs.get((one.manifest.translation, one.number + 1), ""),
        )
        for one in named
    )
    return tuple(sorted(linked, key=lambda one: instant(one.published), reverse=True))


def _order(edition: Edition) -> tuple[str, int]:
    try:
        instant(edition.published)
    except ValueError as error:
        raise EditionError(f"The time of publication is not ISO 8601 with a zone: {edition.published!r}.") from error
    return _key(edition)


def _key(edition: Edition) -> tuple[str, int]:
    return edition.manifest.translation, edition.number


def _slug(edition: Edition) -> str:
    if edition.slug and not is_slug(edition.slug):
        raise EditionError(f"{edition.slug!r} cannot name a folder of the site.")
    titles = (edition.manifest.title, edition.manifest.source.title)
    return edition.slug or slug_of(edition.manifest.translation, titles, number=edition.number)
