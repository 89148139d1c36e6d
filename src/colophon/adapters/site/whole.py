"""Setting a whole site: articles one batch after the other, on every processor, in memory that does not grow."""

import gc
import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from colophon.adapters.files import UNFINISHED
from colophon.adapters.folders import inside, new_folder, publish_folder
from colophon.adapters.site.archive import Archive, Site
from colophon.adapters.site.index import SiteIndex, open_index
from colophon.adapters.site.stamp import stamp_of
from colophon.editions.build import build, files_of_article, shelf_files
from colophon.editions.card import Card, moment
from colophon.editions.feeds import IN_FEED, FeedItem
from colophon.editions.listing import FEED
from colophon.editions.sharing_card import draw
from colophon.editions.stored import StoredEdition, read_stored
from colophon.signoff.keyring import ring_bytes
from colophon.signoff.needed_keys import published_ring

BATCH, ALONE = 24, 120
"""How many articles a process is given at once, and up to how many one process does it all."""
_KEPT = ("pagefind", "pictures")
Batch = tuple[Sequence[Card], Set[str]]
"""The cards of some articles, and the ids of the keys that signed them."""


class CollisionError(Exception):
    """Two articles want one folder: only who sees all articles at once can say who came first."""


def set_whole(site: Site, archive: Archive) -> None:
    """Everything anew, in a folder beside the old one that takes its place at the end. Its index likewise."""
    new_index = site.index.with_name(f"{site.index.name}{UNFINISHED}")
    try:
        _set_in_batches(site, archive, new_index)
    except CollisionError:
        site.index.unlink(missing_ok=True)
        editions = [read_stored(one) for name in archive.articles() for one in archive.editions(name)]
        publish_folder(site.folder, build(editions, replace(site.desk, cards=False), site.ring, look=site.look))
    finally:
        new_index.unlink(missing_ok=True)


def _set_in_batches(site: Site, archive: Archive, new_index: Path) -> None:
    mark = archive.mark()
    new_index.unlink(missing_ok=True)
    with new_folder(site.folder) as top:
        with open_index(new_index) as index:
            signers: set[str] = set()
            for cards, keys in _articles(site, archive, top):
                index.put_many(cards)
                signers |= keys
            index.recount()
            if index.collides():
                raise CollisionError
            items = dict(_newest_items(site, archive, index))
            ring = published_ring(site.ring, signers)
            _write(top, shelf_files(index, site.desk, ring, look=site.look, item_of=items.__getitem__))
            for name, value in (("stamp", stamp_of(site)), ("ring", ring_bytes(ring).decode()), ("mark", mark)):
                index.keep_fact(name, value)
            index.keep_signers(signers)
        _take_over(site.folder, top)
        site.index.unlink(missing_ok=True)  # never an index of another site than the one that stands
    os.replace(new_index, site.index)


def _articles(site: Site, archive: Archive, top: Path) -> Iterator[Batch]:
    names = archive.articles()
    batches = ([archive.editions(name) for name in some] for some in _batched(names))
    workers = min(8, os.cpu_count() or 1)
    if len(names) <= ALONE or workers == 1:
        yield from (_set_batch(site, top, batch) for batch in batches)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("forkserver"), initializer=_begin) as pool:
        waiting: deque[Future[Batch]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_set_batch, site, top, batch))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _begin() -> None:
    """Articles leave little behind that goes in circles: looking for it all the time would cost a tenth."""
    gc.set_threshold(50_000, 20, 20)


def _batched(names: Sequence[str]) -> Iterator[Sequence[str]]:
    left = iter(names)
    while some := tuple(islice(left, BATCH)):
        yield some


def _set_batch(site: Site, top: Path, batch: Sequence[Sequence[StoredEdition]]) -> Batch:
    cards: list[Card] = []
    signers: set[str] = set()
    for stored in batch:
        made = files_of_article([read_stored(one) for one in stored], site.desk, site.ring, look=site.look)
        _write(top, made.files.items())
        for path, said in made.drawings.items():
            if site.fonts and not _linked(site.folder / path, top / path):
                (top / path).write_bytes(draw(said, site.fonts))
        cards.extend(made.cards)
        signers |= made.signers
    return cards, signers


def _newest_items(site: Site, archive: Archive, index: SiteIndex) -> Iterator[tuple[str, FeedItem]]:
    count = index.count(FEED)
    for shown in index.entries(FEED, max(0, count - IN_FEED), count):
        stored = [read_stored(one) for one in archive.editions(archive.article_of(shown.card.translation))]
        item = files_of_article(stored, site.desk, site.ring, look=site.look).item(shown.place.event)
        when = next(one.published for one in shown.card.events if one.slug == shown.place.event)
        index.keep_item(shown.place.event, moment(when), item)
        yield shown.place.event, item


def _write(top: Path, files: Iterable[tuple[str, bytes]]) -> None:
    made: set[str] = set()
    for name, data in files:
        path = f"{top}/{inside(name)}"
        folder = path.rpartition("/")[0]
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        with open(path, "wb", buffering=0) as file:
            file.write(data)


def _linked(old: Path, new: Path) -> bool:
    """Take a file over from the old site, if it has it."""
    with suppress(OSError):
        os.link(old, new)
        return True
    return False


def _take_over(old: Path, new: Path) -> None:
    """What is made after the pages: the search index, pictures."""
    for name in _KEPT:
        if (old / name).is_dir() and not (new / name).exists():
            shutil.copytree(old / name, new / name, copy_function=os.link)
