"""Laying drawn pictures into the folders of the editions that show them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from colophon.adapters.site.archive import Site
from colophon.editions.build import SetArticle


def lay_pictures(site: Site, made: SetArticle, top: Path) -> None:
    """Into a new site: without taking room on the disk again where the file system can do that."""
    if site.drawn is not None:
        for path, name in made.pictures.items():
            try:
                os.link(site.drawn / name, top / path)
            except OSError:
                shutil.copyfile(site.drawn / name, top / path)


def new_pictures(site: Site, made: SetArticle) -> Iterator[tuple[str, bytes]]:
    """Those that do not lie there yet: a file's name says what it holds, so one that is there is right."""
    if site.drawn is not None:
        for path, name in made.pictures.items():
            if not (site.folder / path).is_file():
                yield path, (site.drawn / name).read_bytes()


def pictures_no_longer_shown(site: Site, made: SetArticle) -> set[str]:
    """Those that lie in the folders of these editions, and that no page shows any more."""
    return {
        f"{slug}/{path.name}"
        for slug in made.pages
        for path in (site.folder / slug).glob("picture-*")
        if f"{slug}/{path.name}" not in made.pictures
    }
