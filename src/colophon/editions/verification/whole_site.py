"""Everything that is wrong with a published site: its editions, and the pages, feeds, keys and style between them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from colophon.editions.build import as_signed, shelf_files
from colophon.editions.card import cards_of
from colophon.editions.edition import Edition, Files
from colophon.editions.feeds import FeedItem, feed_item
from colophon.editions.page import set_edition
from colophon.editions.record import read_site
from colophon.editions.shelf import MemoryShelf
from colophon.editions.theme import Theme
from colophon.editions.verification.compared import (
    compared,
    compared_of_site,
    differing_files,
    require_same_theme,
    untouched_by_themes,
)
from colophon.editions.verification.difference import Difference, Wrong
from colophon.editions.verification.folders import folders_of
from colophon.editions.verification.one_edition import verify_edition
from colophon.editions.verification.read_back import read_edition, unreadable
from colophon.signoff.keyring import KeyRing, read_ring
from colophon.signoff.manifest import CheckRun
from colophon.signoff.needed_keys import published_ring, signers_of

_READERS: Mapping[str, Callable[[bytes], object]] = {"desk.json": read_site, "keys.json": read_ring}


def verify_site(files: Files, *, ring: KeyRing | None = None, theme: Theme | None = None) -> tuple[Difference, ...]:
    """What `verify_edition` says of each folder; where all are good, also what is wrong between them.

    One edition's own folder is answered too, as `verify_edition` does.
    """
    folders = folders_of(files)
    if "." in folders:
        return verify_edition(files, ring=ring, theme=theme)
    found: list[Difference] = []
    editions: list[Edition] = []
    for folder, inside in folders.items():
        wrong = verify_edition(inside, ring=ring, theme=theme)
        found += [replace(one, file=f"{folder}/{one.file}") for one in wrong]
        if not found:
            editions.append(_light(read_edition(inside).edition))
    if found or not folders:
        return tuple(found) or (Difference(wrong=Wrong.MISSING, file="manifest.json"),)
    return tuple(_damaged_root(files)) or tuple(_of_lists(files, folders, editions, theme))


def _light(edition: Edition) -> Edition:
    """What lists show of an edition: a site may have more articles than memory has room for."""
    manifest = replace(edition.manifest, pairs=(), dismissals=(), checks=CheckRun(), article=())
    article = replace(edition.article, blocks=(), links=(), footer=())
    return replace(edition, manifest=manifest, article=article)


def _damaged_root(files: Files) -> Iterator[Difference]:
    yield from (Difference(wrong=Wrong.MISSING, file=name) for name in _READERS if name not in files)
    yield from unreadable(files, _READERS)


def _of_lists(
    files: Files, folders: Mapping[str, Files], editions: list[Edition], theme: Theme | None
) -> Iterator[Difference]:
    """What is wrong with the pages between the editions, which are good themselves."""
    (desk, look), keys = read_site(files["desk.json"]), read_ring(files["keys.json"])
    require_same_theme(theme, desk)
    ring = published_ring(keys, signers_of([data for one in editions for data in one.envelopes]))

    def item(slug: str) -> FeedItem:
        edition = read_edition(folders[slug]).edition
        return feed_item(set_edition(edition, as_signed(desk, edition)))

    shelf = MemoryShelf(cards_of(editions, desk))
    look = replace(look, theme=theme or look.theme)
    wanted = compared(dict(shelf_files(shelf, desk, ring, look=look, item_of=item)), theme)
    found = compared_of_site(files, theme)
    if desk.theme and theme is None:
        found, wanted = untouched_by_themes(found), {**untouched_by_themes(wanted), "desk.json": files["desk.json"]}
    yield from differing_files(found, wanted)
