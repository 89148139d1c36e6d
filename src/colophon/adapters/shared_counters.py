"""Counters that all processes of a server share, without a lock that a killed process could take with it."""

import mmap
import threading
from collections.abc import Sequence

_PROCESSES = 64
_NUMBER = 8


class SharedCounters:
    """Numbers by name. Made before the server's processes part; each adds in a row of its own, and reading sums rows.

    After 64 processes have come and gone two may share a row, and a count may rarely be lost.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        self._rows = memoryview(mmap.mmap(-1, _NUMBER * len(names) * _PROCESSES)).cast("d")
        self._row = 0
        self._lock = threading.Lock()

    def take_row(self, process: int) -> None:
        """Called once in each process, with its number."""
        self._row = process % _PROCESSES
        self._lock = threading.Lock()  # the one from before the fork may have been held by nobody who is here

    def add(self, name: str, amount: float = 1.0) -> None:
        at = self._row * len(self._places) + self._places[name]
        with self._lock:
            self._rows[at] += amount

    def total(self, name: str) -> float:
        """The sum over all processes, also of those that have ended."""
        return sum(self._rows[self._places[name] :: len(self._places)])
