"""Volumes: shelves of the memory in files."""

from dataclasses import dataclass
from pathlib import Path

from colophon.adapters import array_file
from colophon.adapters.array_file import ArrayFile, open_arrays, write_arrays
from colophon.memory.shelf import ARRAYS, Scope, Shelf
from colophon.memory.store import Languages

FORM = b"colophon memory volume 4\n"


@dataclass(frozen=True, slots=True, eq=False)
class Volume:
    """A shelf in a file, and the languages of its units."""

    file: ArrayFile
    languages: Languages
    shelf: Shelf

    @property
    def path(self) -> Path:
        return self.file.path


def write_volume(path: Path, shelf: Shelf, languages: Languages) -> None:
    """Write the file whole or not at all. StorageFullError and its kin if it cannot be written."""
    about = {"languages": languages, "first": shelf.first, "scopes": shelf.scopes}
    write_arrays(path, FORM, about=about, arrays={name: getattr(shelf, name) for name in ARRAYS})


def open_volume(path: Path) -> Volume:
    """Map a volume. IndexDamagedError if it is cut off, of another form, or its header is not what was written."""
    file = open_arrays(path, FORM)
    languages, first, scopes = file.about["languages"], file.about["first"], file.about["scopes"]
    assert isinstance(languages, list)
    assert isinstance(first, int)
    assert isinstance(scopes, list)
    arrays = [file.arrays[name] for name in ARRAYS]
    shelf = Shelf(first, tuple(Scope(*scope) for scope in scopes), *arrays)  # type: ignore[arg-type]
    return Volume(file, Languages(*languages), shelf)


def require_whole(volume: Volume) -> None:
    """IndexDamagedError if any array of a volume is not what was written; reads the whole file."""
    array_file.require_whole(volume.file)
