"""How long each part of the test suite takes by the clock, as `make` runs it."""

import os
import re
import subprocess
import time
from collections.abc import Iterator

from tools.figures import ROOT, Figure

COMMAND = "make figures ONLY=suite"
# With what is wanted, in seconds. SUITE_PARTS="test-engine test-desk" leaves out what needs Chromium or PostgreSQL.
PARTS: dict[str, float | None] = {
    "test-engine": 10.0,
    "test-outside": None,
    "test-desk": None,
    "test-journeys": None,
    "test-postgresql": None,
}
_PASSED = re.compile(r"(\d+) passed")


def timed(part: str) -> tuple[float, int]:
    """Seconds by the clock and how many tests passed; a part that fails has no figure."""
    begun = time.perf_counter()
    run = subprocess.run(["make", "--silent", part], cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begun
    passed = _PASSED.findall(run.stdout)
    if run.returncode or not passed:
        raise SystemExit(f"make {part} failed:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    return seconds, int(passed[-1])


def figures() -> Iterator[Figure]:
    chosen = os.environ.get("SUITE_PARTS", " ".join(PARTS)).split()
    for part in chosen:
        seconds, passed = timed(part)
        want = PARTS[part]
        yield Figure(
            figure=f"make {part}, {passed} tests on {os.cpu_count()} cores",
            value=round(seconds, 1),
            unit="s",
            want="" if want is None else f"< {want:.0f}",
            met=None if want is None else seconds < want,
            command=COMMAND,
            higher_is_better=False,
        )
