"""Setting a site: what came out since the last time, or everything anew where that is not enough."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from colophon.adapters.clearing import clear_abandoned
from colophon.adapters.site.archive import Archive, Progress, Site, unwatched
from colophon.adapters.site.changing import change_folder, finish_change
from colophon.adapters.site.index import SiteIndex, open_index
from colophon.adapters.site.showing import new_pictures, pictures_no_longer_shown
from colophon.adapters.site.stamp import stamp_of, still_rings
from colophon.adapters.site.whole import CollisionError, set_whole
from colophon.editions.build import (
    Changes,
    SetArticle,
    changed_files,
    files_of_article,
    fixed_files,
    item_alone,
    put_cards,
)
from colophon.editions.card import moment
from colophon.editions.feeds import FeedItem
from colophon.editions.filling.fill import compiled
from colophon.editions.listing import FEED
from colophon.editions.sharing_card import draw
from colophon.editions.stored import read_stored
from colophon.signoff.canonical import sha256_of
from colophon.signoff.keyring import ring_bytes
from colophon.signoff.needed_keys import published_ring

_TELLING = ("desk.json", "keys.json")
"""What tells whether the pages that no article changes are as they were."""


MANY = 400
"""So many articles at once are brought home by an import: the whole site is set then, on every processor."""


class _ManyError(Exception):
    """More articles changed than one process should hold."""


@dataclass(frozen=True, slots=True)
class Done:
    """What setting a site did: the files that differ from before (not listed for a whole site)."""

    whole: bool
    written: tuple[str, ...] = ()


def set_site(
    site: Site, archive: Archive, *, also: Iterable[str] = (), anew: bool = False, progress: Progress = unwatched
) -> Done:
    """The site as everything published makes it. `also` are articles that changed without a new edition.

    Readers see the old site or the new one. What fails leaves the old one whole.
    """
    compiled(site.look.theme)
    site = replace(site, desk=replace(site.desk, theme=site.look.theme.digest))
    finish_change(site.folder)
    clear_abandoned(site.folder)
    if anew or not site.index.is_file() or not site.folder.is_dir():
        return _whole(site, archive, progress)
    with open_index(site.index) as index:
        if index.fact("stamp") == stamp_of(site) and still_rings(index.fact("ring"), site.ring):
            with suppress(CollisionError, _ManyError):
                return Done(False, _changed(site, archive, index, set(also)))
    return _whole(site, archive, progress)


def _whole(site: Site, archive: Archive, progress: Progress) -> Done:
    set_whole(site, archive, progress)
    return Done(True)


def _changed(site: Site, archive: Archive, index: SiteIndex, also: set[str]) -> tuple[str, ...]:
    mark, signers = archive.mark(), index.signers()
    articles = sorted({*also, *archive.since(index.fact("mark"))})
    if len(articles) > MANY:
        raise _ManyError
    files: dict[str, bytes] = {}
    changes = Changes()
    for article in articles:
        made = files_of_article(
            [read_stored(one) for one in archive.editions(article)], site.desk, site.ring, look=site.look
        )
        leaving = {one for one in archive.translations(article) if one not in {card.translation for card in made.cards}}
        changes.gone |= set(_files_of(site, index, leaving))
        _keep(made, index, changes, leaving)
        signers |= made.signers
        files.update(made.files)
        files.update(_drawn(site, made))
        files.update(new_pictures(site, made))
        changes.gone |= pictures_no_longer_shown(site, made)
    if articles:
        files.update(changed_files(index, changes, site.desk, look=site.look, item_of=_items(site, archive, index)))
    public = published_ring(site.ring, signers)
    fixed = dict(fixed_files(site.desk, public, site.look))
    told = sha256_of(b"".join(fixed[name] for name in _TELLING))
    if told != index.fact("told"):
        files = {**fixed, **files}
    written = change_folder(site.folder, files.items(), changes.gone - files.keys())
    index.keep_fact("mark", mark)
    index.keep_fact("ring", ring_bytes(public).decode("ascii"))
    index.keep_fact("told", told)
    index.keep_signers(signers)
    return written


def _files_of(site: Site, index: SiteIndex, translations: Iterable[str]) -> Iterator[str]:
    """Every file of these translations, as it lies on the disk."""
    for card in filter(None, map(index.card, translations)):
        for event in card.events:
            yield from (f"{event.slug}/{path.name}" for path in (site.folder / event.slug).glob("*"))


def _keep(made: SetArticle, index: SiteIndex, changes: Changes, leaving: Iterable[str]) -> None:
    own = {card.translation for card in made.cards}
    for card in made.cards:
        for event in card.events:
            if (index.holder(event.slug) or card.translation) not in own:
                raise CollisionError
            item = made.item(event.slug)
            if index.item(event.slug) not in (None, item):  # another picture, for example, which no card shows
                changes.pages.setdefault(FEED, set()).add(0)
            index.keep_item(event.slug, moment(event.published), item)
    found = put_cards(index, made.cards, without=leaving)
    changes.gone |= found.gone
    for name, numbers in found.pages.items():
        changes.pages.setdefault(name, set()).update(numbers)


def _drawn(site: Site, made: SetArticle) -> Iterator[tuple[str, bytes]]:
    """The pictures for sharing that are not there yet: a picture's name changes with what it says."""
    for path, said in made.drawings.items():
        if site.fonts and not (site.folder / path).is_file():
            yield path, draw(said, site.fonts)


def _items(site: Site, archive: Archive, index: SiteIndex) -> Callable[[str], FeedItem]:
    """What the feeds say of an edition: as kept, or set again from the archive."""

    def item(slug: str) -> FeedItem:
        kept = index.item(slug)
        if kept is None:
            stored = [read_stored(one) for one in archive.editions(archive.article_of(index.holder(slug)))]
            kept = item_alone(stored, site.desk, slug, look=site.look)
        return kept

    return item
