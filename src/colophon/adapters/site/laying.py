"""Laying the files of a new site: what is as it was in the old one is taken over from there, under one name more.

To delete files takes a disk ten times as long as to take names away, and a file system may look past the numbers of
deleted ones for each file that is made. What has not changed keeps its time, by which copies and browsers know it.
"""

import os
import re
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from colophon.adapters.folders import inside

_PLAIN = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*", re.ASCII)
"""Names that `inside` would let pass as they are."""
_LOOKS, _SLOW = 200, 0.003
"""Where so many old files took so many seconds each to look at, a disk has to turn for them: the rest is left."""


def lay(files: Iterable[tuple[str, bytes]], new: Path, *, old: Path) -> None:
    """Write these files into `new`, or link them from `old` where they lie with the same bytes."""
    made: set[str] = set()
    looks = _looks(new, old)
    for name, data in files:
        path = name if _PLAIN.fullmatch(name) else str(inside(name))
        target = f"{new}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        if not (looks.worth and looks.same(f"{old}/{path}", data) and linked(f"{old}/{path}", target)):
            _write(target, data)


def linked(old: str | Path, new: str | Path) -> bool:
    """Take a file over from the old site, if it has it."""
    with suppress(OSError):
        os.link(old, new)
        return True
    return False


def take_over(old: Path, new: Path, names: Iterable[str]) -> None:
    """Folders that are made after the pages, and that a new site keeps until they are made anew."""
    for name in names:
        if (old / name).is_dir() and not (new / name).exists():
            shutil.copytree(old / name, new / name, copy_function=os.link)


class _Looks:
    """Looking at the files of an old site, as long as that is quicker than to write them."""

    def __init__(self, old: Path) -> None:
        self._any, self._number, self._seconds = old.is_dir(), 0, 0.0

    @property
    def worth(self) -> bool:
        return self._any and (self._number < _LOOKS or self._seconds < _SLOW * self._number)

    def same(self, path: str, data: bytes) -> bool:
        """Whether a file, and no link to one, holds exactly this."""
        begun = time.perf_counter()
        try:
            number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            return False
        try:
            return os.fstat(number).st_size == len(data) and os.read(number, len(data) + 1) == data
        except OSError:
            return False
        finally:
            os.close(number)
            self._number += 1
            self._seconds += time.perf_counter() - begun


@lru_cache(maxsize=2)
def _looks(new: Path, old: Path) -> _Looks:
    """What this process has seen while it lays one new site in the place of an old one."""
    return _Looks(old)


def _write(path: str, data: bytes) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)  # the quickest way for ten files a page
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(number, left) :]
    finally:
        os.close(number)
