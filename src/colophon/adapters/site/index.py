"""What is on a site, in a small database beside it: a shelf that answers without reading every article.

It is a cache. Deleted, it is made again with the whole site.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from colophon.adapters.files import plain_refusals
from colophon.editions.card import Card
from colophon.editions.card_form import card_json, read_card
from colophon.editions.feeds import IN_FEED, FeedItem
from colophon.editions.listing import Place, places_of
from colophon.editions.shelf import ListName, Shown
from colophon.errors import StorageError, StorageFullError

_TABLES = """
create table if not exists cards (translation text primary key, card text not null) without rowid;
create table if not exists places (
  list text not null, sort text not null, translation text not null, label text not null, event text not null,
  primary key (list, sort)
) without rowid;
create table if not exists lists (list text primary key, label text not null, entries integer not null) without rowid;
create table if not exists items (slug text primary key, sort text not null, atom text not null, json text not null)
  without rowid;
create table if not exists facts (name text primary key, value text not null) without rowid;
"""
_KEPT_ITEMS = 3 * IN_FEED


_kept_card = lru_cache(maxsize=1024)(read_card)
"""A card stands in a handful of lists, which are set soon after one another."""


class SiteIndex:
    """A shelf in SQLite. Nothing is kept until `kept` ends well."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, card: Card) -> tuple[Place, ...]:
        old = self.card(card.translation)
        left = places_of(old) if old else ()
        self._db.executemany("delete from places where list = ? and sort = ?", [(p.list, p.order) for p in left])
        places = places_of(card)
        rows = [(place.list, place.order, card.translation, place.label, place.event) for place in places]
        self._db.executemany("insert or replace into places values (?, ?, ?, ?, ?)", rows)
        self._db.execute("insert or replace into cards values (?, ?)", (card.translation, card_json(card)))
        for name in {place.list for place in (*left, *places)}:
            self._recount(name)
        return left

    def take(self, translation: str) -> None:
        card = self.card(translation)
        if card is not None:
            left = places_of(card)
            self._db.executemany("delete from places where list = ? and sort = ?", [(p.list, p.order) for p in left])
            self._db.execute("delete from cards where translation = ?", (translation,))
            for name in {place.list for place in left}:
                self._recount(name)

    def put_many(self, cards: Sequence[Card]) -> None:
        """Cards that are all new, into an index that is empty of them; `recount` afterwards."""
        self._db.executemany("insert into cards values (?, ?)", [(one.translation, card_json(one)) for one in cards])
        rows = ((p.list, p.order, card.translation, p.label, p.event) for card in cards for p in places_of(card))
        self._db.executemany("insert into places values (?, ?, ?, ?, ?)", rows)

    def recount(self) -> None:
        """Count every list."""
        self._db.execute("delete from lists")
        self._db.execute(
            "insert into lists select list, label, entries from "
            "(select list, label, count(*) as entries, max(sort) from places group by list)"
        )

    def card(self, translation: str) -> Card | None:
        found = self._db.execute("select card from cards where translation = ?", (translation,)).fetchone()
        return read_card(found[0]) if found else None

    def count(self, name: str) -> int:
        found = self._db.execute("select entries from lists where list = ?", (name,)).fetchone()
        return int(found[0]) if found else 0

    def position(self, name: str, order: str) -> int:
        found = self._db.execute("select count(*) from places where list = ? and sort < ?", (name, order)).fetchone()
        return int(found[0])

    def entries(self, name: str, start: int, stop: int) -> Sequence[Shown]:
        rows = self._db.execute(
            # Places are counted off before their cards are looked up.
            "select sort, label, event, card from (select sort, label, event, translation from places where list = ? "
            "order by sort limit ? offset ?) join cards using (translation) order by sort",
            (name, max(0, stop - start), start),
        )
        return tuple(Shown(Place(name, sort, label, event), _kept_card(card)) for sort, label, event, card in rows)

    def lists(self, folder: str) -> Sequence[ListName]:
        rows = self._db.execute(
            "select list, label, entries from lists where list > ? and list < ? order by list",
            (f"{folder}/", f"{folder}0"),
        )
        return tuple(ListName(*row) for row in rows)

    def holder(self, slug: str) -> str:
        """The translation whose standing edition has this folder; empty if nobody's has."""
        found = self._db.execute("select translation from places where list = 'feed' and event = ?", (slug,)).fetchone()
        return str(found[0]) if found else ""

    def collides(self) -> bool:
        """Whether two editions have the same folder."""
        query = "select 1 from places where list = 'feed' group by event having count(*) > 1 limit 1"
        return self._db.execute(query).fetchone() is not None

    def item(self, slug: str) -> FeedItem | None:
        found = self._db.execute("select atom, json from items where slug = ?", (slug,)).fetchone()
        return FeedItem(*found) if found else None

    def keep_item(self, slug: str, published: str, item: FeedItem) -> None:
        """Keep what the feeds say of an edition; only the newest are kept."""
        self._db.execute("insert or replace into items values (?, ?, ?, ?)", (slug, published, item.atom, item.json))
        self._db.execute(
            "delete from items where slug not in (select slug from items order by sort desc limit ?)", (_KEPT_ITEMS,)
        )

    def fact(self, name: str) -> str:
        found = self._db.execute("select value from facts where name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def keep_fact(self, name: str, value: str) -> None:
        self._db.execute("insert or replace into facts values (?, ?)", (name, value))

    def signers(self) -> set[str]:
        """The ids of all keys that signed an edition of the site."""
        return set(self.fact("signers").split())

    def keep_signers(self, signers: Iterable[str]) -> None:
        self.keep_fact("signers", " ".join(sorted(signers)))

    def _recount(self, name: str) -> None:
        self._db.execute("delete from lists where list = ?", (name,))
        self._db.execute(
            "insert into lists select list, label, entries from "
            "(select list, label, count(*) as entries, max(sort) from places where list = ?) where entries > 0",
            (name,),
        )


def kept_fact(path: Path, name: str) -> str:
    """One fact of the index in this file, read beside whoever is changing it; empty where it has none."""
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
        try:
            found = connection.execute("select value from facts where name = ?", (name,)).fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StorageError(f"“{path}” cannot be read: {error}.") from error
    return str(found[0]) if found else ""


@contextmanager
def read_index(path: Path) -> Iterator[SiteIndex]:
    """The index in this file, to be read only: by as many processes at once as there are."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    except sqlite3.Error as error:
        raise StorageError(f"“{path}” cannot be opened: {error}.") from error
    try:
        yield SiteIndex(connection)
    finally:
        connection.close()


@contextmanager
def open_index(path: Path) -> Iterator[SiteIndex]:
    """The index in this file, made if there is none. What was put is kept if the block ends well, else nothing is."""
    with plain_refusals(path):
        try:
            connection = sqlite3.connect(path, isolation_level=None)
        except sqlite3.Error as error:
            raise StorageError(f"“{path}” cannot be opened: {error}.") from error
    try:
        connection.executescript(_TABLES)
        connection.execute("begin immediate")
        yield SiteIndex(connection)
        connection.execute("commit")
    except sqlite3.Error as error:
        full = getattr(error, "sqlite_errorname", "") in {"SQLITE_FULL", "SQLITE_IOERR_WRITE"}
        raise (StorageFullError if full else StorageError)(f"“{path}” cannot be used: {error}.") from error
    finally:
        connection.close()  # without a commit nothing is kept
