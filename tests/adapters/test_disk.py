"""Files and folders are there whole or not at all: full disks, closed folders, killed processes, many writers."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from colophon.adapters.files import UNFINISHED, make_folder, remove_leftovers, replace_file, write_once
from colophon.adapters.folders import FolderFiles, new_folder, publish_folder
from colophon.adapters.snapshots import SnapshotFolder
from colophon.errors import NotWritableError, StorageError, StorageFullError

OLD, NEW = b"old " * 50_000, b"new " * 50_000


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "below" / "file"
    for data in (OLD, NEW, b""):
        replace_file(path, data, mode=0o600)
        assert path.read_bytes() == data
    assert path.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == {"below/file"}


def test_what_comes_next_does_not_wait_for_the_old_tree_to_be_taken_away(tmp_path: Path) -> None:
    publish_folder(tmp_path / "site", {"a": OLD})
    seen: list[dict[str, bytes]] = []

    def then() -> None:
        seen.append(dict(FolderFiles(tmp_path / "site")))
        seen.append(dict(FolderFiles(next(tmp_path.glob(f".site.*{UNFINISHED}")))))

    with new_folder(tmp_path / "site", then=then) as folder:
        (folder / "a").write_bytes(NEW)
    assert [list(files.values()) for files in seen] == [[NEW], [OLD]]
    assert names(tmp_path) == {"site/a"}


def test_a_file_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "file"
    assert write_once(path, OLD)
    assert not write_once(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == {"file"}


def test_of_many_writers_one_wins_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    texts = [bytes([number]) * 100_000 for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda text: write_once(path, text), texts))
    assert won.count(True) == 1
    assert path.read_bytes() == texts[won.index(True)]
    assert names(tmp_path) == {"file"}


def test_a_folder_that_cannot_exist_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    for act in (
        lambda: replace_file(tmp_path / "file" / "a", NEW),
        lambda: write_once(tmp_path / "file" / "deep" / "a", NEW),
        lambda: make_folder(tmp_path / "file"),
        lambda: publish_folder(tmp_path / "file" / "site", {"a": NEW}),
    ):
        with pytest.raises(NotWritableError) as refusal:
            act()
        assert "unchanged" in refusal.value.advice
    assert (tmp_path / "file").read_bytes() == OLD


def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    # /proc belongs to the kernel: not even the superuser may make a folder there.
    with pytest.raises(StorageError):
        make_folder(Path("/proc/colophon"))


LIMITED = """
import resource, sys
from pathlib import Path
from colophon.adapters.files import replace_file
from colophon.adapters.folders import publish_folder
from colophon.errors import StorageFullError
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
folder = Path(sys.argv[1])
large = bytes(200_000)
for act in (lambda: replace_file(folder / "file", large), lambda: publish_folder(folder / "site", {"a": large})):
    try:
        act()
    except StorageFullError as refusal:
        print(refusal.advice)
"""


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    replace_file(tmp_path / "file", OLD)
    publish_folder(tmp_path / "site", {"a": OLD})
    result = subprocess.run([sys.executable, "-c", LIMITED, str(tmp_path)], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines() == [StorageFullError.hint] * 2
    assert names(tmp_path) == {"file", "site/a"}
    assert (tmp_path / "file").read_bytes() == OLD
    assert (tmp_path / "site" / "a").read_bytes() == OLD


def test_a_folder_is_published_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_folder(site, {"index.html": b"1", "zh/a.html": b"2", "zh/deep/b": b"3"})
    publish_folder(site, {"index.html": b"4", "zh/c.html": b"5"})
    assert names(tmp_path) == {"site/index.html", "site/zh/c.html"}
    assert (site / "index.html").read_bytes() == b"4"
    assert site.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("name", ["", ".", "/etc/x", "../x", "a/../../x", "a\\b", "a\0b"])
def test_nothing_is_published_outside_the_folder(tmp_path: Path, name: str) -> None:
    publish_folder(tmp_path / "site", {"a": b"1"})
    with pytest.raises(StorageError):
        publish_folder(tmp_path / "site", {"b": b"2", name: b"3"})
    assert names(tmp_path) == {"site/a"}


KILLED = """
import itertools, sys
from datetime import UTC, datetime
from pathlib import Path
from colophon.adapters.files import replace_file
from colophon.adapters.folders import publish_folder
from colophon.adapters.snapshots import SnapshotFolder
from colophon.intake.snapshot import capture
folder = Path(sys.argv[1])
print("ready", flush=True)
for number in itertools.count(int(sys.argv[2])):
    text = b"%08d" % number * 20_000
    replace_file(folder / "file", text)
    publish_folder(folder / "site", {"a": text, "b/c": text})
    SnapshotFolder(folder / "snapshots").keep(capture(text, datetime(2026, 3, 1, tzinfo=UTC)))
"""


def whole(data: bytes) -> bool:
    return len(data) == 160_000 and data == data[:8] * 20_000


def test_a_killed_process_leaves_everything_whole(tmp_path: Path) -> None:
    kept = SnapshotFolder(tmp_path / "snapshots")
    for round_number in range(6):
        command = [sys.executable, "-c", KILLED, str(tmp_path), str(round_number * 1_000_000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            # Somewhere in the middle of its work, and each round somewhere else.
            time.sleep(0.02 + 0.017 * round_number)
            process.send_signal(signal.SIGKILL)
        if (tmp_path / "file").exists():
            assert whole((tmp_path / "file").read_bytes())
        if (tmp_path / "site").exists():
            assert names(tmp_path / "site") == {"a", "b/c"}
            assert whole((tmp_path / "site/a").read_bytes())
            assert (tmp_path / "site/a").read_bytes() == (tmp_path / "site/b/c").read_bytes()
        for path in (tmp_path / "snapshots").glob("*/*.gz"):
            assert whole(kept.read(path.name.removesuffix(".warc.gz")).body)
    assert (tmp_path / "file").exists()


def test_leftovers_of_a_killed_process_are_taken_away_later(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in (f".a.1{UNFINISHED}", f".b.2{UNFINISHED}", "a.part"))
    for path in (old, young, other):
        path.write_bytes(b"half")
    folder = tmp_path / f".site.3{UNFINISHED}"
    publish_folder(folder, {"a": b"half"})
    for path in (old, other, folder):
        os.utime(path, (0, 0))
    assert remove_leftovers(tmp_path) == 2
    assert names(tmp_path) == {young.name, other.name}
