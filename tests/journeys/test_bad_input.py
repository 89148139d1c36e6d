"""What can be handed in by mistake, through the real command line: a plain refusal, and what was there is intact."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.prepared import prepare

COLOPHON = str(Path(sys.executable).with_name("colophon"))
ROOT = Path(__file__).parents[2]
HARBOUR, LIBRARY = ROOT / "demo/harbour.en.html", ROOT / "demo/library.en.md"
CHINESE = ROOT / "demo/harbour.zh-Hans.md"

Run = Callable[..., tuple[int, str]]


def runner(home: Path) -> Run:
    environment = {**os.environ, "COLOPHON_HOME": str(home)}

    def run(*arguments: str | Path) -> tuple[int, str]:
        done = subprocess.run([COLOPHON, *map(str, arguments)], capture_output=True, env=environment, text=True)
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a translator and one source, to be copied."""
    home = tmp_path_factory.mktemp("founded") / "home"
    prepare(home)
    run = runner(home)
    run("init", "--name", "Tide Desk")
    run("person", "Lin Mei", "--role", "translator")
    run("intake", HARBOUR, "--address", "https://news.example/harbour")
    return home


@pytest.fixture
def colophon(founded: Path, tmp_path: Path) -> Run:
    """Runs a verb on such a desk of its own; gives back its exit code and everything it said."""
    shutil.copytree(founded, tmp_path / "home")
    return runner(tmp_path / "home")


def test_the_translation_of_another_article_is_asked_about(colophon: Run) -> None:
    bring = ("import", LIBRARY, "--of", "1", "--to", "fr", "--as", "Lin Mei")
    code, said = colophon(*bring)
    assert code == 3
    assert "does not look like a translation" in said
    assert "another language (en) than fr" in said
    assert colophon("export", "1-fr")[0] == 3
    assert colophon(*bring, "--anyway")[0] == 0


def test_the_same_address_is_not_taken_in_twice(colophon: Run) -> None:
    code, said = colophon("intake", HARBOUR, "--address", "https://news.example/harbour?utm_source=feed")
    assert code == 0
    assert "Source 1 is here already" in said


def test_a_second_translation_is_sent_to_the_first(colophon: Run) -> None:
    bring = ("import", CHINESE, "--of", "1", "--to", "zh-Hans", "--as", "Lin Mei")
    assert colophon(*bring)[0] == 0
    code, said = colophon(*bring)
    assert code == 3
    assert "--into" in said


def test_a_translation_can_be_a_web_page(colophon: Run, tmp_path: Path) -> None:
    page = tmp_path / "harbour.zh.html"
    body = "".join(f"<p>{line}</p>" for line in CHINESE.read_text("utf-8").split("\n\n") if line[:1].isalnum())
    page.write_text(f"<html lang=zh><body><article><h1>港口重开</h1>{body}</article></body></html>", "utf-8")
    code, said = colophon("import", page, "--of", "1", "--to", "zh-Hans", "--as", "Lin Mei")
    assert (code, "<p>" in said) == (0, False)


