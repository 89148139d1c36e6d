"""A desk's memory at work: how soon a unit is found by another process, and how lookups fare while an import runs.

Runs on SQLite, or on the database of DATABASE_URL (python tools/with_postgresql.py make figures ONLY=memory_desk). The
memory holds MEMORY_DESK_UNITS units before (100,000 unless it is set) and gets as many while ten people look things up.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tools.figures import ROOT, Figure

COMMAND = "make figures ONLY=memory_desk"
UNITS = int(os.environ.get("MEMORY_DESK_UNITS", "100000"))
APPENDED, SECONDS = 40, 20
APPEND = """
import sys, time
from pathlib import Path
from colophon.desk.setup import open_desk
open_desk(Path(sys.argv[1]))
from colophon.desk.actions.remember import remember_all
from colophon.memory.unit import Unit
for line in sys.stdin:
    remember_all([Unit(source=line.strip(), target="x", source_language="en", target_language="zh-Hans")])
    print(time.time(), flush=True)
"""


def process(home: Path, *arguments: str, program: str = "tools/memory_typist.py") -> "subprocess.Popen[str]":
    command = [sys.executable, str(ROOT / program), str(home), *arguments]
    return _started(command)


def _started(command: list[str]) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def figures() -> Iterator[Figure]:
    home = Path(tempfile.mkdtemp(prefix="memory-desk-"))
    try:
        took = float(process(home, "import", str(UNITS)).communicate()[0].split()[-1])
        yield Figure(
            figure="units kept and indexed in bulk", value=round(UNITS / took), unit="units/s", command=COMMAND
        )
        yield from of_appending(home)
        yield from of_typing(home)
    finally:
        shutil.rmtree(home)


def of_appending(home: Path) -> Iterator[Figure]:
    """One process keeps a unit, another one waits for it: from the commit to the match, both clocks being one.

    The first is not counted: the reader has just begun, opens the index and learns the languages of the match.
    """
    writer, reader = _started([sys.executable, "-c", APPEND, str(home)]), process(home, "watch")
    assert reader.stdout
    assert writer.stdout
    assert reader.stdout.readline() == "ready\n"
    waits = []
    for number in range(APPENDED):
        text = f"Appended sentence number {number} of the harbour master at {time.time()}.\n"
        for one in (reader, writer):
            assert one.stdin
            one.stdin.write(text)
            one.stdin.flush()
        written, found = float(writer.stdout.readline()), float(reader.stdout.readline())
        waits.append(max(0.0, found - written) * 1000)
    for one in (reader, writer):
        one.communicate()
    del waits[0]
    worst = round(max(waits), 1)
    yield Figure(
        figure="a unit is found by another process",
        value=worst,
        unit="ms at worst",
        want="<= 50",
        met=worst <= 50,
        peer="median",
        peer_value=round(float(np.median(waits)), 1),
        command=COMMAND,
    )


def of_typing(home: Path) -> Iterator[Figure]:
    quiet = json.loads(process(home, "type", str(SECONDS)).communicate()[0])
    importing = process(home, "import", str(2 * UNITS))
    assert importing.stdout
    assert importing.stdout.readline() == "begun\n"
    typing = process(home, "type", str(SECONDS))
    busy = json.loads(typing.communicate()[0])
    importing.kill()
    importing.communicate()
    p99 = round(float(np.percentile(busy, 99)), 1)
    yield Figure(
        figure=f"ten typists while an import runs, p99 of {len(busy):,} lookups",
        value=p99,
        unit="ms",
        want="<= 20",
        met=p99 <= 20,
        peer="without an import",
        peer_value=round(float(np.percentile(quiet, 99)), 1),
        command=COMMAND,
    )
