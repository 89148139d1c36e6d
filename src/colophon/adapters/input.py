"""Reading what a person gives: a file, or standard input under the name "-"."""

import sys
from pathlib import Path
from typing import BinaryIO

from colophon.errors import InputError, TooLargeFileError

LARGEST_INPUT = 50 * 1024 * 1024


def read_bytes(
    path_or_dash: str | Path, limit: int = LARGEST_INPUT, *, standard_input: BinaryIO | None = None
) -> bytes:
    """All bytes of a file, or of standard input for "-"; never more than `limit` bytes are held in memory."""
    if str(path_or_dash) == "-":
        return _up_to(limit, standard_input or sys.stdin.buffer, name="The standard input")
    name = f"“{path_or_dash}”"
    try:
        with open(path_or_dash, "rb") as file:
            return _up_to(limit, file, name=name)
    except FileNotFoundError:
        raise InputError(
            f"There is no file {name}.",
            hint="Nothing was taken in. Look at the name's spelling; an address on the web begins with https://",
        ) from None
    except IsADirectoryError:
        raise InputError(f"{name} is a folder.", hint="Nothing was taken in. Name one file in it.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{name} cannot be read: {reason}.") from error


def _up_to(limit: int, stream: BinaryIO, *, name: str) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLargeFileError(f"{name} is larger than {limit / 1024 / 1024:.0f} MB.")
    return data
