"""An edition as it is published, and what the desk says of itself on every page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from colophon.article.article import Article
from colophon.article.drawn_picture import DrawnPicture
from colophon.editions.freshness import UNKNOWN, Freshness
from colophon.editions.mended import Mended, mended
from colophon.editions.slug import is_slug, slug_of, unique
from colophon.errors import EditionError
from colophon.signoff.keyring import instant
from colophon.signoff.manifest import EditionKind, Manifest

Files = Mapping[str, bytes]
"""Paths with forward slashes, relative to the folder, and what they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """`address` is where the site is published ("https://desk.example", empty while nobody knows), `language` BCP 47.

    `disclaimer` is plain text that stands below every article. `search` and `cards` say whether the site can be
    searched and has pictures for sharing; `theme` is the digest of the desk's own theme, empty for ours.
    """

    name: str
    address: str = ""
    language: str = "en"
    disclaimer: str = ""
    search: bool = False
    cards: bool = False
    theme: str = ""

    def url(self, path: str) -> str:
        """The public address of a path of the site; empty without an address."""
        return f"{self.address.rstrip('/')}/{path}" if self.address else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """The standing edition of the same source in another language."""

    language: str
    slug: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A translated article with the manifest and the envelopes (as bytes) that vouch for it.

    `number` counts a translation's editions from 1; `published` is ISO 8601 with zone. `slug` names its folder (left
    empty, one is made); `earlier` and `newer` are the slugs of its neighbours, empty where there is none. `section`
    and `tags` are where the desk files it. `siblings` and `freshness` are given to the standing edition of
    a translation only; `mended` is what a correction changed. `pictures` are those
    that lie in its folder; any other is linked to. `signed` are the manifest's bytes where they are at
    hand; empty, they are written again.
    """

    number: int
    published: str
    article: Article
    manifest: Manifest
    envelopes: tuple[bytes, ...]
    slug: str = ""
    earlier: str = ""
    newer: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    mended: tuple[Mended, ...] = ()
    freshness: Freshness = UNKNOWN
    pictures: tuple[DrawnPicture, ...] = ()
    signed: bytes = field(default=b"", compare=False, repr=False)

    @property
    def kind(self) -> EditionKind:
        return self.manifest.kind

    @property
    def note(self) -> str:
        """The public note of a correction or withdrawal."""
        return self.manifest.note

    @property
    def origin(self) -> str:
        """What tells its source from others: editions of one origin are one article in several languages."""
        return self.manifest.source.address or self.manifest.source.sha256


def placed(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """The editions, newest first, each with its own folder, its neighbours and its siblings. Raises EditionError.

    Who came first keeps a name that two would take, so an address that was given out stays.
    """
    ordered = sorted(editions, key=_order)
    taken: set[str] = set()
    slugs = {_key(one): unique(_slug(one), taken) for one in ordered}
    if len(slugs) != len(ordered):
        raise EditionError("Two editions of one translation have the same number.")
    known = {_key(one): one for one in ordered}
    linked = [
        replace(
            one,
            slug=slugs[_key(one)],
            earlier=slugs.get((one.manifest.translation, one.number - 1), ""),
            newer=slugs.get((one.manifest.translation, one.number + 1), ""),
            mended=_mended(one, known.get((one.manifest.translation, one.number - 1))),
        )
        for one in ordered
    ]
    return tuple(reversed(_with_siblings(linked)))


def _mended(edition: Edition, earlier: Edition | None) -> tuple[Mended, ...]:
    if earlier is None or edition.kind is not EditionKind.CORRECTION:
        return ()
    return mended(earlier.manifest, edition.manifest)


def _with_siblings(editions: list[Edition]) -> list[Edition]:
    by_origin: dict[str, list[Edition]] = {}
    for one in editions:
        if not one.newer:
            by_origin.setdefault(one.origin, []).append(one)
    return [_beside(one, () if one.newer else by_origin[one.origin]) for one in editions]


def _beside(edition: Edition, standing: Sequence[Edition]) -> Edition:
    siblings = edition.siblings if edition.newer else _siblings(edition, standing)
    freshness = UNKNOWN if edition.newer else edition.freshness
    as_is = siblings == edition.siblings and freshness == edition.freshness
    return edition if as_is else replace(edition, siblings=siblings, freshness=freshness)


def _siblings(edition: Edition, standing: Iterable[Edition]) -> tuple[Sibling, ...]:
    others = (
        Sibling(language=one.article.language, slug=one.slug, title=one.article.title)
        for one in standing
        if one.slug != edition.slug and one.kind is not EditionKind.WITHDRAWAL
    )
    return tuple(sorted(others, key=lambda one: (one.language, one.slug)))


def _order(edition: Edition) -> tuple[object, ...]:
    try:
        return (instant(edition.published), *_key(edition))
    except ValueError as error:
        raise EditionError(f"The time of publication is not ISO 8601 with a zone: {edition.published!r}.") from error


def _key(edition: Edition) -> tuple[str, int]:
    return edition.manifest.translation, edition.number


def _slug(edition: Edition) -> str:
    if edition.slug and not is_slug(edition.slug):
        raise EditionError(f"{edition.slug!r} cannot name a folder of the site.")
    titles = (edition.manifest.title, edition.manifest.source.title)
    return edition.slug or slug_of(edition.manifest.translation, titles, number=edition.number)
