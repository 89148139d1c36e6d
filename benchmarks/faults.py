"""Faults in mid-work: is everything that was acknowledged there once, and how long until people can save again?

`COLOPHON_FAULTS` sets how often each fault happens (2 if not given; the figure is wanted for 100): a background worker
is killed, a process of the server, the whole server, PostgreSQL; the disk is full until somebody was refused and a
while longer; the network is dropped (a proxy cuts what it carries, answers on their way too); the clock steps back and
forth by up to two days (the server's own clock is put off, since the machine's is not ours to set).
`COLOPHON_FAULT_KINDS` names those that are wanted: worker,process,server,disk,network,clock,postgresql.

All waits are the product's own: a browser asks again after one second, then after twice as long each time, and a
worker's job is freed after 18 seconds of silence. So most of the time is waiting, and some desks are broken at a time.
With DATABASE_URL set, the workers that are killed work on that database.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
from tools.figures import Figure
from tools.with_postgresql import server as postgresql

from benchmarks.desk import free_port, seeded
from benchmarks.gear.faulty_desk import FaultyDesk, kill_postgresql
from benchmarks.gear.small_disk import SmallDisk
from benchmarks.gear.typist import Typist
from benchmarks.gear.wire_to_cut import WireToCut

COMMAND = "COLOPHON_FAULTS=100 make figures ONLY=faults"
FAULTS = int(os.environ.get("COLOPHON_FAULTS", "2"))
KINDS = os.environ.get("COLOPHON_FAULT_KINDS", "worker,process,server,disk,network,clock,postgresql").split(",")
TYPISTS = 6
LANES, WORKER_LANES = 2, 6
"""Desks that are broken at a time; more of those whose workers are killed, where all wait for 18 seconds."""
FULL_FOR = 1.0
"""Seconds for which a disk stays full after it was noticed."""
SLOWEST = 30.0
CHANCE = random.Random(3)
TWO_DAYS = 2 * 86_400


@dataclass
class Scene:
    """A desk that is served, and who types in it through a wire."""

    desk: FaultyDesk
    wire: WireToCut
    typists: list[Typist]


@dataclass
class Seen:
    """What became of saves or jobs, and how long each fault kept somebody from having them done."""

    saved: int = 0
    refused: int = 0
    lost: int = 0
    twice: int = 0
    begun_again: int = 0
    seconds: list[float] = field(default_factory=list)


def _fill(scene: Scene) -> None:
    """A log of changes may have room in its file for a while yet: the fault lasts until somebody was refused."""
    assert isinstance(scene.desk, SmallDisk)
    before = _refused(scene)
    scene.desk.fill()
    _wait_until(lambda: _refused(scene) > before, "nobody noticed that the disk was full")
    time.sleep(FULL_FOR)
    scene.desk.make_room()


def _refused(scene: Scene) -> int:
    return sum(len(one.refused) for one in scene.typists)


Cause = Callable[[Scene], object]
CAUSES: dict[str, tuple[str, Cause]] = {
    "process": ("a process of the server killed", lambda scene: scene.desk.kill_one()),
    "server": ("the server killed", lambda scene: scene.desk.kill_and_start()),
    "disk": ("the disk full", _fill),
    "network": ("the network dropped", lambda scene: scene.wire.cut(CHANCE.uniform(0.1, 1.0))),
    "clock": ("the clock stepped", lambda scene: scene.desk.step(CHANCE.uniform(-TWO_DAYS, TWO_DAYS))),
}


def figures() -> Iterator[Figure]:
    if "worker" in KINDS:
        yield from _told("a worker killed", _in_lanes(_killed_workers, WORKER_LANES), "jobs")
    for kind, (fault, cause) in CAUSES.items():
        if kind in KINDS:
            kept_apart = SmallDisk if kind == "disk" else FaultyDesk
            yield from _told(fault, _in_lanes(partial(_on_sqlite, cause, kept_apart), LANES))
    if "postgresql" in KINDS:
        yield from _told("PostgreSQL killed", _in_lanes(_on_postgresql, LANES))


def _in_lanes(lane: Callable[[int], Seen], lanes: int) -> Seen:
    """Shares of the faults, each at a desk of its own, at the same time."""
    shares = [len(range(number, FAULTS, lanes)) for number in range(min(lanes, FAULTS))]
    whole = Seen()
    with ThreadPoolExecutor(len(shares)) as pool:
        for one in pool.map(lane, shares):
            whole.saved, whole.refused = whole.saved + one.saved, whole.refused + one.refused
            whole.lost, whole.twice = whole.lost + one.lost, whole.twice + one.twice
            whole.seconds += one.seconds
            whole.begun_again += one.begun_again
    return whole


def _on_sqlite(cause: Cause, kind: type[FaultyDesk], times: int) -> Seen:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return _broken(environment, kind, cause, times)


def _on_postgresql(times: int) -> Seen:
    with postgresql() as address:
        folder = Path(parse_qs(urlsplit(address).query)["host"][0])
        with psycopg.connect(address, autocommit=True) as asked:
            asked.execute("ALTER ROLE postgres SET synchronous_commit = on")
        environment = {**os.environ, "DATABASE_URL": address}
        return _broken(environment, FaultyDesk, lambda scene: kill_postgresql(folder), times)


def _broken(environment: dict[str, str], kind: type[FaultyDesk], cause: Cause, times: int) -> Seen:
    """Type, break it, wait until everybody has saved again; then look what is there."""
    seen = Seen()
    with tempfile.TemporaryDirectory() as folder:
        environment = environment | {"COLOPHON_HOME": f"{folder}/home"}
        crowd = json.loads(seeded(environment, "fill", str(TYPISTS), "0"))
        desk = kind(environment, free_port())
        desk.start()
        with _typing(crowd, desk) as scene:
            _all_saved_since(scene.typists, time.monotonic())
            for _ in range(times):
                time.sleep(CHANCE.uniform(0.1, 0.5))
                begun = time.monotonic()
                cause(scene)
                seen.seconds.append(_all_saved_since(scene.typists, time.monotonic()) - begun)
        kept = Counter(text for _, text in map(json.loads, seeded(environment, "kept").splitlines()))
    saved = {text for one in scene.typists for text in (*one.saved, *one.refused)}
    seen.saved, seen.refused = len(saved), _refused(scene)
    seen.lost, seen.twice = sum(kept[text] == 0 for text in saved), sum(kept[text] > 1 for text in saved)
    return seen


def _killed_workers(times: int) -> Seen:
    """Kill the worker that is at work, and wait until its jobs are done by another; as a test does it twice."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLOPHON_KILLS": str(times)}
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:randomly", f"--basetemp={folder}/tests"]
        command.append("tests/desk/test_killed_workers.py")
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    said = next((line for line in done.stdout.splitlines() if line.startswith("{")), "")
    if done.returncode or not said:
        raise SystemExit(f"workers were killed, and something was lost or done twice:\n{done.stdout[-2000:]}")
    found = json.loads(said)
    return Seen(saved=found["jobs"], begun_again=found["begun again"], seconds=found["seconds"])


