"""The demo is a promise: every claim that it prints is checked by its own exit codes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_demo_goes_the_whole_way(tmp_path: Path) -> None:
    environment = {**os.environ, "DEMO_SERVE": "0", "DEMO_HOME": str(tmp_path / "desk")}
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "demo.py")], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    for claim in (
        "magnitude-changed",
        "A credit names nobody",
        "Edition 1 of 1-zh-Hans",
        "Editions verified: 2. Differences: 0",
        "salma",
    ):
        assert claim in done.stdout
    assert (tmp_path / "desk" / "site" / "index.html").is_file()
