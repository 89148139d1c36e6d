"""The board of a desk with two thousand articles: how long its pages take, beside those of one with two hundred."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tools.figures import Figure

COMMAND = "make figures ONLY=board"
MANY, FEW = 2000, 200
WANTED = 300


def figures() -> Iterator[Figure]:
    few, many = _measured(FEW), _measured(MANY)
    for page, milliseconds in many.items():
        yield Figure(
            figure=f"the {page} of a desk with {MANY:,} articles, slowest of 20",
            value=milliseconds,
            unit="ms",
            want=f"<= {WANTED}",
            met=milliseconds <= WANTED,
            peer=f"with {FEW}",
            peer_value=few[page],
            command=COMMAND,
            higher_is_better=False,
        )


def _measured(articles: int) -> dict[str, float]:
    """Milliseconds of each page, in a process and a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
        command = [sys.executable, "-m", "benchmarks.seeds.board", str(articles)]
        environment["COLOPHON_HOME"] = folder
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found
