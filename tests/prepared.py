"""Homes whose tables are made already: making them takes seconds each time, and has tests of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from atexit import register
from functools import cache
from pathlib import Path

_OPEN = "import sys; from pathlib import Path; from colophon.desk.setup import open_desk; open_desk(Path(sys.argv[1]))"
STORE = "desk.sqlite3"


def prepare(home: Path) -> None:
    """Give a home that does not exist yet an empty store with its tables. With PostgreSQL there is nothing to do."""
    if os.environ.get("DATABASE_URL") or home.exists():
        return
    home.mkdir(parents=True)
    shutil.copy(_store(), home / STORE)


@cache
def _store() -> Path:
    """Made once by this process, in a process of its own, which closes it so that the file is whole."""
    folder = Path(tempfile.mkdtemp(prefix="colophon-prepared-"))
    register(shutil.rmtree, folder, ignore_errors=True)
    environment = {name: text for name, text in os.environ.items() if not name.startswith("COLOPHON_")}
    subprocess.run([sys.executable, "-c", _OPEN, str(folder)], env=environment, check=True, capture_output=True)
    return folder / STORE
