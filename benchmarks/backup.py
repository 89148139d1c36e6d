"""A backup of a big desk while twenty people type, brought back and compared field by field.

`COLOPHON_BACKUP_ARTICLES` sets how many articles there are (50 if not given; the figure is wanted for 8,000).
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tools.figures import Figure

from benchmarks.desk import PORT, seeded, serving
from benchmarks.faults import Typist

COMMAND = "COLOPHON_BACKUP_ARTICLES=8000 make figures ONLY=backup"
ARTICLES = int(os.environ.get("COLOPHON_BACKUP_ARTICLES", "50"))
TYPISTS = 20
FIELDS = str(Path(__file__).resolve().parent.parent / "tests" / "desk" / "fields.py")


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLOPHON_HOME": f"{folder}/home"}
        environment.pop("DATABASE_URL", None)
        crowd = json.loads(seeded(environment, "fill", str(TYPISTS), "0"))
        seeded(environment, "grow", str(ARTICLES))
        stop = threading.Event()
        with serving(environment):
            typists = [Typist(crowd, number, stop, PORT) for number in range(TYPISTS)]
            for one in typists:
                one.start()
            time.sleep(3)
            begun = time.monotonic()
            _colophon(environment, "backup", f"{folder}/busy.zip")
            seconds, at_once = time.monotonic() - begun, sum(len(one.saved) for one in typists)
            stop.set()
            for one in typists:
                one.join(timeout=30)
        _colophon(environment, "backup", f"{folder}/calm.zip", "--with-keys")
        begun = time.monotonic()
        new = {**environment, "COLOPHON_HOME": f"{folder}/new"}
        _colophon(new, "restore", f"{folder}/calm.zip")
        back = time.monotonic() - begun
        busy = {**environment, "COLOPHON_HOME": f"{folder}/from-busy"}
        _colophon(busy, "restore", f"{folder}/busy.zip")
        before, after = _fields(environment), _fields(new)
        size = Path(f"{folder}/calm.zip").stat().st_size / 1e6
    differing = sum(one != other for one, other in zip(before, after, strict=False)) + abs(len(before) - len(after))
    name = f"{ARTICLES} articles, {len(before)} records, {size:.0f} MB"
    yield _figure(f"{name}: records that differ after the restore", differing, "records", "0", met=differing == 0)
    yield _figure(f"{name}: backup while {TYPISTS} typed ({at_once} saves)", round(seconds, 1), "s", "", met=None)
    yield _figure(f"{name}: restore", round(back, 1), "s", "", met=None)


def _colophon(environment: dict[str, str], *words: str) -> None:
    command = [str(Path(sys.executable).with_name("colophon")), *words]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def _fields(environment: dict[str, str]) -> list[str]:
    command = [sys.executable, FIELDS, environment["COLOPHON_HOME"]]
    return subprocess.run(command, env=environment, text=True, capture_output=True, check=True).stdout.splitlines()


def _figure(figure: str, value: float, unit: str, want: str, *, met: bool | None) -> Figure:
    return Figure(figure=figure, value=value, unit=unit, want=want, met=met, command=COMMAND, higher_is_better=False)
