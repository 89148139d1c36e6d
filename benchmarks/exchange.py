"""How long a TMX of a million units takes to be read and to reach a desk's memory, and how much memory that needs.

The peer reads a tenth of it, for it holds the whole file in memory: its figure is for 100,000 units, and so is ours
beside it. Seconds are those of the processes (user and system), so that other work on the machine does not count; those
by the clock stand beside what reaches the memory.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.figures import Figure

COMMAND = "make figures ONLY=exchange"
PEER = "translate-toolkit"
MANY, FEW = 1_000_000, 100_000
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1" '
    'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\n'
)
UNIT = (
    '<tu creationdate="20260301T093000Z"><tuv xml:lang="en"><seg>The harbour authority closed pier {n} on Monday, '
    'officials said, and <bpt i="1" type="bold">&lt;b&gt;</bpt>{m} people<ept i="1">&lt;/b&gt;</ept> had to wait.</seg>'
    '</tuv><tuv xml:lang="fr"><seg>L’autorité portuaire a fermé lundi la jetée {n}, selon des responsables, et '
    '<bpt i="1" type="bold">&lt;b&gt;</bpt>{m} personnes<ept i="1">&lt;/b&gt;</ept> ont dû attendre.</seg></tuv></tu>\n'
)


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder, "many.tmx"), Path(folder, "few.tmx")
        for path, count in ((many, MANY), (few, FEW)):
            _write(path, count)
        whole, tenth, theirs = _child("read", many), _child("read", few), _child("peer", few)
        kept = _child("keep", many)
    yield _seconds(f"read TMX of {MANY:,} units", whole["seconds"], want="<= 60", met=whole["seconds"] <= 60)
    yield _seconds(
        f"read TMX of {FEW:,} units", tenth["seconds"], peer=PEER, peer_value=theirs["seconds"], want="",
        met=None,
    )  # fmt: skip
    yield _megabytes(
        f"memory to read TMX of {MANY:,} units (peer: {FEW:,})", whole["megabytes"], peer=PEER,
        peer_value=theirs["megabytes"], want=f"<= 1.2 x that for {FEW:,} ({tenth['megabytes']:.0f} MB)",
        met=whole["megabytes"] <= 1.2 * tenth["megabytes"],
    )  # fmt: skip
    yield _seconds(
        f"TMX of {MANY:,} units into the memory", kept["seconds"], peer="by the clock", peer_value=kept["clock"],
        want="<= 60", met=kept["seconds"] <= 60,
    )  # fmt: skip
    yield _megabytes(
        f"memory to bring TMX of {MANY:,} units", kept["megabytes"], want="<= 200", met=kept["megabytes"] <= 200
    )


def _seconds(
    figure: str, value: float, *, want: str, met: bool | None, peer: str = "", peer_value: float | None = None
) -> Figure:
    return Figure(
        figure=figure, value=round(value, 1), unit="s of CPU", want=want, met=met, peer=peer, peer_value=peer_value,
        command=COMMAND, higher_is_better=False,
    )  # fmt: skip


def _megabytes(
    figure: str, value: float, *, want: str, met: bool | None, peer: str = "", peer_value: float | None = None
) -> Figure:
    return Figure(
        figure=figure, value=round(value, 1), unit="MB", want=want, met=met, peer=peer, peer_value=peer_value,
        command=COMMAND, higher_is_better=False,
    )  # fmt: skip


def _write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(count):
            file.write(UNIT.format(n=number, m=number * 7 % 1000))
        file.write("</body></tmx>\n")


def _child(task: str, path: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        answer = subprocess.run(
            [sys.executable, __file__, task, str(path)],
            env={**os.environ, "COLOPHON_HOME": home, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def read_ours(path: Path) -> int:
    from colophon.memory.exchange.tmx import read_tmx

    with path.open("rb") as stream:
        return sum(1 for _ in read_tmx(stream))


def read_theirs(path: Path) -> int:
    from translate.storage.tmx import tmxfile

    with path.open("rb") as stream:
        store = tmxfile(stream, "en", "fr")
    return sum(1 for unit in store.units if unit.source and unit.target)


def keep(path: Path) -> int:
    from colophon.adapters.exchanged import admitted_in
    from colophon.desk.actions.remember import remember
    from colophon.memory.exchange.unread import Unread

    entries = admitted_in(str(path), "tmx")
    return sum(part.kept for part in remember(one for one in entries if not isinstance(one, Unread)))


def _worked() -> float:
    """Seconds of processors, those of the process that reads beside this one included."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(task: str, path: Path) -> None:
    if task == "keep":  # the desk stands before its memory is filled
        from colophon.desk.setup import open_desk

        open_desk(Path(os.environ["COLOPHON_HOME"]))
    begun, began = _worked(), time.perf_counter()
    count = {"read": read_ours, "peer": read_theirs, "keep": keep}[task](path)
    seconds, clock = _worked() - begun, time.perf_counter() - began
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(
        json.dumps(
            {"count": count, "seconds": round(seconds, 2), "clock": round(clock, 1), "megabytes": round(peak, 1)}
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
