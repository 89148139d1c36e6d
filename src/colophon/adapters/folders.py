"""A folder tree that is published whole or not at all: readers see the old tree or the new one, never a mixture."""

import ctypes
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from threading import Event, Thread

from colophon.adapters.clearing import clear, clear_abandoned, unfinished_beside
from colophon.adapters.files import UNFINISHED, make_folder, plain_refusals, sync_folder
from colophon.adapters.new_ground import new_ground
from colophon.errors import InputError, StorageError, TooLargeFileError

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2
_EVERY = 2.0  # seconds


def publish_folder(folder: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> None:
    """Make `folder` hold exactly `files` (relative path with "/" → bytes); what was in it before is gone afterwards.

    Files that come one by one are written one by one, however large the whole is.
    """
    paths = ((inside(name), data) for name, data in (files.items() if isinstance(files, Mapping) else files))
    with new_folder(folder) as unfinished:
        for name, data in paths:
            path = unfinished / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


@contextmanager
def new_folder(folder: Path, *, then: Callable[[], object] = lambda: None) -> Iterator[Path]:
    """An empty folder to be filled, which takes the place of `folder` in one step if the block ends well.

    `then` is done at once. The old tree is cleared away afterwards; a large one by a process that keeps nobody waiting.
    """
    make_folder(folder.parent)
    clear_abandoned(folder)
    with plain_refusals(folder), unfinished_beside(folder) as unfinished:
        try:
            new = new_ground(unfinished)
            os.chmod(new, 0o755)  # noqa: S103 - published for a web server to read
            yield new
            sync_tree(new)
            put_in_place(new, folder)
            sync_folder(folder.parent)
            then()
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)  # whoever met a full disk wants the room back
            raise
    clear(unfinished)


@contextmanager
def written_meanwhile(folder: Path) -> Iterator[None]:
    """Let the disk write what lies in a folder while more is being made, so that little is left to wait for."""
    done = Event()

    def write() -> None:
        while not done.wait(_EVERY):
            _synced_at_once(folder)

    thread = Thread(target=write, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


class FolderFiles(Mapping[str, bytes]):
    """The files of a folder, each read when it is asked for: a whole site may be larger than memory."""

    def __init__(self, folder: Path, *, limit: int = 64 * 1024 * 1024) -> None:
        """TooLargeFileError for a single file of more than `limit` bytes."""
        self._folder, self._limit = folder, limit
        with plain_refusals(folder):
            if not folder.is_dir():
                raise InputError(
                    f"There is no folder “{folder}”.", hint="Name the folder that holds index.html and keys.json."
                )
            found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
            self._names = dict.fromkeys(sorted(path.relative_to(folder).as_posix() for path in found))

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        path = self._folder / name
        with plain_refusals(path):
            if path.stat().st_size > self._limit:
                raise TooLargeFileError(f"“{path}” holds more than {self._limit // 1024 // 1024} MB.")
            return path.read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def inside(name: str) -> PurePosixPath:
    """A path of a published folder. StorageError for one that leads out of it."""
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\0" in name or "\\" in name:
        raise StorageError(f"“{name}” is not a path inside the folder to be published.")
    return path


def sync_tree(top: Path, paths: Iterable[Path] | None = None) -> None:
    """Force a whole tree, or these paths in it, to the disk: at once where the system can (Linux), else one by one.

    Each file by itself has the journal written once for each: in a site's change that takes ten times as long.
    """
    if _synced_at_once(top):
        return
    for path in (top, *top.rglob("*")) if paths is None else paths:
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _synced_at_once(top: Path) -> bool:
    number = os.open(top, os.O_RDONLY | os.O_DIRECTORY)
    try:
        return bool(ctypes.CDLL(None, use_errno=True).syncfs(number) == 0)
    except (AttributeError, OSError, TypeError):
        return False
    finally:
        os.close(number)


def put_in_place(new: Path, folder: Path) -> None:
    """Give `new` the name of `folder`; afterwards `new` names the old tree, if there was one."""
    if not folder.exists():
        os.rename(new, folder)
    elif not _exchanged(new, folder):
        # Where folders cannot change places at once, the old one steps aside first.
        aside = new.with_name(f"{new.name}.old{UNFINISHED}")
        os.rename(folder, aside)
        os.rename(new, folder)
        os.rename(aside, new)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders changed places in one step (Linux can; elsewhere False and nothing changed)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
