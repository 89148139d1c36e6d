"""Volumes: shelves of the memory as files that are mapped into memory, never changed, and known to be whole.

A volume has a first line that names its form, a header in JSON with its length and checksum, and the arrays, each at a
multiple of 64 bytes and with a checksum of its own.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from colophon.adapters.files import replace_file_by_parts
from colophon.errors import IndexDamagedError
from colophon.memory.shelf import ARRAYS, Scope, Shelf, renumbered
from colophon.memory.store import Languages

FORM = b"colophon memory volume 1\n"
_PREFIX = struct.Struct("<QI")  # length of the header, its checksum
_ALIGNED = 64
_NOTHING = np.empty(0, np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Volume:
    """A shelf in a file, and the languages of its units."""

    path: Path
    languages: Languages
    shelf: Shelf


def write_volume(path: Path, shelf: Shelf, languages: Languages) -> None:
    """Write the file whole or not at all. StorageFullError and its kin if it cannot be written."""
    replace_file_by_parts(path, _parts(shelf, languages))


def _parts(shelf: Shelf, languages: Languages) -> Iterator[bytes | memoryview]:
    at, rows = 0, []
    arrays = [np.ascontiguousarray(getattr(shelf, name)) for name in ARRAYS]
    for name, array in zip(ARRAYS, arrays, strict=True):
        row = {"name": name, "type": array.dtype.str, "shape": array.shape, "at": at, "crc": zlib.crc32(array.data)}
        rows.append(row)
        at += array.nbytes + _gap(array.nbytes)
    whole = {"languages": languages, "first": shelf.first, "scopes": shelf.scopes, "arrays": rows, "size": at}
    header = json.dumps(whole).encode()
    begin = FORM + _PREFIX.pack(len(header), zlib.crc32(header)) + header
    yield begin + bytes(_gap(len(begin)))
    for array in arrays:
        yield array.data.cast("B") if array.size else b""
        yield bytes(_gap(array.nbytes))


def open_volume(path: Path) -> Volume:
    """Map a volume. IndexDamagedError if it is cut off, of another form, or its header is not what was written."""
    try:
        data: npt.NDArray[np.uint8] = np.memmap(path, np.uint8, "r")
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"“{path.name}” is missing or empty.") from error
    header, body = _header(path, data)
    arrays = {name: _array(row, data[body:]) for name, row in _rows(header).items()}
    languages = header["languages"]
    scopes = header["scopes"]
    first = header["first"]
    assert isinstance(languages, list)
    assert isinstance(scopes, list)
    assert isinstance(first, int)
    empty = Shelf(first, tuple(Scope(*scope) for scope in scopes), *([_NOTHING] * len(ARRAYS)))  # type: ignore[arg-type]
    return Volume(path, Languages(*languages), renumbered(empty, **arrays))


def require_whole(path: Path) -> None:
    """IndexDamagedError if any array of a volume is not what was written; reads the whole file."""
    data: npt.NDArray[np.uint8] = np.memmap(path, np.uint8, "r")
    header, body = _header(path, data)
    for name, row in _rows(header).items():
        if zlib.crc32(np.ascontiguousarray(_array(row, data[body:])).data) != row["crc"]:
            raise IndexDamagedError(f"“{path.name}” is damaged: {name}.")


def _header(path: Path, data: npt.NDArray[np.uint8]) -> tuple[dict[str, object], int]:
    begin = len(FORM) + _PREFIX.size
    if data[: len(FORM)].tobytes() != FORM:
        raise IndexDamagedError(f"“{path.name}” is of another version of Colophon.")
    if len(data) < begin:
        raise IndexDamagedError(f"“{path.name}” is cut off.")
    length, crc = _PREFIX.unpack(data[len(FORM) : begin].tobytes())
    raw = data[begin : begin + length].tobytes()
    if len(raw) < length or zlib.crc32(raw) != crc:
        raise IndexDamagedError(f"“{path.name}” is damaged.")
    header: dict[str, object] = json.loads(raw)
    body = begin + length + _gap(begin + length)
    if len(data) != body + int(str(header["size"])):
        raise IndexDamagedError(f"“{path.name}” is cut off.")
    return header, body


def _rows(header: dict[str, object]) -> dict[str, dict[str, object]]:
    rows = header["arrays"]
    assert isinstance(rows, list)
    return {row["name"]: row for row in rows}


def _array(row: dict[str, object], body: npt.NDArray[np.uint8]) -> npt.NDArray[np.generic]:
    shape, kind, at = row["shape"], np.dtype(str(row["type"])), int(str(row["at"]))
    assert isinstance(shape, list)
    size = int(np.prod(shape, dtype=np.int64)) * kind.itemsize
    return np.asarray(body[at : at + size]).view(kind).reshape(shape)


def _gap(size: int) -> int:
    return -size % _ALIGNED
