"""Setting the published site anew from everything that a desk ever published."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from colophon.adapters.folders import publish_folder
from colophon.adapters.home import Home, locked
from colophon.adapters.keys import KeyFolder
from colophon.desk.models import Desk
from colophon.desk.queries.article import published_edition
from colophon.desk.queries.editions import all_editions
from colophon.desk.queries.find import the_desk
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
    imprint = imprint_of(home, desk)
    return DeskPage(
        name=imprint.name,
        address=home.settings().desk.address,
        language=imprint.language,
        disclaimer=imprint.disclaimer,
    )


def site_files(home: Home, desk: Desk, keys: KeyFolder) -> tuple[Files, int]:
    """Everything that the desk ever published, set anew, and how many editions that are."""
    page = desk_page(home, desk)
    editions = [published_edition(record) for record in all_editions(desk)]
    ring = keys.ring().of_signers(data for edition in editions for data in edition.envelopes)
    return build(editions, page, ring), len(editions)


def set_site(home: Home, desk: Desk, keys: KeyFolder) -> int:
    """Readers see the old site or the new one, never a mixture. How many editions it holds."""
    files, editions = site_files(home, desk, keys)
    publish_folder(site_folder(home, desk), files)
    return editions


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
