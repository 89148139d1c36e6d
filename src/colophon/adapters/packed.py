"""Files of any length as streams, plain or packed with gzip; a small file that unpacks into a huge one is refused."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from colophon.errors import InputError, TooLargeFileError

MOST_TIMES = 200
"""How many times its packed size a file may be: real translation memories are 5 to 30 times."""
_UNQUESTIONED = 16 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_UNBELIEVABLE = "What was read before that is kept. If you trust the file, unpack it and bring it plain."
_BREAKS_OFF = "What could be read before that is kept. Get the file again whole, and bring it again."


@contextmanager
def opened_bytes(path_or_dash: str | Path) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for "-", unpacked if they are packed."""
    if str(path_or_dash) == "-":
        yield sys.stdin.buffer
        return
    with _opened(path_or_dash) as file:
        if file.peek(2)[:2] != _GZIP:
            yield cast(BinaryIO, file)
            return
        with _plain_words(path_or_dash):
            yield cast(BinaryIO, io.BufferedReader(_Unpacked(file, str(path_or_dash))))


@contextmanager
def opened_text(path_or_dash: str | Path, *, errors: str = "replace") -> Iterator[TextIO]:
    """The text of a file with its line ends as they are: UTF-8, or UTF-16 where the file begins with its mark.

    `errors` is Python's word for what becomes of other bytes; "surrogateescape" lets a reader notice them.
    """
    with opened_bytes(path_or_dash) as stream:
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
        start = buffered.peek(2)[:2]
        encoding = "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        yield io.TextIOWrapper(buffered, encoding=encoding, errors=errors, newline="")


@contextmanager
def _opened(path: str | Path) -> Iterator[io.BufferedReader]:
    try:
        file = open(path, "rb")  # noqa: SIM115 (closed below)
    except FileNotFoundError:
        raise InputError(f"There is no file “{path}”.", hint="Nothing was read. Look at the name's spelling.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"“{path}” cannot be read: {reason}.") from error
    with file:
        yield file


@contextmanager
def _plain_words(path: str | Path) -> Iterator[None]:
    try:
        yield
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise InputError(f"“{path}” is packed wrongly or breaks off: {error}.", hint=_BREAKS_OFF) from error


class _Unpacked(io.RawIOBase):
    """What is in a packed file, as far as it is believable."""

    def __init__(self, file: io.BufferedReader, name: str) -> None:
        super().__init__()
        self._file = file
        self._unpack = gzip.GzipFile(fileobj=file)
        self._name = name
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._unpack.read(len(buffer))
        self._size += len(data)
        if self._size > max(_UNQUESTIONED, MOST_TIMES * self._file.tell()):
            raise TooLargeFileError(
                f"“{self._name}” unpacks into more than {MOST_TIMES} times its size.", hint=_UNBELIEVABLE
            )
        buffer[: len(data)] = data
        return len(data)
