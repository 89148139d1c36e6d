"""A hint to the file system: taken where it is understood, and never in the way."""

import fcntl
import os
import struct
from pathlib import Path

import pytest

from colophon.adapters.folders import FolderFiles
from colophon.adapters.new_ground import new_ground, unrelated


def flags_of(folder: Path) -> int:
    number = os.open(folder, os.O_RDONLY)
    try:
        found = bytearray(8)
        fcntl.ioctl(number, 0x80086601, found)
        return int(struct.unpack("l", found)[0])
    finally:
        os.close(number)


def test_of_the_places_that_were_tried_one_is_left_and_empty(tmp_path: Path) -> None:
    found = {new_ground(tmp_path).name for _ in range(3)}
    assert {path.name for path in tmp_path.iterdir()} == found
    assert len(found) == 3
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_folders_in_a_folder_are_told_to_be_unrelated(tmp_path: Path) -> None:
    try:
        before = flags_of(tmp_path)
    except OSError:
        pytest.skip("This file system knows of no such hint.")
    unrelated(tmp_path)
    if flags_of(tmp_path) == before:
        pytest.skip("This file system does not take the hint.")
    assert flags_of(tmp_path) == before | 0x20000
    unrelated(tmp_path)
    assert flags_of(tmp_path) == before | 0x20000


def test_a_folder_that_takes_no_hint_is_used_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    for path in (tmp_path / "nowhere", tmp_path / "file", Path("/proc")):
        unrelated(path)
    assert dict(FolderFiles(tmp_path)) == {"file": b"kept"}
