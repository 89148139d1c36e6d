"""New ground for a tree of many files, on file systems that would else look for room among what was just deleted.

ext4 does not give the number of a deleted file out again for some minutes. It looks past every such number near by, for
each new file anew: beside a tree that was cleared away, a file costs twenty times what it costs elsewhere.
"""

import fcntl
import os
import shutil
import struct
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_READ, _WRITE = 0x80086601, 0x40086602  # FS_IOC_GETFLAGS and FS_IOC_SETFLAGS of Linux
_UNRELATED = 0x00020000  # FS_TOPDIR_FL, which `chattr +T` sets
_FLAGS = struct.Struct("l")
_PLACES, _FILES = 6, 4


def new_ground(folder: Path) -> Path:
    """An empty folder inside this one, where files are made quickest of some places that were tried."""
    unrelated(folder)
    places = [Path(tempfile.mkdtemp(dir=folder)) for _ in range(_PLACES)]
    best = min(places, key=_pace)
    for place in places:
        if place != best:
            shutil.rmtree(place, ignore_errors=True)
    return best


def unrelated(folder: Path) -> None:
    """Let folders in this one be put far from each other, by their names. Where no hint is taken, nothing happens."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            flags = bytearray(_FLAGS.size)
            fcntl.ioctl(number, _READ, flags)
            fcntl.ioctl(number, _WRITE, _FLAGS.pack(_FLAGS.unpack(flags)[0] | _UNRELATED))
        finally:
            os.close(number)


def _pace(place: Path) -> float:
    """Seconds for the quickest of some files: the others may have waited for another process."""
    took = []
    for number in range(_FILES):
        path, begun = place / str(number), time.perf_counter()
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o644))
        took.append(time.perf_counter() - begun)
    for path in place.iterdir():
        path.unlink()
    return min(took)
