"""An archive that is a folder: its files in order, links not followed."""

import os
from collections.abc import Iterator
from pathlib import Path

from colophon.intake.archive.layout import Layout, placed
from colophon.intake.archive.pairing import Version

LARGEST = 5 * 1024 * 1024
"""Bytes of one article."""


class FolderArchive:
    """Files below a folder. What stands in folders that begin with a dot or underscore is not looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def versions(self, layout: Layout, *, languages: tuple[str, str]) -> Iterator[Version]:
        """Every article's file; originals before drafts, drafts before what was printed."""
        found = [
            Version(path, path, place)
            for path in self._paths()
            if (place := placed(path, layout, languages=languages)) is not None
        ]
        order = ("source", "open", "draft", "printed")
        yield from sorted(found, key=lambda one: (order.index(one.placed.standing.value), one.path))

    def read(self, reference: str) -> bytes | None:
        """The bytes of a file; None for one that is too large or gone."""
        try:
            with (self._folder / reference).open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError:
            return b""
        return data if len(data) <= LARGEST else None

    def close(self) -> None:
        """Nothing is held open."""

    def _paths(self) -> Iterator[str]:
        for top, folders, files in os.walk(self._folder):
            folders[:] = sorted(one for one in folders if not one.startswith((".", "_")))
            for name in sorted(files):
                path = Path(top, name)
                if path.is_file() and not path.is_symlink():
                    yield path.relative_to(self._folder).as_posix()
