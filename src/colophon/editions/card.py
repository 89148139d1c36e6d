"""What the lists of a site know of a translation: one small value for all of its editions.

A struct, because it goes from process to process, into the index and out of it again for each list.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC
from functools import lru_cache

from msgspec import Struct

from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.editions.edition import DeskPage, Edition, Sibling
from colophon.editions.mended import Mended
from colophon.signoff.keyring import instant
from colophon.signoff.manifest import EditionKind


class Event(Struct, frozen=True, kw_only=True):
    """One edition of a translation, as the page of corrections and the sitemaps tell of it."""

    slug: str
    number: int
    kind: EditionKind
    published: str
    note: str = ""
    mended: tuple[Mended, ...] = ()


class Worker(Struct, frozen=True, kw_only=True):
    """Somebody who is named, with everything that they did for this translation, in the order of the roles."""

    name: str
    roles: tuple[Role, ...]


class Card(Struct, frozen=True, kw_only=True):
    """A translation in a list. `title` and `summary` are plain text of the standing edition, `slug` is its folder.

    `published` is when the first edition came out and says where in a list it stands: a correction does not move it.
    """

    translation: str
    slug: str
    title: str
    summary: str
    language: str
    source_language: str
    published: str
    events: tuple[Event, ...]
    workers: tuple[Worker, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    siblings: tuple[Sibling, ...] = ()

    @property
    def last(self) -> Event:
        return self.events[-1]

    @property
    def kind(self) -> EditionKind:
        return self.last.kind

    @property
    def translators(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.workers if Role.TRANSLATOR in one.roles)


NAMED = (Role.TRANSLATOR, Role.REVIEWER, Role.PROOFREADER, Role.EDITOR, Role.SELECTOR)
"""The roles that a person has a page for. Authors and photographers belong to others' pages."""


def cards_of(editions: Iterable[Edition], desk: DeskPage) -> tuple[Card, ...]:
    """A card for each translation among editions that are placed."""
    by_translation: dict[str, list[Edition]] = {}
    for one in editions:
        by_translation.setdefault(one.manifest.translation, []).append(one)
    return tuple(_card(found, desk) for found in by_translation.values())


@lru_cache(maxsize=256)
def moment(published: str) -> str:
    """A time of publication so that text sorts as time does, whatever its zone. Each list of a card asks for it."""
    return instant(published).astimezone(UTC).isoformat(timespec="microseconds")


def _card(editions: Sequence[Edition], desk: DeskPage) -> Card:
    ordered = sorted(editions, key=lambda one: one.number)
    last = ordered[-1]
    return Card(
        translation=last.manifest.translation,
        slug=last.slug,
        title=plain(last.article.title),
        summary=plain(last.article.summary),
        language=last.article.language,
        source_language=last.manifest.source_language,
        published=ordered[0].published,
        events=tuple(
            Event(
                slug=one.slug,
                number=one.number,
                kind=one.kind,
                published=one.published,
                note=one.note,
                mended=one.mended,
            )
            for one in ordered
        ),
        workers=_workers(ordered, desk),
        section=last.section,
        tags=last.tags,
        siblings=last.siblings,
    )


def _workers(editions: Sequence[Edition], desk: DeskPage) -> tuple[Worker, ...]:
    """Whoever any edition credits by a name of their own: who does not want to be named is credited as the desk."""
    roles: dict[str, dict[Role, None]] = {}
    for edition in editions:
        unnamed = {name.casefold() for name in (desk.name, edition.manifest.imprint.name, edition.manifest.desk)}
        for credit in edition.manifest.credits:
            if credit.role in NAMED and credit.name.casefold() not in unnamed:
                roles.setdefault(credit.name, {})[credit.role] = None
    return tuple(Worker(name=name, roles=tuple(sorted(found, key=_ORDER.index))) for name, found in roles.items())


_ORDER = tuple(Role)
