"""Several processes at one store, and processes that die: no text is lost, nobody is turned away."""

import signal
import subprocess
import sys
from pathlib import Path

from tests.prepared import STORE

WRITER = Path(__file__).with_name("writer.py")


def started(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(WRITER), environment["COLOPHON_HOME"], *arguments]
    return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def done(process: subprocess.Popen[str]) -> list[str]:
    out, complaints = process.communicate()
    assert (process.returncode, complaints) == (0, "")
    return out.splitlines()


def test_many_writers_lose_nothing(own_store: dict[str, str]) -> None:
    done(started(own_store, "found"))
    writers = [started(own_store, f"writer{number}", "15") for number in range(4)]
    written = [line for writer in writers for line in done(writer)]
    assert len(written) == 60
    assert sorted(done(started(own_store, "read"))) == sorted(written)


def test_two_processes_may_open_a_new_desk_at_once(own_store: dict[str, str]) -> None:
    (Path(own_store["COLOPHON_HOME"]) / STORE).unlink(missing_ok=True)
    for process in [started(own_store, "read") for _ in range(2)]:
        process.communicate()
    done(started(own_store, "found"))
    assert done(started(own_store, "read")) == []


def test_what_was_saved_survives_a_killed_process(own_store: dict[str, str]) -> None:
    done(started(own_store, "found"))
    process = started(own_store, "writer", "100000")
    assert process.stdout is not None
    assert process.stderr is not None
    saved = [process.stdout.readline().strip() for _ in range(20)]
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split("\n")[:-1]
    process.wait()
    process.stdout.close()
    process.stderr.close()
    kept = done(started(own_store, "read"))
    assert set(saved) | set(rest) <= set(kept)
    assert kept == [f"writer {number}" for number in range(len(kept))]


def test_of_many_who_claim_at_once_one_gets_it(own_store: dict[str, str], tmp_path: Path) -> None:
    done(started(own_store, "found"))
    start, script = tmp_path / "start", str(WRITER.with_name("claimer.py"))
    claimers = []
    for number in range(5):
        command = [sys.executable, script, own_store["COLOPHON_HOME"], f"claimer{number}", str(start)]
        one = subprocess.Popen(command, env=own_store, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        claimers.append(one)
    for one in claimers:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    start.touch()
    assert sorted(line for one in claimers for line in done(one)) == ["mine", *["taken"] * 4]


def test_of_two_who_press_publish_at_once_one_publishes(own_store: dict[str, str], tmp_path: Path) -> None:
    start, script = tmp_path / "start", str(WRITER.with_name("publisher.py"))

    def publisher(name: str) -> subprocess.Popen[str]:
        command = [sys.executable, script, own_store["COLOPHON_HOME"], name, str(start)]
        return subprocess.Popen(command, env=own_store, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    done(publisher("sign"))
    both = [publisher("one"), publisher("other")]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    start.touch()
    assert sorted(line for one in both for line in done(one)) == ["It is published already.", "out"]
    site = Path(own_store["COLOPHON_HOME"]) / "site"
    assert len(list(site.glob("*/manifest.json"))) == 1
