"""Setting a whole site: articles one batch after the other, on every processor, in memory that does not grow."""

import os
from collections import deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from colophon.adapters.crew import crew
from colophon.adapters.files import UNFINISHED
from colophon.adapters.folders import new_folder, publish_folder, written_meanwhile
from colophon.adapters.site.archive import Archive, Progress, Site, unwatched
from colophon.adapters.site.index import SiteIndex, open_index, read_index
from colophon.adapters.site.laying import lay, linked, take_over
from colophon.adapters.site.showing import lay_pictures
from colophon.adapters.site.stamp import stamp_of
from colophon.editions.build import build, every_list, files_of_article, item_alone, list_files, root_files
from colophon.editions.card import Card, moment
from colophon.editions.feeds import IN_FEED, FeedItem
from colophon.editions.filling.kept import kept_templates, take_templates
from colophon.editions.listing import FEED
from colophon.editions.sharing_card import draw
from colophon.editions.stored import StoredEdition, read_stored
from colophon.signoff.keyring import ring_bytes
from colophon.signoff.needed_keys import published_ring

BATCH, LISTED, ALONE, MOST_PROCESSES = 24, 24, 120, 8
"""Articles and lists that a process is given at once; up to how many articles one does all; the most processes."""
_KEPT = ("pagefind", "pictures")
One = TypeVar("One")
Batch = tuple[Sequence[Card], Set[str]]
"""The cards of some articles, and the ids of the keys that signed them."""


class CollisionError(Exception):
    """Two articles want one folder: only who sees all articles at once can say who came first."""


def set_whole(site: Site, archive: Archive, progress: Progress = unwatched) -> None:
    """Everything anew, in a folder beside the old one that takes its place at the end. Its index likewise."""
    new_index = site.index.with_name(f"{site.index.name}{UNFINISHED}")
    try:
        _set_in_batches(site, archive, new_index, progress)
    except CollisionError:
        site.index.unlink(missing_ok=True)
        stored = (replace(one, pictures=()) for name in archive.articles() for one in archive.editions(name))
        editions = [read_stored(one) for one in stored]
        publish_folder(site.folder, build(editions, replace(site.desk, cards=False), site.ring, look=site.look))
    finally:
        new_index.unlink(missing_ok=True)


def _set_in_batches(site: Site, archive: Archive, new_index: Path, progress: Progress) -> None:
    mark, names = archive.mark(), archive.articles()
    new_index.unlink(missing_ok=True)
    size = 1 if len(names) <= ALONE else min(MOST_PROCESSES, os.cpu_count() or 1)
    put = partial(os.replace, new_index, site.index)
    begin = partial(take_templates, kept_templates())
    with (
        new_folder(site.folder, then=put) as top,
        crew(size, preload=[__name__], begin=begin) as workers,
        written_meanwhile(top),
    ):
        with open_index(new_index) as index:
            batches = map(archive.editions_of, _batched(names, BATCH))
            signers: set[str] = set()
            for number, (cards, keys) in enumerate(
                workers.each(partial(_set_batch, site, top), batches, at_once=True), 1
            ):
                index.put_many(cards)
                signers |= keys
                progress(min(number * BATCH, len(names)), len(names))
            index.recount()
            if index.collides():
                raise CollisionError
            items = dict(_newest_items(site, archive, index))
            ring = published_ring(site.ring, signers)
            for name, value in (("stamp", stamp_of(site)), ("ring", ring_bytes(ring).decode()), ("mark", mark)):
                index.keep_fact(name, value)
            index.keep_signers(signers)
        with read_index(new_index) as index:
            lists = _batched([(name, number) for name, numbers in every_list(index) for number in numbers], LISTED)
            done = workers.each(partial(_set_lists, site, top, new_index), lists)
            roots = root_files(index, site.desk, ring, look=site.look, item_of=items.__getitem__)
            lay(roots, top, old=site.folder)
            deque(done, maxlen=0)
        take_over(site.folder, top, _KEPT)
        site.index.unlink(missing_ok=True)  # never an index of another site than the one that stands


def _batched(row: Sequence[One], size: int) -> Iterator[Sequence[One]]:
    left = iter(row)
    while some := tuple(islice(left, size)):
        yield some


def _set_batch(site: Site, top: Path, batch: Sequence[Sequence[StoredEdition]]) -> Batch:
    cards: list[Card] = []
    signers: set[str] = set()
    for stored in batch:
        made = files_of_article([read_stored(one) for one in stored], site.desk, site.ring, look=site.look)
        lay(made.files.items(), top, old=site.folder)
        for path, said in made.drawings.items():
            if site.fonts and not linked(site.folder / path, top / path):
                (top / path).write_bytes(draw(said, site.fonts))
        lay_pictures(site, made, top)
        cards.extend(made.cards)
        signers |= made.signers
    return cards, signers


def _set_lists(site: Site, top: Path, index: Path, pages: Sequence[tuple[str, int]]) -> None:
    """These pages of lists, each list with its number."""
    by_list = ((name, [number for _, number in some]) for name, some in groupby(pages, key=itemgetter(0)))
    with read_index(index) as shelf:
        lay(list_files(shelf, by_list, site.desk, site.look), top, old=site.folder)


def _newest_items(site: Site, archive: Archive, index: SiteIndex) -> Iterator[tuple[str, FeedItem]]:
    count = index.count(FEED)
    for shown in index.entries(FEED, max(0, count - IN_FEED), count):
        stored = [read_stored(one) for one in archive.editions(archive.article_of(shown.card.translation))]
        item = item_alone(stored, site.desk, shown.place.event, look=site.look)
        when = next(one.published for one in shown.card.events if one.slug == shown.place.event)
        index.keep_item(shown.place.event, moment(when), item)
        yield shown.place.event, item
