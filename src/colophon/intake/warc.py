"""A snapshot as one WARC record: the same snapshot always gives the same bytes, and altered bytes are not read back.

The record's identifier is a hash of everything the snapshot says, so that a change of its address, time or headers
shows as surely as one of its body. That guards against damage and carelessness; against forgers there are sign-offs.
"""

import hashlib
import json
import zlib
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from colophon.errors import SnapshotDamagedError
from colophon.intake.snapshot import Headers, Snapshot

_ASKED = "Colophon-Asked-Address"
_LARGEST = 256 * 1024 * 1024


def record_id(snapshot: Snapshot) -> str:
    """The identifier of a snapshot's record: a UUID (version 8) made of the hash of all that it says."""
    said = [snapshot.sha256, snapshot.address, snapshot.final_address, snapshot.retrieved, snapshot.status]
    digest = hashlib.sha256(json.dumps([*said, snapshot.headers]).encode()).hexdigest()
    return f"<urn:uuid:{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}>"


def to_warc(snapshot: Snapshot) -> bytes:
    """The snapshot as a compressed WARC 1.1 file of one record: a response, or a resource if no server was asked."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    fields = {
        "WARC-Record-ID": record_id(snapshot),
        "WARC-Date": snapshot.retrieved,
        "WARC-Payload-Digest": f"sha256:{snapshot.sha256}",
        "WARC-Block-Digest": f"sha256:{_block_digest(snapshot)}",
    }
    if snapshot.address:
        fields[_ASKED] = snapshot.address
    writer.write_record(
        writer.create_warc_record(
            snapshot.final_address or f"urn:sha256:{snapshot.sha256}",
            "response" if snapshot.status else "resource",
            payload=BytesIO(snapshot.body),
            length=len(snapshot.body),
            warc_content_type=""
            if snapshot.status
            else (snapshot.header("Content-Type") or "application/octet-stream"),
            warc_headers_dict=fields,
            http_headers=_http_headers(snapshot),
        )
    )
    return out.getvalue()


def _http_headers(snapshot: Snapshot) -> StatusAndHeaders | None:
    if not snapshot.status:
        return None
    return StatusAndHeaders(f"{snapshot.status} Captured", list(snapshot.headers), protocol="HTTP/1.1")


def _block_digest(snapshot: Snapshot) -> str:
    headers = _http_headers(snapshot)
    start: bytes = headers.to_ascii_bytes() if headers else b""
    return hashlib.sha256(start + snapshot.body).hexdigest()


def from_warc(data: bytes) -> Snapshot:
    """Read a snapshot back. SnapshotDamagedError names what differs from what was captured."""
    try:
        snapshot, recorded, identifier = _read(data)
    except Exception as error:  # a damaged file can fail in any layer: gzip, WARC, HTTP, UTF-8
        raise SnapshotDamagedError(f"The file is not a whole WARC record ({type(error).__name__}).") from error
    if recorded != f"sha256:{snapshot.sha256}":
        raise SnapshotDamagedError(
            f"The page's bytes differ: {recorded} was captured, sha256:{snapshot.sha256} is there."
        )
    if identifier != record_id(snapshot):
        raise SnapshotDamagedError("The page's address, time, status or headers differ from what was captured.")
    return snapshot


def _read(data: bytes) -> tuple[Snapshot, str, str]:
    """The snapshot as it stands in the file, the digest recorded for it, and its identifier."""
    records = iter(ArchiveIterator(BytesIO(_unpacked(data))))
    record = next(records)
    fields, http = record.rec_headers, record.http_headers
    body: bytes = record.raw_stream.read()
    if next(records, None) is not None:
        raise ValueError("more than one record")
    asked = fields.get_header(_ASKED, "")
    final = fields.get_header("WARC-Target-URI", "")
    snapshot = Snapshot(
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
        retrieved=fields.get_header("WARC-Date", ""),
        address=asked,
        final_address="" if final.startswith("urn:sha256:") else final,
        headers=_headers_of_file(fields.get_header("Content-Type", ""))
        if http is None
        else tuple(map(tuple, http.headers)),
        status=0 if http is None else int(http.get_statuscode()),
    )
    return snapshot, fields.get_header("WARC-Payload-Digest", ""), fields.get_header("WARC-Record-ID", "")


def _unpacked(data: bytes) -> bytes:
    """The record itself. The file must be one whole gzip member, which ends in a checksum, and nothing after it."""
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    plain = unpack.decompress(data, _LARGEST)
    if not unpack.eof or unpack.unused_data:
        raise ValueError("not one whole gzip member")
    return plain


def _headers_of_file(content_type: str) -> Headers:
    return () if content_type == "application/octet-stream" else (("Content-Type", content_type),)
