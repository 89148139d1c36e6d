"""A snapshot says what was captured, keeps it as WARC, and notices every change."""

import gzip
import hashlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from colophon.errors import SnapshotDamagedError
from colophon.intake.snapshot import Snapshot, capture
from colophon.intake.warc import from_warc, to_warc

NOON = datetime(2026, 3, 1, 12, 0, 0, 123, tzinfo=timezone(timedelta(hours=2)))
PAGE = "<p>Мост открыт · 桥已通车</p>".encode()


def page(**changes: object) -> Snapshot:
    fields: dict[str, object] = {
        "address": "http://example.org/a",
        "final_address": "https://example.org/a",
        "headers": [("Content-Type", "text/html; charset=utf-8"), ("ETag", '"7"')],
        "status": 200,
    }
    return capture(PAGE, NOON, **(fields | changes))  # type: ignore[arg-type]


def test_what_a_snapshot_says() -> None:
    snapshot = page()
    assert snapshot.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert snapshot.retrieved == "2026-03-01T10:00:00Z"
    assert snapshot.header("content-TYPE") == "text/html; charset=utf-8"
    assert snapshot.header("last-modified") == ""


def test_a_capture_needs_the_zone_of_its_time() -> None:
    with pytest.raises(ValueError, match="zone"):
        capture(b"", datetime(2026, 3, 1))


def test_no_token_is_kept() -> None:
    snapshot = page(
        address="https://lena:geheim@example.org/a?fbclid=geheim",
        final_address="https://example.org/a?id=1&gclid=geheim",
        headers=[("Set-Cookie", "session=geheim"), ("X-Client-IP", "geheim")],
    )
    assert b"geheim" not in gzip.decompress(to_warc(snapshot))
    assert snapshot.final_address == "https://example.org/a?id=1"


def test_headers_of_the_wire_are_kept_under_another_name() -> None:
    snapshot = page(headers=[("Content-Encoding", "gzip"), ("Bad Name", "x"), ("X", "a\r\nSet-Cookie: b")])
    assert snapshot.headers == (("X-Archive-Orig-Content-Encoding", "gzip"), ("X", "a Set-Cookie: b"))


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    assert to_warc(page()) == to_warc(page())


def test_any_warc_reader_can_read_it() -> None:
    record = next(iter(ArchiveIterator(BytesIO(to_warc(page())), check_digests="raise")))
    assert record.rec_type == "response"
    assert record.rec_headers.get_header("WARC-Target-URI") == "https://example.org/a"
    assert record.rec_headers.get_header("WARC-Date") == "2026-03-01T10:00:00Z"
    assert record.content_stream().read() == PAGE


def test_text_from_a_file_needs_no_address() -> None:
    for headers in ([], [("Content-Type", "text/markdown")]):
        snapshot = capture(b"# Title", NOON, headers=headers)
        assert from_warc(to_warc(snapshot)) == snapshot


HEADERS = st.lists(
    st.tuples(st.sampled_from(["A", "b-C", "Content-Length", "Übel", ""]), st.text(max_size=20)), max_size=4
)


@given(st.binary(max_size=200), HEADERS, st.sampled_from([0, 200, 206]), st.text(max_size=30))
def test_reading_is_the_inverse_of_writing(
    body: bytes, headers: list[tuple[str, str]], status: int, address: str
) -> None:
    web = f"https://example.org/{address}"
    snapshot = capture(body, NOON.astimezone(UTC), address=web, headers=headers, status=status)
    assert from_warc(to_warc(snapshot)) == snapshot


def altered(old: bytes, new: bytes) -> bytes:
    plain = gzip.decompress(to_warc(page()))
    assert old in plain
    return gzip.compress(plain.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("桥".encode(), "路".encode(), "bytes differ"),
        (b"2026-03-01T10", b"2026-03-02T10", "time"),
        (b"URI: https://example.org/a", b"URI: https://example.org/b", "address"),
        (b"Address: http://example.org/a", b"Address: http://example.org/b", "address"),
        (b'ETag: "7"', b'ETag: "8"', "headers"),
        (b"200 Captured", b"203 Captured", "status"),
    ],
)
def test_altered_bytes_are_refused_and_named(old: bytes, new: bytes, named: str) -> None:
    with pytest.raises(SnapshotDamagedError, match=named):
        from_warc(altered(old, new))


def test_what_is_no_record_is_refused() -> None:
    whole = to_warc(page())
    for data in (b"", b"hello", whole[: len(whole) // 2], whole + whole, whole[:-30], bytes(1000)):
        with pytest.raises(SnapshotDamagedError):
            from_warc(data)


@given(st.integers(min_value=0), st.integers(1, 255))
def test_no_changed_byte_passes_for_the_snapshot(place: int, change: int) -> None:
    plain = bytearray(gzip.decompress(to_warc(page())))
    plain[place % len(plain)] ^= change
    with suppress(SnapshotDamagedError):
        assert from_warc(gzip.compress(bytes(plain))) == page()
