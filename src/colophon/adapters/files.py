"""Files that are written whole or not at all, and that outlast a power cut.

A file is written under a temporary name in its own folder, forced to the disk, and only then given its name; then the
folder is forced to the disk too. A killed process leaves at most a temporary file; `remove_leftovers` takes it away.
"""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from colophon.errors import NotWritableError, StorageError, StorageFullError

UNFINISHED = ".part"
Buffer: TypeAlias = bytes | memoryview
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST))
_A_DAY = 24 * 3600.0


@contextmanager
def plain_refusals(path: Path) -> Iterator[None]:
    """Turn what the operating system says about `path` into a refusal a person can act on."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFullError(f"There is no room left to write “{path}”.") from error
        if error.errno in _FORBIDDEN:
            raise NotWritableError(f"“{path}” cannot be written: {error.strerror}.") from error
        raise StorageError(f"“{path}” cannot be read or written: {error.strerror}.") from error


def make_folder(folder: Path, *, mode: int = 0o777) -> None:
    """See to it that `folder` and the folders above it exist, also after a power cut."""
    if folder.is_dir():
        return
    with plain_refusals(folder):
        missing = [folder, *(parent for parent in folder.absolute().parents if not parent.exists())]
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
        for made in missing:
            sync_folder(made.absolute().parent)


def replace_file(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write `path`, in place of what was there. Anyone who reads sees the old file or the new one, whole."""
    replace_file_by_parts(path, [data], mode=mode)


def replace_file_by_parts(path: Path, parts: Iterable[Buffer], *, mode: int = 0o644) -> None:
    """The same for what is better not joined in memory first."""
    make_folder(path.parent)
    with _unfinished(path, parts, mode=mode) as unfinished:
        os.replace(unfinished, path)
        sync_folder(path.parent)


def write_once(path: Path, data: bytes, *, mode: int = 0o444) -> bool:
    """Write `path` if there is none yet; False, and nothing changed, if somebody was there before, even just now."""
    if path.exists():
        return False
    make_folder(path.parent)
    with _unfinished(path, [data], mode=mode) as unfinished:
        try:
            os.link(unfinished, path)  # unlike a rename, never in place of another file
        except FileExistsError:
            return False
        sync_folder(path.parent)
    return True


@contextmanager
def _unfinished(path: Path, parts: Iterable[Buffer], *, mode: int) -> Iterator[Path]:
    """A file beside `path` that holds `parts` and is safe on the disk; gone at the end, unless renamed."""
    with plain_refusals(path):
        number, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.writelines(parts)
                file.flush()
                os.fchmod(file.fileno(), mode)
                os.fsync(file.fileno())
            yield Path(name)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(name)


def sync_folder(folder: Path) -> None:
    """Force the names in `folder` to the disk."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def remove_leftovers(folder: Path, *, older_than: float = _A_DAY) -> int:
    """Take away what killed processes left unfinished under `folder` more than `older_than` seconds ago; how many."""
    removed = 0
    for path in list(folder.rglob(f".*{UNFINISHED}")):
        with suppress(FileNotFoundError):
            if time.time() - path.lstat().st_mtime > older_than:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
                removed += 1
    return removed
