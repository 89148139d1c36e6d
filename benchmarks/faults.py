"""Faults in mid-work: is everything that was acknowledged there once, and how long until people can save again?

`COLOPHON_FAULTS` sets how often each fault happens (2 if not given; the figure is wanted for 100): a background worker
is killed, a process of the server, the whole server, PostgreSQL; the disk is full (a limit on the processes' files
stands in for it); the network is dropped (a proxy cuts what it carries, answers on their way too); the clock steps back
and forth by up to two days (the server's own clock is put off, since the machine's is not ours to set).
`COLOPHON_FAULT_KINDS` names those that are wanted: worker,process,server,disk,network,clock,postgresql.
"""

import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
from tools.figures import Figure
from tools.with_postgresql import server as postgresql

from benchmarks.desk import TOKEN, free_port, seeded
from benchmarks.gear.faulty_desk import FaultyDesk, kill_postgresql
from benchmarks.gear.wire_to_cut import WireToCut

COMMAND = "COLOPHON_FAULTS=100 make figures ONLY=faults"
FAULTS = int(os.environ.get("COLOPHON_FAULTS", "2"))
KINDS = os.environ.get("COLOPHON_FAULT_KINDS", "worker,process,server,disk,network,clock,postgresql").split(",")
TYPISTS = 6
SLOWEST = 30.0
CHANCE = random.Random(3)
TWO_DAYS = 2 * 86_400

Cause = Callable[[FaultyDesk, WireToCut], object]
CAUSES: dict[str, tuple[str, Cause]] = {
    "process": ("a process of the server killed", lambda desk, wire: desk.kill_one()),
    "server": ("the server killed", lambda desk, wire: desk.kill_and_start()),
    "disk": ("the disk full", lambda desk, wire: desk.fill_the_disk()),
    "network": ("the network dropped", lambda desk, wire: wire.cut(CHANCE.uniform(0.1, 1.0))),
    "clock": ("the clock stepped", lambda desk, wire: desk.step(CHANCE.uniform(-TWO_DAYS, TWO_DAYS))),
}


class Typist(threading.Thread):
    """Saves all the time, and sends what was not acknowledged again until it is, as a browser does."""

    def __init__(self, crowd: dict[str, object], number: int, stop: threading.Event, port: int) -> None:
        super().__init__(daemon=True)
        people = crowd["people"]
        assert isinstance(people, list)
        one = people[number]
        self.address = f"http://127.0.0.1:{port}/{crowd['desk']}/{one['key']}/edit/save/"
        self.headers = {"Cookie": f"sessionid={one['session']}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        self.pair, self.stopping = str(2 + number), stop
        self.saved: list[str] = []
        self.last = time.monotonic()

    def run(self) -> None:
        revision = 0
        for count in range(10**9):
            text = f"typist {self.name} says {count}"
            said = {"pair": self.pair, "text": text, "base": revision, "token": str(uuid.uuid4())}
            while (answer := self._sent(said)) is None:
                if self.stopping.wait(0.2):
                    return
            revision, self.last = int(str(answer["revision"])), time.monotonic()
            self.saved.append(text)
            if self.stopping.wait(0.1):
                return

    def _sent(self, said: dict[str, object]) -> dict[str, object] | None:
        request = urllib.request.Request(self.address, json.dumps(said).encode(), self.headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                found: dict[str, object] = json.load(answer)
                return found
        except (OSError, ValueError, http.client.HTTPException):  # also an answer that was cut off
            return None


def figures() -> Iterator[Figure]:
    if "worker" in KINDS:
        yield from _workers()
    for kind, (fault, cause) in CAUSES.items():
        if kind in KINDS:
            yield from _with(fault, {}, cause)
    if "postgresql" in KINDS:
        with postgresql() as address:
            folder = Path(parse_qs(urlsplit(address).query)["host"][0])
            with psycopg.connect(address, autocommit=True) as asked:
                asked.execute("ALTER ROLE postgres SET synchronous_commit = on")
            yield from _with("PostgreSQL killed", {"DATABASE_URL": address}, lambda desk, wire: kill_postgresql(folder))


def _with(fault: str, more: dict[str, str], cause: Cause) -> Iterator[Figure]:
    """Type, break it, wait until everybody has saved again; then look what is there."""
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLOPHON_HOME": f"{folder}/home", **more}
        if not more:
            environment.pop("DATABASE_URL", None)
        crowd = json.loads(seeded(environment, "fill", str(TYPISTS), "0"))
        desk = FaultyDesk(environment, free_port())
        desk.start()
        with _typing(crowd, desk) as (typists, wire):
            _all_saved_since(typists, time.monotonic())
            for _ in range(FAULTS):
                time.sleep(CHANCE.uniform(0.1, 0.5))
                begun = time.monotonic()
                cause(desk, wire)
                seconds.append(_all_saved_since(typists, time.monotonic()) - begun)
        kept = Counter(text for _, text in map(json.loads, seeded(environment, "kept").splitlines()))
    saved = [text for one in typists for text in one.saved]
    lost, twice = sum(kept[text] == 0 for text in saved), sum(kept[text] > 1 for text in saved)
    yield from _told(f"{fault} {FAULTS} times, {len(saved)} saves", "saves", lost, twice, seconds)


def _workers() -> Iterator[Figure]:
    """Kill the worker that is at work, and wait until its jobs are done by another; as a test does it twice."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLOPHON_KILLS": str(FAULTS), "COLOPHON_TEMPORARY": folder}
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:randomly", "tests/desk/test_killed_workers.py"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    said = next((line for line in done.stdout.splitlines() if "workers killed" in line), "")
    name, failed = f"a worker killed: {said or done.stdout[-300:]}", done.returncode != 0
    slowest = float(said.rpartition("slowest ")[2].partition(" ")[0]) if "slowest " in said else float("inf")
    yield _figure(f"{name}: lost or done twice", int(failed), "jobs", "0", met=not failed)
    yield _figure("a worker killed: until all its jobs were done", slowest, "s", "<= 30", met=slowest <= SLOWEST)


def _told(name: str, what: str, lost: int, twice: int, seconds: list[float]) -> Iterator[Figure]:
    yield _figure(f"{name}: lost", lost, what, "0", met=lost == 0)
    yield _figure(f"{name}: done twice", twice, what, "0", met=twice == 0)
    middle, slowest = sorted(seconds)[len(seconds) // 2], max(seconds)
    yield _figure(f"{name}: until all saved again, median", round(middle, 1), "s", "", met=None)
    yield _figure(f"{name}: until all saved again, slowest", round(slowest, 1), "s", "<= 30", met=slowest <= SLOWEST)


@contextmanager
def _typing(crowd: dict[str, object], desk: FaultyDesk) -> Iterator[tuple[list[Typist], WireToCut]]:
    wire, stop = WireToCut(desk.port), threading.Event()
    typists = [Typist(crowd, number, stop, wire.port) for number in range(TYPISTS)]
    for one in typists:
        one.start()
    try:
        yield typists, wire
    finally:
        stop.set()
        for one in typists:
            one.join(timeout=30)
        wire.close()
        desk.kill()


def _all_saved_since(typists: list[Typist], moment: float) -> float:
    end = time.monotonic() + 120
    while any(one.last <= moment for one in typists):
        if time.monotonic() > end:
            raise SystemExit("nobody could save again for two minutes")
        time.sleep(0.02)
    return time.monotonic()


def _figure(figure: str, value: float, unit: str, want: str, *, met: bool | None) -> Figure:
    return Figure(figure=figure, value=value, unit=unit, want=want, met=met, command=COMMAND, higher_is_better=False)
