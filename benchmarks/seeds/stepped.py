"""`colophon` with a clock that a file puts off: python -m benchmarks.seeds.stepped FILE serve …

The whole program asks `adapters/clock.py` or Django for the time; both are given a clock that adds what FILE says.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from colophon.adapters import clock

FILE = Path(sys.argv.pop(1))


def stepped() -> datetime:
    """The present moment and as many seconds as the file says; it is read each time."""
    try:
        off = float(FILE.read_text())
    except (OSError, ValueError):
        off = 0.0
    return datetime.now(UTC) + timedelta(seconds=off)


clock.now = stepped
timezone.now = stepped

if __name__ == "__main__":
    from colophon.cli import main

    main()
