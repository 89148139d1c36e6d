"""Files of arrays that are mapped into memory, never changed, and known to be whole.

A first line names the form; then come a header in JSON with its length and checksum, and the arrays, each at a
multiple of 64 bytes and with a checksum of its own.
"""

import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from colophon.adapters.files import replace_file_by_parts
from colophon.errors import IndexDamagedError

_PREFIX = struct.Struct("<QI")  # length of the header, its checksum
_ALIGNED = 64

Array = npt.NDArray[np.generic]


@dataclass(frozen=True, slots=True, eq=False)
class ArrayFile:
    """`about` is what the writer said of the arrays, as JSON gives it back; `checksums` are those of the arrays."""

    path: Path
    about: Mapping[str, object]
    arrays: Mapping[str, Array]
    checksums: Mapping[str, int]


def write_arrays(path: Path, form: bytes, *, about: Mapping[str, object], arrays: Mapping[str, Array]) -> None:
    """Write the file whole or not at all. StorageFullError and its kin if it cannot be written."""
    whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    replace_file_by_parts(path, _parts(form, about, whole))


def _parts(form: bytes, about: Mapping[str, object], arrays: Mapping[str, Array]) -> Iterator[bytes | memoryview]:
    at, rows = 0, []
    for name, array in arrays.items():
        crc = zlib.crc32(array.data)
        rows.append({"name": name, "type": array.dtype.str, "shape": array.shape, "at": at, "crc": crc})
        at += array.nbytes + _gap(array.nbytes)
    header = json.dumps({"about": about, "arrays": rows, "size": at}).encode()
    begin = form + _PREFIX.pack(len(header), zlib.crc32(header)) + header
    yield begin + bytes(_gap(len(begin)))
    for array in arrays.values():
        yield array.data.cast("B") if array.size else b""
        yield bytes(_gap(array.nbytes))


def open_arrays(path: Path, form: bytes) -> ArrayFile:
    """Map a file. IndexDamagedError if it is cut off, of another form, or its header is not what was written."""
    try:
        data: npt.NDArray[np.uint8] = np.memmap(path, np.uint8, "r")
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"“{path.name}” is missing or empty.") from error
    header, body = _header(path, data, form)
    about, rows = header["about"], header["arrays"]
    assert isinstance(about, dict)
    assert isinstance(rows, list)
    arrays = {row["name"]: _array(row, data[body:]) for row in rows}
    return ArrayFile(path, about, arrays, {row["name"]: row["crc"] for row in rows})


def require_whole(file: ArrayFile) -> None:
    """IndexDamagedError if any array is not what was written; reads the whole file."""
    for name, array in file.arrays.items():
        if zlib.crc32(np.ascontiguousarray(array).data) != file.checksums[name]:
            raise IndexDamagedError(f"“{file.path.name}” is damaged: {name}.")


def _header(path: Path, data: npt.NDArray[np.uint8], form: bytes) -> tuple[dict[str, object], int]:
    begin = len(form) + _PREFIX.size
    if data[: len(form)].tobytes() != form:
        raise IndexDamagedError(f"“{path.name}” is of another version of Colophon.")
    if len(data) < begin:
        raise IndexDamagedError(f"“{path.name}” is cut off.")
    length, crc = _PREFIX.unpack(data[len(form) : begin].tobytes())
    raw = data[begin : begin + length].tobytes()
    if len(raw) < length or zlib.crc32(raw) != crc:
        raise IndexDamagedError(f"“{path.name}” is damaged.")
    header: dict[str, object] = json.loads(raw)
    body = begin + length + _gap(begin + length)
    if len(data) != body + int(str(header["size"])):
        raise IndexDamagedError(f"“{path.name}” is cut off.")
    return header, body


def _array(row: Mapping[str, object], body: npt.NDArray[np.uint8]) -> Array:
    shape, kind, at = row["shape"], np.dtype(str(row["type"])), int(str(row["at"]))
    assert isinstance(shape, list)
    size = int(np.prod(shape, dtype=np.int64)) * kind.itemsize
    return np.asarray(body[at : at + size]).view(kind).reshape(shape)


def _gap(size: int) -> int:
    return -size % _ALIGNED
