"""Taking large trees away without keeping anyone waiting: what takes longer than a moment is left to a process beside.

That process gives way to all others and ends by itself. Where it is killed, as by the end of a container, whoever
publishes next finds what is left: a tree in the making, or being cleared, is held by a lock that ends with its process.
"""

import fcntl
import os
import shutil
import subprocess  # our own module, with the path of a tree
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from colophon.adapters.files import UNFINISHED

MOMENT = 1.0
"""Seconds that a command spends on clearing away."""
_TIGHT = 0.2
"""Where a smaller share of the disk is free, the room is given back before the command ends."""
_NEW = 60.0
_MODEST = 19  # as `nice` has it


@contextmanager
def unfinished_beside(folder: Path) -> Iterator[Path]:
    """A new folder beside this one that others know to be in use. It stays: clear it away."""
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=UNFINISHED, dir=folder.parent))
    with held(made):
        yield made


def clear(tree: Path, *, moment: float = MOMENT) -> None:
    """Take a tree away: here as far as a moment reaches, the rest by a process beside."""
    if _tight(tree):
        shutil.rmtree(tree, ignore_errors=True)
    elif not _cleared_until(tree, time.monotonic() + moment):
        _clear_beside(tree)


def clear_abandoned(folder: Path) -> None:
    """Clear away what killed processes left beside a folder."""
    for tree in folder.parent.glob(f".{folder.name}.*{UNFINISHED}"):
        with suppress(OSError):
            if tree.is_dir() and not tree.is_symlink() and time.time() - tree.stat().st_mtime > _NEW:
                with held(tree) as ours:
                    pass
                if ours:
                    clear(tree, moment=0)


@contextmanager
def held(tree: Path) -> Iterator[bool]:
    """Whether nobody else holds a tree; if so, we do for the time of the block."""
    number = os.open(tree, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(number)


def _tight(tree: Path) -> bool:
    with suppress(OSError):
        room = shutil.disk_usage(tree)
        return room.free < _TIGHT * room.total
    return False


def _cleared_until(folder: Path, until: float) -> bool:
    """Whether all of it was gone in time. What cannot be deleted is left to whoever comes next."""
    with suppress(OSError):
        with os.scandir(folder) as found:
            entries = list(found)
        for entry in entries:
            if time.monotonic() >= until:
                return False
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)
            elif not _cleared_until(Path(entry.path), until):
                return False
        os.rmdir(folder)
    return True


def _clear_beside(tree: Path) -> None:
    with suppress(OSError):
        child = subprocess.Popen(  # noqa: S603  # our own words
            [sys.executable, "-m", __name__, str(tree.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it outlives this command
        )
        Thread(target=child.wait, daemon=True).start()  # in a server, somebody has to hear of its end


if __name__ == "__main__":
    os.nice(_MODEST)
    with held(Path(sys.argv[1])) as alone:
        if alone:
            shutil.rmtree(sys.argv[1], ignore_errors=True)
