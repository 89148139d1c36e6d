"""Keeping the published site searchable: an index of its pages, made again whenever they have changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from colophon.adapters.home import Home
from colophon.adapters.site.searching import Indexer, can_search, make_searchable, pagefind, searchable
from colophon.desk.actions.deliveries import put_site_again
from colophon.desk.actions.set_site import alone, desk_page, site_folder, site_mark
from colophon.desk.models import Desk


def search_is_due(home: Home, desk: Desk) -> bool:
    """Whether readers search a site that has changed since its index was made, as far as it can be made here."""
    mark = site_mark(home, desk)
    wanted = bool(mark) and desk_page(home, desk).search and can_search()
    return wanted and searchable(site_folder(home, desk)) != mark


def make_site_searchable(home: Home, desk: Desk, *, now: datetime, indexer: Indexer = pagefind) -> bool:
    """Make the index anew; False where the site changed meanwhile, so that it has to be made again."""
    mark = site_mark(home, desk)

    @contextmanager
    def still() -> Iterator[bool]:
        with alone(home):
            yield site_mark(home, desk) == mark

    made = make_searchable(site_folder(home, desk), mark=mark, still=still, indexer=indexer)
    if made:
        put_site_again(desk, now=now)
    return made
