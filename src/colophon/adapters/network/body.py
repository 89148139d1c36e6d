"""The body of a page off the wire: unpacked, whole, and never larger than its limit, packed or unpacked."""

import zlib
from collections.abc import Iterable, Iterator

from colophon.errors import BrokenResponseError, TooLargePageError

ACCEPTED = "gzip, deflate"
_PACKED = frozenset(("gzip", "x-gzip", "deflate"))
_PIECE = 64 * 1024
_MOST_PARTS = 100


def read_body(pieces: Iterable[bytes], coding: str, limit: int) -> bytes:
    """Join the `pieces` of a body with this Content-Encoding. TooLargePageError beyond `limit` bytes on either side."""
    coding = coding.strip().lower()
    bounded = _bounded(pieces, limit)
    if coding in ("", "identity"):
        return b"".join(bounded)
    if coding not in _PACKED:
        raise BrokenResponseError(f"The page is packed in a way that was not asked for (“{coding[:40]}”).")
    try:
        return b"".join(_bounded(_unpacked(bounded), limit))
    except zlib.error as error:
        raise BrokenResponseError("The page is packed wrongly and cannot be unpacked.") from error


def _bounded(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise TooLargePageError(f"The page is larger than {limit / 1_000_000:g} MB.")
        yield piece


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpack, parts = None, 0
    for packed in pieces:
        rest = packed
        while rest:
            if unpack is None or unpack.eof:  # a file may consist of several packed parts
                unpack, parts = zlib.decompressobj(_window(rest)), parts + 1
            if parts > _MOST_PARTS:
                raise BrokenResponseError("The page is packed in too many parts.")
            yield unpack.decompress(rest, _PIECE)
            rest = unpack.unconsumed_tail or unpack.unused_data
    if unpack is not None:
        while not unpack.eof and (last := unpack.decompress(b"", _PIECE)):
            yield last
        if not unpack.eof:
            raise BrokenResponseError("The page broke off before its end.")


def _window(start: bytes) -> int:
    """How zlib is to read what begins so: as gzip, as zlib, or bare, as some servers send "deflate"."""
    is_bare = start[0] & 0x0F != 8 and start[0] != 0x1F
    return -zlib.MAX_WBITS if is_bare else zlib.MAX_WBITS | 32
