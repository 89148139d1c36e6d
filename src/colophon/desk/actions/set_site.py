"""Setting the published site: what came out since the last time, or everything."""

import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from colophon.adapters.fonts import InstalledFonts
from colophon.adapters.home import Home, locked
from colophon.adapters.keys import KeyFolder
from colophon.adapters.site import setting as site_setting
from colophon.adapters.site.archive import Site
from colophon.adapters.site.look import read_look
from colophon.adapters.site.setting import Done
from colophon.desk.models import Desk
from colophon.desk.queries.article import published_edition
from colophon.desk.queries.editions import all_editions
from colophon.desk.queries.find import the_desk
from colophon.desk.queries.site_archive import DeskArchive
from colophon.desk.queries.takedowns import gone_from
from colophon.editions.build import build
from colophon.editions.edition import DeskPage, Files
from colophon.errors import HomeBusyError
from colophon.signoff.manifest import Imprint

_TRIES, _PAUSE = 40, 0.25


def imprint_of(home: Home, desk: Desk) -> Imprint:
    """What the desk says of itself today. The settings file speaks for the first desk of a home."""
    settings = home.settings().desk
    first = desk == the_desk()
    return Imprint(
        name=(settings.name if first else "") or desk.name, language=desk.language, disclaimer=settings.disclaimer
    )


def site_folder(home: Home, desk: Desk) -> Path:
    """Where a desk's site stands: `site/` for the first desk of a home, a folder of its own for each other one."""
    return home.site if desk == the_desk() else home.path / "sites" / desk.slug


def desk_page(home: Home, desk: Desk) -> DeskPage:
    """What the desk says of itself on every page, and where its site is."""
    imprint, settings = imprint_of(home, desk), home.settings()
    return DeskPage(
        name=imprint.name,
        address=settings.desk.address,
        language=imprint.language,
        disclaimer=imprint.disclaimer,
        search=settings.site.search == "yes",
        cards=settings.site.cards == "yes",
    )


def site_of(home: Home, desk: Desk, keys: KeyFolder) -> Site:
    """How this desk's site is set today. The settings of a home's file are those of all its desks."""
    page = desk_page(home, desk)
    return Site(
        folder=site_folder(home, desk),
        desk=page,
        ring=keys.ring(),
        look=replace(read_look(home.path), gone=gone_from(desk)),
        fonts=InstalledFonts() if page.cards else None,
    )


def set_site(home: Home, desk: Desk, keys: KeyFolder, *, also: Iterable[str] = (), anew: bool = False) -> Done:
    """Readers see the old site or the new one. `also` are numbers of sources whose pages changed without an edition.

    `anew` sets every page, whatever has changed.
    """
    return site_setting.set_site(site_of(home, desk, keys), DeskArchive(desk), also=also, anew=anew)


def site_files(home: Home, desk: Desk, keys: KeyFolder) -> tuple[Files, int]:
    """Everything that the desk ever published, set anew in memory, and how many editions that are."""
    site = site_of(home, desk, keys)
    editions = [published_edition(record) for record in all_editions(desk)]
    return build(editions, replace(site.desk, cards=False), site.ring, look=site.look), len(editions)


@contextmanager
def alone(home: Home) -> Iterator[None]:
    """Work alone in this home; wait a while for another process that does. HomeBusyError if it takes too long."""
    with ExitStack() as stack:
        for number in range(_TRIES):
            try:
                stack.enter_context(locked(home))
                break
            except HomeBusyError:
                if number == _TRIES - 1:
                    raise
                time.sleep(_PAUSE)
        yield