def _told(fault: str, seen: Seen, what: str = "saves") -> Iterator[Figure]:
    name = f"{fault} {FAULTS} times, {seen.saved} {what}"
    yield _figure(f"{name}: lost", seen.lost, what, "0", met=seen.lost == 0)
    yield _figure(f"{name}: done twice", seen.twice, what, "0", met=seen.twice == 0)
    if seen.refused:
        yield _figure(f"{name}: refused, and saved afterwards", seen.refused, what, "", met=None)
    if seen.begun_again:
        yield _figure(f"{name}: begun again, and done once", seen.begun_again, what, "", met=None)
    middle, slowest = sorted(seen.seconds)[len(seen.seconds) // 2], max(seen.seconds)
    yield _figure(f"{name}: until all was done again, median", round(middle, 1), "s", "", met=None)
    yield _figure(f"{name}: until all was done again, slowest", round(slowest, 1), "s", "<= 30", met=slowest <= SLOWEST)


@contextmanager
def _typing(crowd: dict[str, object], desk: FaultyDesk) -> Iterator[Scene]:
    wire, stop = WireToCut(desk.port), threading.Event()
    typists = [Typist(crowd, number, stop, wire.port) for number in range(TYPISTS)]
    for one in typists:
        one.start()
    try:
        yield Scene(desk, wire, typists)
    finally:
        stop.set()
        for one in typists:
            one.join(timeout=30)
        wire.close()
        desk.kill()


def _all_saved_since(typists: list[Typist], moment: float) -> float:
    _wait_until(lambda: all(one.last > moment for one in typists), "nobody could save again")
    return time.monotonic()


def _wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + 120
    while not holds():
        if time.monotonic() > end:
            raise SystemExit(f"{otherwise} for two minutes")
        time.sleep(0.02)


def _figure(figure: str, value: float, unit: str, want: str, *, met: bool | None) -> Figure:
    return Figure(figure=figure, value=value, unit=unit, want=want, met=met, command=COMMAND, higher_is_better=False)
