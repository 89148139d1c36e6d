"""Workers that are killed in the middle of their jobs: nothing is lost, and nothing is done twice.

`COLOPHON_KILLS=100` kills as often as the figures want, and a worker is given up after as long as in use; every run
kills two, and is less patient.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from colophon.desk.worker import BEAT, DEAD_AFTER

HAND = Path(__file__).with_name("workhand.py")
KILLS = int(os.environ.get("COLOPHON_KILLS", "2"))
BEAT_AND_DEATH = (BEAT, DEAD_AFTER) if "COLOPHON_KILLS" in os.environ else (0.2, 1.5)
A_KILL = 12
"""Jobs that are added before each kill, so that whoever is killed is at work."""


def hand(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(HAND), environment["COLOPHON_HOME"], *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, env=environment, text=True, **pipes)


def told(adder: subprocess.Popen[str], line: str = "") -> int:
    """How many jobs are not done, after so many more were added as the line says."""
    assert adder.stdin is not None
    assert adder.stdout is not None
    adder.stdin.write(f"{line}\n")
    adder.stdin.flush()
    return int(adder.stdout.readline())


def at_work(environment: dict[str, str], log: Path) -> subprocess.Popen[str]:
    process = hand(environment, "work", str(log), *map(str, BEAT_AND_DEATH))
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def begun(log: Path) -> list[tuple[str, int]]:
    """Each job that was begun, and by whom."""
    lines = log.read_text().splitlines() if log.exists() else []
    return [(subject, int(pid)) for subject, pid in map(str.split, lines)]


def wait_until(holds: Callable[[], bool]) -> None:
    patience = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < patience
        time.sleep(0.05)


def test_killed_workers_lose_nothing_and_do_nothing_twice(own_store: dict[str, str], tmp_path: Path) -> None:
    log, adder = tmp_path / "log", hand(own_store, "add")
    workers = [at_work(own_store, log) for _ in range(2)]
    seconds = []
    for number in range(KILLS):
        told(adder, f"{A_KILL}")
        wait_until(lambda at_least=number * A_KILL + 2: len({subject for subject, _ in begun(log)}) >= at_least)
        last = begun(log)[-1][1]
        victim = next(one for one in workers if one.pid == last)
        kill(victim)
        killed = time.monotonic()
        workers.remove(victim)
        workers.append(at_work(own_store, log))
        wait_until(lambda: told(adder) == 0)  # nothing is lost: in the end everything is done
        seconds.append(time.monotonic() - killed)
    for process in [*workers, adder]:
        kill(process)
    times = Counter(subject for subject, _ in begun(log))
    assert len(times) == KILLS * A_KILL
    again = sum(times.values()) - len(times)
    print("\n" + json.dumps({"jobs": len(times), "begun again": again, "seconds": seconds}))
    assert again <= KILLS, "only what was in hand when its worker was killed is begun again"
