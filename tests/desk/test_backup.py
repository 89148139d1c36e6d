"""A backup made while people type is whole, comes back field by field, and is refused where it could do harm."""

import json
import os
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from tests.desk.test_processes import WRITER, done, started

from colophon.adapters.backup_file import Part, open_backup, verify_backup, write_backup
from colophon.errors import BackupError

COLOPHON = str(Path(sys.executable).with_name("colophon"))
SERVER = os.environ.get("DATABASE_URL", "")


def run(environment: dict[str, str], *arguments: object) -> tuple[int, str]:
    command = [COLOPHON, *map(str, arguments)]
    process = subprocess.run(command, env=environment, text=True, capture_output=True, cwd=environment["COLOPHON_HOME"])
    return process.returncode, process.stdout + process.stderr


def must(environment: dict[str, str], *arguments: object) -> str:
    code, said = run(environment, *arguments)
    assert code == 0, said
    return said


@contextmanager
def another_database() -> Iterator[str]:
    """An empty database beside the store's own; none at all where the store is a file."""
    if not SERVER:
        yield ""
        return
    name = f"other_{uuid.uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(SERVER)._replace(path=f"/{name}").geturl()
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def elsewhere(environment: dict[str, str], home: Path, address: str) -> dict[str, str]:
    home.mkdir()
    rest = {key: value for key, value in environment.items() if key != "DATABASE_URL"}
    return rest | {"COLOPHON_HOME": str(home)} | ({"DATABASE_URL": address} if address else {})


def fields(environment: dict[str, str]) -> list[str]:
    """Every field of every record."""
    command = [sys.executable, str(WRITER.with_name("fields.py")), environment["COLOPHON_HOME"]]
    lines = subprocess.run(command, env=environment, text=True, capture_output=True, check=True).stdout.splitlines()
    assert len(lines) > 30
    return lines


@pytest.fixture
def desk(own_store: dict[str, str]) -> dict[str, str]:
    done(started(own_store, "found"))
    home = Path(own_store["COLOPHON_HOME"])
    (home / "colophon.toml").write_text('[desk]\nname = "Harbour"\n')
    (home / "keys").mkdir(mode=0o700)
    (home / "keys" / "ab.pem").write_text("PRIVATE")
    (home / "keys" / "ab.pem").chmod(0o600)
    return own_store


def test_a_backup_comes_back_field_by_field(desk: dict[str, str], tmp_path: Path) -> None:
    """Somebody types all the time; the store then stands still, and a second backup is brought back and compared."""
    file, later = tmp_path / "while.zip", tmp_path / "after.zip"
    writer = started(desk, "anna", "150")
    assert writer.stdout is not None
    writer.stdout.readline()
    assert "not in it" in must(desk, "backup", file)
    done(writer)
    must(desk, "backup", later, "--with-keys")
    for backup in (file, later):
        assert backup.stat().st_mode & 0o777 == 0o600
        counts = open_backup(backup).facts["records"]
        assert isinstance(counts, dict)
        revisions = counts.get("desk_revision", counts.get("desk.revision"))
        assert revisions == counts.get("desk_workevent", counts.get("desk.workevent")), "no half of a save"
    assert not {"home/secret", "home/keys/ab.pem"} & set(open_backup(file).files)
    with another_database() as address:
        new = elsewhere(desk, tmp_path / "new", address)
        must(new, "restore", later)
        assert fields(new) == fields(desk)
        assert (tmp_path / "new" / "keys" / "ab.pem").stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "new" / "secret").read_bytes() == (Path(desk["COLOPHON_HOME"]) / "secret").read_bytes()
        done(started(new, "bo", "1"))  # and it can be worked in: numbers go on behind the old ones
        _refusals(desk, new, later)


def _refusals(desk: dict[str, str], new: dict[str, str], file: Path) -> None:
    """What would write over something, and what cannot be reached."""
    assert run(desk, "backup", file)[0] == 3
    code, said = run(new, "restore", file)
    assert (code, "is not empty" in said) == (3, True)
    code, said = run(desk, "move", "--to", "postgres://nobody:secret@127.0.0.1:1/none")
    assert (code, "in PostgreSQL already" in said or "does not answer" in said, "secret" in said) == (3, True, False)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.skipif(not SERVER, reason="moves between both databases")
def test_from_the_file_to_postgresql(desk: dict[str, str], tmp_path: Path) -> None:
    """`move` compares every field; a backup of the file goes into PostgreSQL too; neither is done twice."""
    home = _made(tmp_path / "file-desk")
    here = {key: value for key, value in desk.items() if key != "DATABASE_URL"} | {"COLOPHON_HOME": str(home)}
    done(started(here, "found"))
    done(started(here, "anna", "20"))
    (home / "colophon.toml").write_text("")
    before, file = fields(here), tmp_path / "file.zip"
    must(here, "backup", file)
    with another_database() as address:
        assert "all the same" in must(here, "move", "--to", address)
        assert fields({**here, "DATABASE_URL": address}) == before
        assert (home / "desk.sqlite3.moved").exists()
        code, said = run(here, "doctor")
        assert (code, "DATABASE_URL is not set" in said) == (1, True)
        (home / "desk.sqlite3.moved").rename(home / "desk.sqlite3")
        code, said = run(here, "move", "--to", address)
        assert (code, "There is a desk in that database already" in said) == (3, True)
        assert fields(here) == before
    with another_database() as address:
        new = elsewhere(desk, tmp_path / "restored", address)
        must(new, "restore", file)
        assert fields(new) == before


PARTS = {"database/a.jsonl": b"[1]\n", "home/colophon.toml": b"# settings\n"}


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    file = tmp_path / "small.zip"
    write_backup(file, [Part(path, [data]) for path, data in PARTS.items()], {"made": "today"})
    return file


def rewritten(file: Path, **changed: bytes | None) -> Path:
    """The same zip with other bytes under some names."""
    with zipfile.ZipFile(file) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()} | changed
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            if data is not None:
                archive.writestr(name, data)
    return file


def test_what_was_altered_is_named(backup: Path) -> None:
    verify_backup(backup)
    with pytest.raises(BackupError, match=r"home/colophon\.toml.*altered"):
        verify_backup(rewritten(backup, **{"home/colophon.toml": b"# settingz\n"}))


@pytest.mark.parametrize(
    "change", [{"home/colophon.toml": None}, {"home/more": b"x"}, {"backup.json": b"{"}, {"backup.json": b"[]"}]
)
def test_what_is_missing_or_too_much_is_refused(backup: Path, change: dict[str, bytes | None]) -> None:
    with pytest.raises(BackupError):
        verify_backup(rewritten(backup, **change))


@pytest.mark.parametrize("path", ["../outside", "/etc/passwd", "home/../../x", "home\\x", ""])
def test_a_backup_reaches_nothing_outside(backup: Path, path: str) -> None:
    said = {"format": 1, "facts": {}, "files": {path: {"sha256": "0" * 64, "size": 0}}}
    with pytest.raises(BackupError, match="outside"):
        open_backup(rewritten(backup, **{"backup.json": json.dumps(said).encode()}))


@pytest.mark.parametrize("cut", [0, 10, -30])
def test_a_file_that_broke_off_is_no_backup(backup: Path, cut: int) -> None:
    backup.write_bytes(backup.read_bytes()[:cut])
    with pytest.raises(BackupError):
        open_backup(backup)
