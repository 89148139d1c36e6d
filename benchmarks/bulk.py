"""Memory and speed of the bulk verbs: a million lines must not need more memory than a thousand."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.figures import Figure

COLOPHON = str(Path(sys.executable).with_name("colophon"))
COMMAND = "make figures ONLY=bulk"
FEW = 1_000
VERBS = {
    "split": (1_000_000, ["split", "--language", "en"]),
    "align": (50_000, ["align", "--from", "en", "--to", "uk", "--documents"]),
    "check": (200_000, ["check", "--from", "en", "--to", "uk", "--pairs"]),
}
LINES = {
    "split": '{{"id": {n}, "text": "In {n} the harbour reopened. Dr. Ode counted 40 boats."}}\n',
    "align": '{{"id": {n}, "source": ["It opened in {n}.", "Yes."], "target": ["Відкрито у {n}.", "Так."]}}\n',
    "check": '{{"id": {n}, "source": "In {n} there were 40 boats.", "target": "У {n} було 40 човнів."}}\n',
}


@dataclass(frozen=True, slots=True)
class Run:
    """`peak` in MB, `seconds` by the wall."""

    peak: float
    seconds: float


def measured(verb: str, lines: int, folder: Path) -> Run:
    """One run of a verb over so many lines, from a file, its answers thrown away."""
    file = folder / f"{verb}-{lines}.jsonl"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(LINES[verb].format(n=n) for n in range(lines))
    begun = time.perf_counter()
    child = subprocess.Popen([COLOPHON, *VERBS[verb][1], str(file)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1), f"{verb} ended with {child.returncode}"
    file.unlink()
    return Run(used.ru_maxrss / 1024, time.perf_counter() - begun)


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        for verb, (many, _) in VERBS.items():
            little, much = measured(verb, FEW, Path(name)), measured(verb, many, Path(name))
            yield Figure(
                figure=f"memory of {verb}, {many:,} lines",
                value=round(much.peak, 1),
                unit="MB",
                want=f"no more than 1.15 times that of {FEW:,} lines",
                met=much.peak <= 1.15 * little.peak,
                peer=f"itself, {FEW:,} lines",
                peer_value=round(little.peak, 1),
                command=COMMAND,
            )
            yield Figure(
                figure=f"speed of {verb}",
                value=round(many / much.seconds),
                unit="lines/s",
                command=COMMAND,
            )
