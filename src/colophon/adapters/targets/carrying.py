"""What every way of carrying files shares: a tree that is changed here, and then made the same there."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from colophon.adapters.files import plain_refusals, replace_file
from colophon.errors import StorageError, TargetError
from colophon.signoff.canonical import sha256_of


@dataclass(frozen=True, slots=True)
class Change:
    """Paths of a tree that were written and that were removed."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Carrier(Protocol):
    """A way to a place that holds files. `prepare` and `carry` may be repeated; the place is the same afterwards."""

    @property
    def whole(self) -> bool:
        """The place is made what the tree is: a file that our tree has lost would be taken away there."""

    def prepare(self) -> Path:
        """The tree to be changed: as it is there, as far as that can be asked."""

    def beyond(self, folder: str) -> Iterable[str] | None:
        """Paths below a folder ("a/", "" for all) that stand there and the tree may lack; None: it does not tell."""

    def carry(self, change: Change, *, what: str) -> None:
        """Make the place what the tree is now. `what` says why, in one line. TargetError."""

    def try_it(self) -> str:
        """Whether the place would take something, in words. TargetError."""


def change_tree(tree: Path, put: Mapping[str, bytes], remove: Iterable[str]) -> Change:
    """Write and remove files of a tree; what already is as it should be is not touched, nor is anything else."""
    written = []
    for name, data in put.items():
        path = inside(tree, name)
        with plain_refusals(path):
            same = path.is_file() and path.read_bytes() == data
        if not same:
            replace_file(path, data)
        written.append(name)
    removed = [name for name in remove if name not in put]
    for name in removed:
        _remove(tree, inside(tree, name))
    return Change(tuple(written), tuple(removed))


def paths_in(tree: Path, folder: str) -> list[str]:
    """The files below a folder of a tree ("a/", or "" for all) by their paths in the tree."""
    with plain_refusals(tree):
        return sorted(path.relative_to(tree).as_posix() for path in (tree / folder).rglob("*") if path.is_file())


def inside(tree: Path, name: str) -> Path:
    """The file of a path below `tree`; StorageError where it would lie outside, also by a link."""
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\0" in name or "\\" in name:
        raise StorageError(f"“{name}” is not a path inside the target's folder.")
    found = tree / path
    if not found.parent.resolve().is_relative_to(tree.resolve()):
        raise StorageError(f"“{name}” leads out of the target's folder.")
    return found


def _remove(tree: Path, path: Path) -> None:
    """The file, and the folders that it leaves empty."""
    with plain_refusals(path):
        path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == tree or not folder.is_relative_to(tree):
            return
        with suppress(OSError):
            folder.rmdir()


class PlacedFolder:
    """What of a folder was put somewhere before, so that only what changed is put again. Lost, everything is."""

    def __init__(self, source: Path, record: Path) -> None:
        self._source, self._record = source, record

    @property
    def lost(self) -> bool:
        """Nobody knows what was put there."""
        return not self._known()

    def change(self, tree: Path, *, seen: Iterable[str] = ()) -> tuple[Mapping[str, bytes], list[str]]:
        """The files that are new or different since `done` or that `tree` lacks, and the paths that are gone.

        `seen` are paths of ours that the place holds, whether or not they were noted.
        """
        known = {name: list[int | str]() for name in seen} | self._known()
        put: dict[str, bytes] = {}
        present: dict[str, list[int | str]] = {}
        with plain_refusals(self._source):
            for path in sorted(self._source.rglob("*")):
                if path.is_symlink() or not path.is_file():
                    continue
                name, stat = path.relative_to(self._source).as_posix(), path.stat()
                before = known.get(name, [])
                there = (tree / name).is_file()
                if there and before[:2] == [stat.st_size, stat.st_mtime_ns]:
                    present[name] = before
                    continue
                data = path.read_bytes()
                present[name] = [stat.st_size, stat.st_mtime_ns, sha256_of(data)]
                if not there or before[2:] != present[name][2:]:
                    put[name] = data
        self._present = present
        return put, [name for name in known if name not in present]

    def done(self) -> None:
        """What `change` told is there now."""
        replace_file(self._record, json.dumps(self._present, separators=(",", ":")).encode())

    def _known(self) -> dict[str, list[int | str]]:
        try:
            found = json.loads(self._record.read_bytes())
            return {str(name): list(entry) for name, entry in found.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}


class FolderCarrier:
    """A folder of this machine, or one that is mounted here. Files of others in it stay as they are.

    `note` keeps on which mounted disk it lies: where that is away, nothing is written below its mount point instead.
    """

    whole = False

    def __init__(self, folder: Path, note: Path | None = None) -> None:
        self._folder, self._note = folder, note

    def prepare(self) -> Path:
        self._on_its_disk()
        with plain_refusals(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder

    def _on_its_disk(self) -> None:
        if self._note is None:
            return
        with plain_refusals(self._note):
            known = self._note.read_text("utf-8", "surrogateescape") if self._note.is_file() else ""
        if known and not Path(known).is_mount():
            again = "Mount it. If the files shall lie on this disk now: colophon target send NAME --again"
            raise TargetError(f"“{self._folder}” lay on a disk at “{known}” that is not mounted now. {again}")
        here = next(str(one) for one in (self._folder, *self._folder.parents) if one.is_mount())
        if here != known:
            replace_file(self._note, here.encode("utf-8", "surrogateescape"))

    def beyond(self, folder: str) -> Iterable[str]:
        """The tree is the place."""
        return ()

    def carry(self, change: Change, *, what: str) -> None:
        """It is there already."""

    def try_it(self) -> str:
        probe = self.prepare() / ".colophon-try"
        replace_file(probe, b"")
        probe.unlink(missing_ok=True)
        return f"Files can be written in “{self._folder}”."
