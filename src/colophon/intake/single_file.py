"""The page in a “web page, single file” (MHTML), as browsers on phones save it: one part of a mail-like bundle."""

import base64
import binascii
import quopri
import re
from dataclasses import dataclass

_HEAD = 8000
_BOUNDARY = re.compile(rb'boundary="([^"\r\n]{1,100})"|boundary=([^\s;"]{1,100})', re.IGNORECASE)
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_FIELD = rb"(?im)^%s:[ \t]*((?:[^\r\n]|\r?\n[ \t])*)"


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page's bytes, the Content-Type that they declare, and the address that the browser noted."""

    data: bytes
    declared: str
    address: str


def saved_page(data: bytes) -> SavedPage | None:
    """The first page of the bundle; None for anything else."""
    start = data[:_HEAD].lstrip()
    head, bundle = _parted(start if b"mime-version:" in start.lower() else b"")
    boundary = _BOUNDARY.search(head) if b"multipart/related" in head.lower() else None
    if not bundle or boundary is None:
        return None
    for part in data.split(b"--" + (boundary[1] or boundary[2]))[1:]:
        fields, body = _parted(part.lstrip(b"\r\n"))
        if _field(fields, b"Content-Type").lower().startswith("text/html"):
            address = _field(fields, b"Content-Location") or _field(head, b"Snapshot-Content-Location")
            return SavedPage(_decoded(fields, body), _field(fields, b"Content-Type"), _public(address))
    return None


def _parted(data: bytes) -> tuple[bytes, bytes]:
    """The fields above the first empty line, and what stands below it."""
    found = _EMPTY_LINE.search(data)
    return (data[: found.start()], data[found.end() :]) if found else (b"", b"")


def _field(fields: bytes, name: bytes) -> str:
    found = re.search(_FIELD % re.escape(name), fields)
    return found[1].decode("ascii", "replace").strip() if found else ""


def _decoded(fields: bytes, body: bytes) -> bytes:
    way = _field(fields, b"Content-Transfer-Encoding").lower()
    if way == "quoted-printable":
        return quopri.decodestring(body)
    if way != "base64":
        return body
    try:
        return base64.b64decode(body)
    except binascii.Error:
        return b""


def _public(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""
