"""Making a site searchable: Pagefind reads the pages and lays an index beside them. It asks nobody anything."""

import shutil
import subprocess  # the index is made by a program of its own
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from colophon.adapters.files import UNFINISHED, plain_refusals
from colophon.adapters.folders import put_in_place
from colophon.errors import SearchIndexError

FOLDER = "pagefind"
_SECONDS = 3600


def can_search() -> bool:
    """Whether Pagefind is installed (the extra `search`)."""
    return find_spec("pagefind") is not None


def make_searchable(folder: Path) -> int:
    """Index the articles of a site; how many files the index has. The old index serves until the new one is whole."""
    if not can_search():
        raise SearchIndexError("Pagefind is not installed.")
    with plain_refusals(folder):
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=UNFINISHED, dir=folder.parent))
        try:
            _run(folder, new / FOLDER)
            put_in_place(new / FOLDER, folder / FOLDER)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return sum(1 for path in (folder / FOLDER).rglob("*") if path.is_file())


def _run(folder: Path, into: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-path", str(into)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS)  # noqa: S603 - our own words
    except subprocess.CalledProcessError as error:
        last = (error.stderr or error.stdout or "").strip().rpartition("\n")[2]
        raise SearchIndexError(f"Pagefind could not read the site: {last}.") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SearchIndexError(f"Pagefind did not finish: {error}.") from error
