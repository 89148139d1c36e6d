"""A source's exact bytes as they were captured, with their address, time, headers and SHA-256."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from colophon.intake.address import clean_address

Headers = tuple[tuple[str, str], ...]

_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f]+")
# What a server says about its reader is no part of the source.
_PERSONAL = frozenset(
    ("set-cookie", "set-cookie2", "cookie", "x-client-ip", "x-forwarded-for", "x-real-ip", "cf-connecting-ip", "nel")
)
# The body is kept as its reader sees it, so headers that describe its way over the wire would be wrong beside it.
_OF_THE_WIRE = frozenset(("content-encoding", "transfer-encoding", "content-length", "trailer", "connection"))
_MOST_HEADERS = 200
_LONGEST_HEADER = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What was captured. Made by `capture`, which sees to it that no field holds a personal token.

    `sha256` is that of `body`, 64 hexadecimal digits; `body` is without transfer and content coding. `address` was
    asked for, `final_address` answered (both "" for text from a file). `retrieved` is UTC, "2026-03-01T09:30:00Z".
    `status` is the HTTP status, 0 when no server was asked.
    """

    sha256: str
    body: bytes
    retrieved: str
    address: str = ""
    final_address: str = ""
    headers: Headers = ()
    status: int = 0

    def header(self, name: str) -> str:
        """The first header of this name, in any case; "" if there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


def capture(
    body: bytes,
    retrieved: datetime,
    *,
    address: str = "",
    final_address: str = "",
    headers: Iterable[tuple[str, str]] = (),
    status: int = 0,
) -> Snapshot:
    """The snapshot of `body`, captured at `retrieved` (with its zone). Addresses are cleaned, personal headers go."""
    if retrieved.tzinfo is None:
        raise ValueError("the time of a capture needs its zone")
    clean = clean_address(address).url
    return Snapshot(
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
        retrieved=retrieved.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        address=clean,
        final_address=clean_address(final_address).url or clean,
        headers=_kept_headers(headers, from_server=status > 0),
        status=status,
    )


def _kept_headers(headers: Iterable[tuple[str, str]], *, from_server: bool) -> Headers:
    kept: list[tuple[str, str]] = []
    for name, value in headers:
        lower = name.lower()
        if lower in _PERSONAL or not _HEADER_NAME.fullmatch(name) or len(kept) == _MOST_HEADERS:
            continue
        if not from_server and lower != "content-type":
            continue
        shown = f"X-Archive-Orig-{name}" if lower in _OF_THE_WIRE else name
        plain = _INVISIBLE.sub(" ", value[:_LONGEST_HEADER]).strip()
        kept.append(
            (shown, plain if plain.isascii() else quote(plain, safe=" %!#$&'()*+,/:;=?@[]\"", errors="replace"))
        )
    return tuple(kept)
