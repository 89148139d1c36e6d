"""Making a site searchable: Pagefind reads the pages and lays an index beside them. It asks nobody anything."""

import shutil
import subprocess  # the index is made by a program of its own
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib.util import find_spec
from pathlib import Path

from colophon.adapters.clearing import unfinished_beside
from colophon.adapters.files import plain_refusals, replace_file
from colophon.adapters.folders import put_in_place
from colophon.errors import SearchIndexError

FOLDER = "pagefind"
Still = Callable[[], AbstractContextManager[bool]]
Indexer = Callable[[Path, Path], None]
"""Reads the pages of a folder and lays an index into another."""
_SECONDS = 3600
NOTHING = "0 0-0"
"""The mark of a site on which nothing was published, and from which nothing was taken down."""


def can_search() -> bool:
    """Whether Pagefind is installed (the extra `search`)."""
    return find_spec("pagefind") is not None


def pagefind(folder: Path, into: Path) -> None:
    """The indexer that the extra `search` brings."""
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-path", str(into)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS)  # noqa: S603 - our own words
    except subprocess.CalledProcessError as error:
        last = (error.stderr or error.stdout or "").strip().rpartition("\n")[2]
        raise SearchIndexError(f"Pagefind could not read the site: {last}.") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchIndexError(f"Pagefind did not finish: {error}.") from error


def make_searchable(
    folder: Path, *, mark: str = "", still: Still = lambda: nullcontext(True), indexer: Indexer = pagefind
) -> bool:
    """Index the articles of a site, which has this `mark`; False where it had become another one by the end.

    The old index serves until the new one is whole. Reading the pages takes a while and keeps nobody waiting; `still`
    is entered for the moment in which the index is put in place, and says whether the site is what was read.
    """
    if not can_search():
        raise SearchIndexError("Pagefind is not installed.")
    with plain_refusals(folder), unfinished_beside(folder) as new:
        try:
            indexer(folder, new / FOLDER)
            with still() as same:
                if same:
                    put_in_place(new / FOLDER, folder / FOLDER)
                    replace_file(_record(folder), mark.encode())
                return same
        finally:
            shutil.rmtree(new, ignore_errors=True)


def searchable(folder: Path) -> str:
    """The mark of the site that the search index was made of; empty without one."""
    with suppress(OSError):
        return _record(folder).read_text("utf-8") if (folder / FOLDER).is_dir() else ""
    return ""


def forget_search(folder: Path, *, taken_down: str) -> bool:
    """Take the search index away if something was taken down, or put back, since it was made: it holds whole texts."""
    index = folder / FOLDER
    if not index.is_dir() or (searchable(folder) or NOTHING).partition(" ")[2] == taken_down:
        return False
    with plain_refusals(folder), unfinished_beside(folder) as aside:
        index.rename(aside / FOLDER)
        shutil.rmtree(aside)
    return True


def _record(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.search")