@pytest.mark.parametrize("data", [b"", b" \n\n", bytes(range(256)) * 9, b"---\ntitle: [a\n---\ntext\n"])
def test_what_cannot_be_read_is_refused(colophon: Run, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "given.md"
    file.write_bytes(data)
    code, said = colophon("intake", file)
    assert code == 3
    assert "Nothing was" in said


@pytest.mark.parametrize("tag", ["not a language", "e", "zh_Hans", "../x"])
def test_what_is_no_language_is_wrong_usage(colophon: Run, tag: str) -> None:
    code, said = colophon("import", CHINESE, "--of", "1", "--to", tag, "--as", "Lin Mei")
    assert code == 2
    assert "language tag" in said


def test_a_full_disk_is_a_refusal_and_nothing_is_lost(colophon: Run, tmp_path: Path) -> None:
    """No file may grow beyond 40 kB: that is how a full disk feels to a database's log of changes."""
    bring = ("import", str(CHINESE), "--of", "1", "--to", "zh-Hans", "--as", "Lin Mei")

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    environment = {**os.environ, "COLOPHON_HOME": str(tmp_path / "home")}
    done = subprocess.run([COLOPHON, *bring], capture_output=True, env=environment, text=True, preexec_fn=no_room)
    assert done.returncode == 3, done.stderr
    assert "There is no room" in done.stderr
    assert "Traceback" not in done.stderr
    assert colophon(*bring)[0] == 0


def test_a_damaged_database_is_named(colophon: Run, tmp_path: Path) -> None:
    database = tmp_path / "home/desk.sqlite3"
    database.write_bytes(b"not a database at all" * 4000)
    for leftover in (tmp_path / "home").glob("desk.sqlite3-*"):
        leftover.unlink()
    code, said = colophon("check", "1-zh-Hans")
    assert (code, "damaged" in said) == (3, True)


def test_what_was_exported_comes_back_whole(colophon: Run, tmp_path: Path) -> None:
    colophon("import", CHINESE, "--of", "1", "--to", "zh-Hans", "--as", "Lin Mei")
    mine = tmp_path / "mine.md"
    mine.write_text(colophon("export", "1-zh-Hans")[1])
    code, said = colophon("import", mine, "--into", "1-zh-Hans", "--as", "Lin Mei")
    assert (code, said.count("not understood")) == (0, 0)
    assert "0 pairs changed" in said
    assert colophon("export", "1-zh-Hans")[1] == mine.read_text()


def test_whoever_forgot_the_numbers_is_told_them(colophon: Run) -> None:
    assert "  1  Port Aldra reopens its harbour" in colophon("board")[1]
    colophon("import", CHINESE, "--of", "1", "--to", "zh-Hans", "--as", "Lin Mei")
    said = colophon("board", "Aldra")[1]
    assert "  1-zh-Hans  渡轮火灾三周后" in said
    assert "Sources without" not in said
    assert json.loads(colophon("board", "--to", "zh-Hans", "--format", "json")[1])["translation"] == "1-zh-Hans"
    assert "Nothing fits." in colophon("board", "--to", "fr")[1]


def test_a_name_is_known_however_it_is_typed(colophon: Run) -> None:
    bring = ("import", CHINESE, "--of", "1", "--to", "zh-Hans", "--as")
    code, said = colophon(*bring, "Lin Mai")
    assert (code, "Here are: Lin Mei" in said) == (3, True)
    assert colophon(*bring, "lin\u200f mei")[0] == 0
    assert "Lin Mei (lin-mei) may work as reviewer." in colophon("person", "LIN MEI", "--role", "reviewer")[1]
    assert colophon("person", "\u200f", "--role", "guest")[0] == 2


def test_settings_in_another_encoding_are_named(colophon: Run, tmp_path: Path) -> None:
    (tmp_path / "home/colophon.toml").write_bytes("[desk]".encode("utf-16"))
    code, said = colophon("board")
    assert (code, "not UTF-8 text" in said, "Traceback" in said) == (3, True, False)


def test_a_desk_without_its_key_can_sign_again(colophon: Run, tmp_path: Path) -> None:
    colophon("import", CHINESE, "--of", "1", "--to", "zh-Hans", "--as", "Lin Mei")
    sign = ("sign", "1-zh-Hans", "--stage", "translate", "--as", "Lin Mei")
    assert "its file is in" in colophon("key", "--lost")[1]
    for file in (tmp_path / "home/keys").glob("*.pem"):
        file.unlink()
    assert colophon(*sign)[0] == 3
    assert "colophon key --lost" in colophon("doctor")[1]
    assert " lost at " in colophon("key", "--lost")[1]
    assert colophon(*sign)[0] == 0
    assert colophon("key", "--new")[1].count("retired at") == 1
    assert colophon("doctor")[0] == 0


def test_an_empty_answer_is_said(colophon: Run) -> None:
    assert "is one file: name its translation too" in colophon("check", HARBOUR)[1]
    assert "There are no terms yet." in colophon("terms", "find")[1]
    assert "No name is like this." in colophon("names", "find", "Oster")[1]
    assert "Nothing waits." in colophon("wire")[1]
