"""Old trees are cleared away without keeping anyone, and what a killed process left is found by whoever comes next."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from colophon.adapters import clearing
from colophon.adapters.clearing import clear, clear_abandoned, held, unfinished_beside
from colophon.adapters.files import UNFINISHED
from colophon.adapters.folders import publish_folder


def abandoned(site: Path, name: str = "1", *, age: float = 3600) -> Path:
    tree = site.with_name(f".{site.name}.{name}{UNFINISHED}")
    (tree / "new" / "article").mkdir(parents=True)
    (tree / "new" / "article" / "index.html").write_bytes(b"old")
    long_ago = time.time() - age
    os.utime(tree, (long_ago, long_ago))
    return tree


def gone(tree: Path) -> bool:
    until = time.monotonic() + 20
    while tree.exists() and time.monotonic() < until:
        time.sleep(0.02)
    return not tree.exists()


def test_a_small_tree_is_gone_at_once(tmp_path: Path) -> None:
    tree = abandoned(tmp_path / "site")
    (tree / "new" / "elsewhere").symlink_to(tmp_path)
    clear(tree, moment=60)
    assert tmp_path.is_dir()
    assert not tree.exists()


def test_a_large_tree_is_left_to_a_process_that_ends_by_itself(tmp_path: Path) -> None:
    tree = abandoned(tmp_path / "site")
    clear(tree, moment=0)
    assert gone(tree)


def test_what_a_killed_process_left_is_cleared_by_whoever_publishes_next(tmp_path: Path) -> None:
    site = tmp_path / "site"
    trees = [abandoned(site, name) for name in "12"]
    other = abandoned(tmp_path / "site-of-another")
    publish_folder(site, {"index.html": b"new"})
    assert all(map(gone, trees))
    assert other.exists()


def test_a_tree_in_the_making_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    just_made = abandoned(site, age=0)
    with unfinished_beside(site) as mine:
        long_ago = time.time() - 3600
        os.utime(mine, (long_ago, long_ago))
        clear_abandoned(site)
        subprocess.run([sys.executable, "-m", clearing.__name__, str(mine)], check=True)
        assert mine.is_dir()
    assert just_made.is_dir()


def test_the_lock_of_a_tree_ends_with_its_process(tmp_path: Path) -> None:
    holding = "import sys, time; from pathlib import Path; from colophon.adapters.clearing import held\n"
    holding += "with held(Path(sys.argv[1])) as ours: print(ours, flush=True); time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", holding, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout
        assert child.stdout.readline() == "True\n"
        with held(tmp_path) as ours:
            assert not ours
    finally:
        child.kill()
        child.communicate()
    with held(tmp_path) as ours:
        assert ours


@pytest.mark.parametrize("kind", ["file", "link"])
def test_only_folders_are_taken_for_trees(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f".site.1{UNFINISHED}"
    (tmp_path / "kept").mkdir()
    path.write_bytes(b"") if kind == "file" else path.symlink_to(tmp_path / "kept")
    long_ago = time.time() - 3600
    os.utime(path, (long_ago, long_ago), follow_symlinks=False)
    os.utime(tmp_path / "kept", (long_ago, long_ago))
    clear_abandoned(tmp_path / "site")
    assert path.exists()
    assert (tmp_path / "kept").is_dir()
