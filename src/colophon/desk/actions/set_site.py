"""Setting the published site: what came out since the last time, or everything."""

import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from colophon.adapters.clearing import clear_abandoned
from colophon.adapters.fonts import InstalledFonts
from colophon.adapters.home import Home, locked
from colophon.adapters.keys import KeyFolder
from colophon.adapters.site import setting as site_setting
from colophon.adapters.site.archive import Progress, Site, unwatched
from colophon.adapters.site.changing import finish_change
from colophon.adapters.site.index import kept_fact
from colophon.adapters.site.look import read_look
from colophon.adapters.site.searching import NOTHING, forget_search
from colophon.adapters.site.setting import Done
from colophon.desk.models import Desk
from colophon.desk.queries.find import the_desk
from colophon.desk.queries.site_archive import DeskArchive
from colophon.desk.queries.takedowns import gone_from
from colophon.editions.edition import DeskPage
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
        drawn=home.drawn.folder if home.settings().site.pictures == "yes" else None,
    )


def set_site(
    home: Home,
    desk: Desk,
    keys: KeyFolder,
    *,
    also: Iterable[str] = (),
    anew: bool = False,
    progress: Progress = unwatched,
) -> Done:
    """Readers see the old site or the new one. `also` are numbers of sources whose pages changed without an edition.

    `anew` sets every page, whatever has changed. A search index that knows what has been taken down since goes.
    """
    site, archive = site_of(home, desk, keys), archive_of(home, desk)
    done = site_setting.set_site(site, archive, also=also, anew=anew, progress=progress)
    forget_search(site.folder, taken_down=archive.taken_down())
    return done


def site_mark(home: Home, desk: Desk) -> str:
    """What the site that stands was set from; empty where that is not known."""
    folder = site_folder(home, desk)
    file = Site.index_of(folder)
    if not file.is_file() or not (folder / "index.html").is_file():
        return ""
    return kept_fact(file, "mark")


def set_sites_due(home: Home, keys: KeyFolder) -> list[Desk]:
    """Set the sites that lack something published or show something taken down; those of which desks.

    Whoever publishes sets the site at once: this finds what a killed process, or a full disk, left undone.
    """
    due = [desk for desk in Desk.objects.order_by("pk") if site_lags(home, desk)]
    for desk in due:
        with alone(home):
            set_site(home, desk, keys)
    return due


def site_lags(home: Home, desk: Desk) -> bool:
    """Whether the desk's own site is behind what is published and taken down."""
    mark, wanted = site_mark(home, desk), DeskArchive(desk).mark()
    if not mark and (site_folder(home, desk) / "index.html").is_file():
        return False  # two articles want one folder: such a site is always set whole, and has no mark
    return wanted not in (mark, NOTHING)


def finish_sites(home: Home) -> int:
    """Finish the changes of sites that were decided on and cut off by a kill; how many.

    What had not been decided on never happened, and is cleared away. A process that is at work here does so itself.
    """
    with suppress(HomeBusyError), locked(home):
        folders = [site_folder(home, desk) for desk in Desk.objects.order_by("pk")]
        for folder in folders:
            clear_abandoned(folder)
        return sum(map(finish_change, folders))
    return 0


def archive_of(home: Home, desk: Desk) -> DeskArchive:
    """What the desk published, with the pictures that it may and wants to show."""
    return DeskArchive(desk, home.drawn if home.settings().site.pictures == "yes" else None)


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
