"""Faults in mid-work: is everything that was acknowledged there once, and how long until people can save again?

`COLOPHON_FAULTS` sets how often each fault happens (2 if not given; the figure is wanted for 100): a process of the
server is killed, the whole server, PostgreSQL, and the disk is full (a limit on the size of files stands in for it).
The network between browser and server is cut by the killed server; the clock is not stepped here, because that takes
rights over the machine: what follows from a step is tested with clocks that are given (`tests/desk/test_doctor.py`).
"""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
from tools.figures import Figure
from tools.with_postgresql import SERVER, drop_privileges, programs
from tools.with_postgresql import server as postgresql

from benchmarks.desk import PORT, TOKEN, seeded

COMMAND = "COLOPHON_FAULTS=100 make figures ONLY=faults"
FAULTS = int(os.environ.get("COLOPHON_FAULTS", "2"))
TYPISTS = 6
SLOWEST = 30.0
ROOM = 200_000


class Desk:
    """A server that can be killed in part or whole, and started again."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *, largest_file: int = 0) -> None:
        def limited() -> None:
            if largest_file:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        command = [str(Path(sys.executable).with_name("colophon")), "serve", "--no-work", "--port", str(PORT)]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=limited
        )

    def children(self) -> list[int]:
        assert self.process is not None
        pid = self.process.pid
        return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))

    def kill(self) -> None:
        assert self.process is not None
        for pid in (self.process.pid, *self.children()):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()


class Typist(threading.Thread):
    """Saves all the time, and sends what was not acknowledged again until it is, as a browser does."""

    def __init__(self, crowd: dict[str, object], number: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        people = crowd["people"]
        assert isinstance(people, list)
        one = people[number]
        self.address = f"http://127.0.0.1:{PORT}/{crowd['desk']}/{one['key']}/edit/save/"
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
                if self.stopping.wait(0.3):
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
        except (OSError, ValueError, urllib.error.HTTPError):
            return None


def figures() -> Iterator[Figure]:
    yield from _with("a process of the server killed", {}, _kill_one)
    yield from _with("the server killed", {}, _kill_server)
    yield from _with("the disk full", {}, _fill)
    with postgresql() as address:
        folder = parse_qs(urlsplit(address).query)["host"][0]
        with psycopg.connect(address, autocommit=True) as asked:
            asked.execute("ALTER ROLE postgres SET synchronous_commit = on")
        yield from _with("PostgreSQL killed", {"DATABASE_URL": address}, lambda desk: _kill_postgresql(Path(folder)))


def _with(fault: str, more: dict[str, str], cause: Callable[[Desk], None]) -> Iterator[Figure]:
    """Type, break it, wait until everybody has saved again; then look what is there."""
    slowest, chance = 0.0, random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLOPHON_HOME": f"{folder}/home", **more}
        if not more:
            environment.pop("DATABASE_URL", None)
        crowd = json.loads(seeded(environment, "fill", str(TYPISTS), "0"))
        desk, stop = Desk(environment), threading.Event()
        desk.start()
        typists = [Typist(crowd, number, stop) for number in range(TYPISTS)]
        for one in typists:
            one.start()
        with _ending(desk, stop, typists):
            _all_saved_since(typists, time.monotonic())
            for _ in range(FAULTS):
                time.sleep(chance.uniform(0.2, 1.0))
                begun = time.monotonic()
                cause(desk)
                slowest = max(slowest, _all_saved_since(typists, time.monotonic()) - begun)
        kept = Counter(text for _, text in map(json.loads, seeded(environment, "kept").splitlines()))
    saved = [text for one in typists for text in one.saved]
    lost = sum(kept[text] == 0 for text in saved)
    twice = sum(kept[text] > 1 for text in saved)
    name = f"{fault} {FAULTS} times, {len(saved)} saves"
    yield _figure(f"{name}: lost", lost, "saves", "0", met=lost == 0)
    yield _figure(f"{name}: done twice", twice, "saves", "0", met=twice == 0)
    yield _figure(f"{name}: until all saved again", round(slowest, 1), "s", "<= 30", met=slowest <= SLOWEST)


@contextmanager
def _ending(desk: Desk, stop: threading.Event, typists: list[Typist]) -> Iterator[None]:
    try:
        yield
    finally:
        stop.set()
        for one in typists:
            one.join(timeout=30)
        desk.kill()


def _all_saved_since(typists: list[Typist], moment: float) -> float:
    end = time.monotonic() + 120
    while any(one.last <= moment for one in typists):
        if time.monotonic() > end:
            raise SystemExit("nobody could save again for two minutes")
        time.sleep(0.05)
    return time.monotonic()


def _kill_one(desk: Desk) -> None:
    os.kill(random.Random(time.monotonic()).choice(desk.children()), signal.SIGKILL)


def _kill_server(desk: Desk) -> None:
    desk.kill()
    desk.start()


def _fill(desk: Desk) -> None:
    """The database cannot grow any more; after a while somebody makes room."""
    desk.kill()
    home = Path(desk.environment["COLOPHON_HOME"])
    wal = home / "desk.sqlite3-wal"
    desk.start(largest_file=(wal.stat().st_size if wal.exists() else 0) + ROOM)
    time.sleep(5)
    desk.kill()
    desk.start()


def _kill_postgresql(folder: Path) -> None:
    """The postmaster and all its processes at once, then a start as after a power cut."""
    pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGSTOP)  # so that it starts no other process meanwhile
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for one in (pid, *map(int, children)):
        os.kill(one, signal.SIGKILL)
    time.sleep(1)
    command = [str(programs() / "pg_ctl"), "start", "-D", str(folder / "data"), "-w", "-l", str(folder / "log")]
    command += ["-o", f"{SERVER} -k {folder}"]
    for _ in range(5):  # until the dead ones' shared memory is gone
        done = subprocess.run(command, preexec_fn=drop_privileges(), cwd=folder, stdout=subprocess.DEVNULL)
        if done.returncode == 0:
            return
        time.sleep(1)
    raise SystemExit("PostgreSQL did not start again")


def _figure(figure: str, value: float, unit: str, want: str, *, met: bool) -> Figure:
    return Figure(figure=figure, value=value, unit=unit, want=want, met=met, command=COMMAND, higher_is_better=False)
