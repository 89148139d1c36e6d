"""Tests that were shared out among processes say the same as tests that were run here."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ("-p", "tests.shared_out")
FILES = {
    "test_well.py": "import pytest\n@pytest.mark.parametrize('n', range(30))\ndef test_it(n): assert n >= 0\n",
    "test_mixed.py": "import pytest\ndef test_bad():\n    print('a clue')\n    assert [1] == [2]\n"
    "def test_not(): pytest.skip('no')\n@pytest.fixture\ndef torn(): yield; assert 0\ndef test_torn(torn): pass\n",
}
BROKEN = {"test_broken.py": "import nothing_of_this_name\n"}
DEADLY = {"test_deadly.py": "import os\ndef test_it(): os._exit(9)\n"}


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--rootdir={folder}", *options, str(folder)]
    bare = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True)


def counted(told: str) -> dict[str, int]:
    return {
        word.rstrip("s"): int(n) for n, word in re.findall(r"(\d+) (\w+)", told.splitlines()[-1].partition(" in ")[0])
    }


@pytest.mark.parametrize("files", [FILES, FILES | BROKEN], ids=["passing and failing", "also one that is no test"])
def test_it_says_what_one_process_says(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    options = ("--continue-on-collection-errors",)
    shared, alone = run(tmp_path, *SHARED, *options), run(tmp_path, *options)
    assert counted(shared.stdout) == counted(alone.stdout)
    assert shared.returncode == alone.returncode == 1
    assert "assert [1] == [2]" in shared.stdout
    assert "a clue" in shared.stdout


def test_a_process_that_dies_is_no_success(tmp_path: Path) -> None:
    for name, text in DEADLY.items():
        (tmp_path / name).write_text(text)
    done = run(tmp_path, *SHARED)
    assert done.returncode not in (0, 1)
    assert "A process of tests ended with 9" in done.stdout + done.stderr


def test_a_folder_without_tests_is_no_success(tmp_path: Path) -> None:
    assert run(tmp_path, *SHARED).returncode == run(tmp_path).returncode == 5
