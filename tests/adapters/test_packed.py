"""Files as streams: packed ones are unpacked, bombs and broken ones are refused."""

import gzip
import shutil
from io import BytesIO
from pathlib import Path

import pytest

from colophon.adapters.packed import opened_bytes, opened_text
from colophon.errors import InputError, TooLargeFileError


def test_a_packed_file_reads_like_a_plain_one(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.txt", tmp_path / "a.txt.gz"
    plain.write_bytes("港\r\n口".encode())
    packed.write_bytes(gzip.compress("港\r\n口".encode()))
    for path in (plain, packed):
        with opened_bytes(path) as stream:
            assert stream.read().decode() == "港\r\n口"
        with opened_text(path) as text:
            assert text.read() == "港\r\n口"


def test_utf_16_is_known_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("港口".encode("utf-16"))
    with opened_text(tmp_path / "a") as text:
        assert text.read() == "港口"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(bytes(100_000_000)))
    with pytest.raises(TooLargeFileError), opened_bytes(tmp_path / "bomb.gz") as stream:
        shutil.copyfileobj(stream, BytesIO())


def test_a_packed_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    (tmp_path / "half.gz").write_bytes(gzip.compress(b"some words " * 1000)[:-20])
    with pytest.raises(InputError), opened_bytes(tmp_path / "half.gz") as stream:
        stream.read()


@pytest.mark.parametrize("name", ["absent", ".", "\0"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError), opened_bytes(f"{tmp_path}/{name}") as stream:
        stream.read()
