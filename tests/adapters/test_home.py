"""A desk's folder, its settings, its lock; the clock; and what a person hands in."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from colophon.adapters.clock import now
from colophon.adapters.home import create_home, home_path, locked, open_home
from colophon.adapters.input import read_bytes
from colophon.adapters.settings import AS_DELIVERED, Settings, read_settings
from colophon.errors import (
    HomeBusyError,
    HomeMissingError,
    InputError,
    NotWritableError,
    SettingsError,
    TooLargeFileError,
)


def test_where_the_desk_lies(tmp_path: Path) -> None:
    assert home_path({}) == Path.cwd() / "colophon-desk"
    assert home_path({"COLOPHON_HOME": ""}) == Path.cwd() / "colophon-desk"
    assert home_path({"COLOPHON_HOME": str(tmp_path / "a")}) == tmp_path / "a"


def test_a_desk_is_made_and_making_it_again_changes_nothing(tmp_path: Path) -> None:
    home = create_home(tmp_path / "deep" / "desk")
    assert {path.name for path in home.path.iterdir()} == {"snapshots", "keys", "site", "colophon.toml"}
    assert home.keys.stat().st_mode & 0o777 == 0o700
    home.settings_file.write_text('[desk]\nname = "Harbour News"\n')
    (home.keys / "key").write_text("secret")
    assert create_home(home.path) == home == open_home(home.path)
    assert home.settings().desk.name == "Harbour News"
    assert (home.keys / "key").read_text() == "secret"


def test_no_desk(tmp_path: Path) -> None:
    with pytest.raises(HomeMissingError, match="There is no desk"):
        open_home(tmp_path)


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("there before")
    with pytest.raises(NotWritableError) as refusal:
        create_home(tmp_path / "file" / "desk")
    assert "COLOPHON_HOME" in refusal.value.advice
    assert (tmp_path / "file").read_text() == "there before"


HOLD = """
import sys
from pathlib import Path
from colophon.adapters.home import locked, open_home
with locked(open_home(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_one_process_at_a_time_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    home = create_home(tmp_path / "desk")
    command = [sys.executable, "-c", HOLD, str(home.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(HomeBusyError, match=str(process.pid)), locked(home):
            pass
        process.kill()
    with locked(home), pytest.raises(HomeBusyError, match=str(os.getpid())), locked(home):
        pass
    with locked(home):
        pass


def test_settings_as_delivered_are_the_defaults() -> None:
    assert read_settings(AS_DELIVERED) == read_settings("") == Settings()
    spoken = "\n".join(line.removeprefix("# ") for line in AS_DELIVERED.splitlines()[2:])
    assert read_settings(spoken).fetch == Settings().fetch
    assert read_settings(spoken).desk.contact == "desk@example.org"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[fetch]\nsecond = 3", "Did you mean “fetch.seconds”"),
        ("[fetsh]", "Did you mean “fetch”"),
        ("[desk]\nqqqq = 1", "There are: name, address, contact"),
        ("[fetch]\nseconds = 0", "fetch.seconds"),
        ("[fetch]\nseconds = true", "fetch.seconds"),
        ("[fetch]\nseconds = '3'", "fetch.seconds"),
        ("[desk]\nname = 3", "desk.name"),
        ("desk = 3", "section"),
        ("[desk", "not TOML"),
    ],
)
def test_settings_that_cannot_be_understood(text: str, named: str) -> None:
    with pytest.raises(SettingsError, match="toml") as refusal:
        read_settings(text)
    assert named in refusal.value.message


def test_settings_as_editors_on_windows_save_them(tmp_path: Path) -> None:
    home = create_home(tmp_path)
    home.settings_file.write_bytes("\ufeff[desk]\r\nname = 'Café'\r\n".encode())
    assert home.settings().desk.name == "Café"


def test_settings_that_are_no_text(tmp_path: Path) -> None:
    home = create_home(tmp_path)
    home.settings_file.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        home.settings()


def test_the_clock_knows_its_zone() -> None:
    assert now().utcoffset() is not None
    assert now() <= now()


def test_a_file_and_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>")
    assert read_bytes(path, 3) == read_bytes("-", 3, standard_input=BytesIO(b"<p>")) == b"<p>"
    with pytest.raises(TooLargeFileError, match=r"page\.html"):
        read_bytes(path, 2)
    with pytest.raises(TooLargeFileError, match="standard input"):
        read_bytes("-", 2, standard_input=BytesIO(b"<p>"))


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "no", tmp_path, tmp_path / "file" / "a", "a\0b", tmp_path / ("x" * 300)):
        with pytest.raises(InputError):
            read_bytes(path)
