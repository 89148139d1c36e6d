"""Terms, names, memory and drafts from the terminal: what goes out comes back, and nothing is sent unasked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.prepared import prepare

TMX = """<tmx version="1.4"><header srclang="en" o-tmf="x"/><body>
<tu><tuv xml:lang="en"><seg>It opens in May.</seg></tuv><tuv xml:lang="zh-Hans"><seg>五月开放。</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Tide & time</seg></tuv><tuv xml:lang="zh-Hans"><seg>潮汐</seg></tuv></tu>
</body></tmx>
"""


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._environment = {**os.environ, "COLOPHON_HOME": str(folder / "home")}
        prepare(folder / "home")
        self.run("init", "--name", "Harbour")

    def run(self, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        answer = subprocess.run(
            [sys.executable, "-m", "colophon", *arguments],
            env=self._environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == code, answer.stderr
        return answer

    def write(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_terms_and_names_go_out_and_come_back(desk: Desk) -> None:
    desk.run(
        "terms",
        "add",
        "--key",
        "truce",
        "--term",
        "en=ceasefire",
        "--term",
        "zh-Hans=停火",
        "--forbidden",
        "zh-Hans=休战",
    )
    assert "休战  forbidden" in desk.run("terms", "find", "CEASE").stdout
    terms = desk.write("terms.tbx", desk.run("terms", "export").stdout)
    assert "1 concepts read, 0 new or changed" in desk.run("terms", "import", terms).stdout
    desk.run("names", "agree", "Oster", "--language", "de", "--kind", "place", "--in", "zh-Hans=奥斯特")
    names = desk.write("names.csv", desk.run("names", "export").stdout)
    assert "1 names read, 0 new or changed" in desk.run("names", "import", names).stdout


def test_a_half_good_memory_is_brought_and_what_is_bad_is_named(desk: Desk) -> None:
    answer = desk.run("import", "memory", desk.write("half.tmx", TMX), code=3)
    assert "1 pairs read: 1 kept" in answer.stdout
    assert "half.tmx, line 3:" in answer.stderr
    memory = desk.write("memory.tmx", desk.run("export", "memory").stdout)
    assert "1 pairs read: 0 kept, 1 there already" in desk.run("import", "memory", memory).stdout


def test_no_draft_is_asked_for_unless_the_desk_allows_it(desk: Desk) -> None:
    desk.run("person", "Mei", "--role", "translator")
    desk.run("intake", desk.write("pier.en.md", "# The pier\n\nIt opens in May.\n"), "--language", "en")
    desk.run(
        "import",
        desk.write("pier.zh.md", "# 码头\n\n五月开放。\n"),
        "--of",
        "1",
        "--to",
        "zh-Hans",
        "--as",
        "Mei",
        "--anyway",
    )
    refused = desk.run("draft", "1-zh-Hans", "--as", "Mei", "--pair", "1", code=3)
    assert "does not let machines draft" in refused.stderr
    assert "No machine was asked for drafts" in desk.run("draft", "1-zh-Hans", "--log").stdout
