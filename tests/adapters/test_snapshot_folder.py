"""Snapshots on disk are found by hash, written once, and verified whenever they are read."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from colophon.adapters.snapshots import SnapshotFolder
from colophon.errors import NotWritableError, SnapshotDamagedError, SnapshotMissingError
from colophon.intake.snapshot import capture

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = capture(b"<p>Rain over the harbour.</p>", NOON, address="https://example.org/a", status=200)
OTHER = capture(b"<p>Sun over the harbour.</p>", NOON, address="https://example.org/b", status=200)
LATER = capture(PAGE.body, datetime(2026, 4, 1, tzinfo=UTC), address="https://example.org/b", status=200)


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    kept = SnapshotFolder(tmp_path)
    assert PAGE.sha256 not in kept
    assert kept.keep(PAGE) == PAGE
    assert PAGE.sha256 in kept
    assert kept.read(PAGE.sha256) == PAGE
    assert kept.path(PAGE.sha256) == tmp_path / PAGE.sha256[:2] / f"{PAGE.sha256}.warc.gz"


def test_the_same_bytes_again_give_the_first_capture(tmp_path: Path) -> None:
    kept = SnapshotFolder(tmp_path)
    kept.keep(PAGE)
    before = kept.path(PAGE.sha256).read_bytes()
    assert kept.keep(LATER) == PAGE
    assert kept.path(PAGE.sha256).read_bytes() == before


def test_many_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        stored = set(pool.map(SnapshotFolder(tmp_path).keep, [PAGE, LATER] * 10))
    assert len(stored) == 1
    assert len(list(tmp_path.rglob("*.gz"))) == 1


def test_a_damaged_file_is_refused_and_named(tmp_path: Path) -> None:
    kept = SnapshotFolder(tmp_path)
    kept.keep(PAGE)
    kept.keep(OTHER)
    path = kept.path(PAGE.sha256)
    whole = path.read_bytes()
    path.chmod(0o644)
    for damaged in (whole[:-9], b"", whole[:50] + b"\0" + whole[51:], kept.path(OTHER.sha256).read_bytes()):
        path.write_bytes(damaged)
        for act in (kept.read, lambda _: kept.keep(PAGE)):
            with pytest.raises(SnapshotDamagedError, match=PAGE.sha256):
                act(PAGE.sha256)
        assert path.read_bytes() == damaged


@pytest.mark.parametrize("name", ["", "0" * 63, "../../etc/passwd", "A" * 64, "0" * 64])
def test_what_is_not_there(tmp_path: Path, name: str) -> None:
    kept = SnapshotFolder(tmp_path)
    assert name not in kept
    with pytest.raises(SnapshotMissingError):
        kept.read(name)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritableError):
        SnapshotFolder(tmp_path / "file").keep(PAGE)
