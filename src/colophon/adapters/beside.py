"""Processes beside this one: begun again when they die and ended together with this one, or for one piece of work."""

import os
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress

_PATIENCE = 15.0
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_MODEST = 10  # as `nice` has it


class Beside:
    """Keeps one command running. The child should also end by itself when `parent_is_gone`: we may be killed."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._end = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, name="beside", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """End the child, politely at first."""
        self._end.set()
        child = self._child
        if child is None or child.poll() is not None:
            return
        child.terminate()
        try:
            child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()

    def _keep(self) -> None:
        pause = _FIRST_PAUSE
        while not self._end.is_set():
            self._child = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)  # noqa: S603  # our own command
            try:
                self._child.wait(_LONGEST_PAUSE)
            except subprocess.TimeoutExpired:
                pause = _FIRST_PAUSE  # it lives
                self._child.wait()
            self._end.wait(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)


def done_beside(command: Sequence[str]) -> tuple[int, str]:
    """Run a command to its end, giving way to whatever else wants a processor: its exit code and what it complained."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603  # our own command
    with suppress(ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, child.pid, _MODEST)
    _, complaint = child.communicate()
    return child.returncode, complaint.decode(errors="replace").strip()


def parent_is_gone(parent: int) -> bool:
    """Whether the process that began this one has died: its children are then somebody else's."""
    return os.getppid() != parent
