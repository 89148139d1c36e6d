"""The page of contents of an index: which volumes belong to it, and up to which unit they reach."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from colophon.adapters.files import make_folder, plain_refusals, replace_file
from colophon.errors import IndexDamagedError
from colophon.memory.store import End

FORM = 1
PAGE = "contents.json"
SUFFIX = ".volume"
NO_STAMP = (0, 0)
_NOTHING = End()


@dataclass(frozen=True, slots=True)
class Contents:
    """`end` is the last unit that the volumes hold; `retired` are ids in them that were replaced since."""

    end: End = _NOTHING
    volumes: tuple[str, ...] = ()
    retired: frozenset[int] = field(default_factory=frozenset)


def stamp(folder: Path) -> tuple[int, int]:
    """Changes whenever the page of contents is written anew."""
    try:
        state = (folder / PAGE).stat()
    except OSError:
        return NO_STAMP
    return state.st_ino, state.st_mtime_ns


def read_contents(folder: Path) -> Contents:
    """What the page says; nothing if there is none. IndexDamagedError if it cannot be understood."""
    try:
        page = json.loads((folder / PAGE).read_bytes())
        if page["form"] != FORM:
            raise IndexDamagedError("The index is of another version of Colophon.")
        return Contents(End(*page["end"]), tuple(page["volumes"]), frozenset(page["retired"]))
    except FileNotFoundError:
        return Contents()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(f"“{PAGE}” cannot be read.") from error


def covered(folder: Path) -> int:
    """Up to which unit there are volumes; 0 where that cannot be understood."""
    try:
        return read_contents(folder).end.last
    except IndexDamagedError:
        return 0


def write_contents(folder: Path, contents: Contents) -> None:
    """From now on the index is this."""
    page = {
        "form": FORM,
        "end": contents.end,
        "volumes": contents.volumes,
        "retired": sorted(contents.retired),
    }
    replace_file(folder / PAGE, json.dumps(page).encode())


def remove_strays(folder: Path, contents: Contents) -> None:
    """Take away volumes that do not belong to the index: merged into others, or left by whoever was killed."""
    for path in folder.glob(f"*{SUFFIX}"):
        if path.name not in contents.volumes:
            path.unlink(missing_ok=True)


@contextmanager
def writing(folder: Path) -> Iterator[bool]:
    """Whether this process alone may write the index; it ends with the block, and with the process in any case."""
    make_folder(folder)
    with plain_refusals(folder):
        number = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        alone = False
        with suppress(BlockingIOError):
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            alone = True
        yield alone
    finally:
        os.close(number)
