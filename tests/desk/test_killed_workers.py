"""Workers that are killed in the middle of their jobs: nothing is lost, and nothing is done twice.

`COLOPHON_KILLS=100` kills as often as the figures want; every run kills two.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

HAND = Path(__file__).with_name("workhand.py")
KILLS = int(os.environ.get("COLOPHON_KILLS", "2"))
A_KILL = 12
"""Jobs that are added before each kill, so that whoever is killed is at work."""


def hand(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(HAND), environment["COLOPHON_HOME"], *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, env=environment, text=True, **pipes)


def add(adder: subprocess.Popen[str], count: int) -> None:
    assert adder.stdin is not None
    assert adder.stdout is not None
    adder.stdin.write(f"{count}\n")
    adder.stdin.flush()
    assert adder.stdout.readline() == "added\n"


def at_work(environment: dict[str, str], log: Path) -> subprocess.Popen[str]:
    process = hand(environment, "work", str(log))
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def lines(log: Path) -> list[str]:
    return log.read_text().splitlines() if log.exists() else []


def wait_for(log: Path, count: int) -> None:
    patience = time.monotonic() + 120
    while len(set(lines(log))) < count:
        assert time.monotonic() < patience, f"{len(set(lines(log)))} of {count}"
        time.sleep(0.02)


def test_killed_workers_lose_nothing_and_do_nothing_twice(own_store: dict[str, str], tmp_path: Path) -> None:
    log, adder = tmp_path / "log", hand(own_store, "add")
    workers = [at_work(own_store, log) for _ in range(2)]
    slowest = 0.0
    for number in range(KILLS):
        add(adder, A_KILL)
        wait_for(log, number * A_KILL + 2)
        kill(workers.pop(0))
        killed = time.monotonic()
        workers.append(at_work(own_store, log))
        wait_for(log, (number + 1) * A_KILL)
        slowest = max(slowest, time.monotonic() - killed)
    hand(own_store, "wait").communicate(timeout=120)  # nothing is lost: in the end everything is done
    for process in [*workers, adder]:
        kill(process)
    begun = Counter(lines(log))
    assert len(begun) == KILLS * A_KILL
    again = sum(begun.values()) - len(begun)
    print(f"{KILLS} workers killed, {len(begun)} jobs done, {again} begun again, slowest {slowest:.1f} s")
    assert again <= KILLS, "only what was in hand when its worker was killed is begun again"
