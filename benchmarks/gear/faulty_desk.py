"""A server to which things happen: killed in part or whole, with a clock that steps."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tools.with_postgresql import SERVER, drop_privileges, programs


class FaultyDesk:
    """`colophon serve` with a home of its own. `clock` is the file that says by how many seconds its clock is off."""

    def __init__(self, environment: dict[str, str], port: int) -> None:
        self.environment, self.port = environment, port
        self.home = Path(environment["COLOPHON_HOME"])
        self.clock = self.home.with_name("clock")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(self.command(), env=self.environment, stdout=quiet, stderr=quiet)

    def command(self) -> list[str]:
        program = [sys.executable, "-m", "benchmarks.seeds.stepped", str(self.clock), "serve", "--no-work"]
        return [*program, "--port", str(self.port)]

    def processes(self) -> list[int]:
        """The server and its processes."""
        assert self.process is not None
        pid = self.process.pid
        return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]

    def kill(self) -> None:
        assert self.process is not None
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def kill_one(self) -> None:
        """One of the processes that answer."""
        os.kill(random.choice(self.processes()[1:]), signal.SIGKILL)

    def kill_and_start(self) -> None:
        self.kill()
        self.start()

    def step(self, seconds: float) -> None:
        """Its clock is off by so much from now on."""
        beside = self.clock.with_suffix(".new")
        beside.write_text(str(seconds))
        beside.replace(self.clock)


def kill_postgresql(folder: Path) -> None:
    """The postmaster and all its processes at once, then a start as after a power cut."""
    pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGSTOP)  # so that it starts no other process meanwhile
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for one in (pid, *map(int, children)):
        os.kill(one, signal.SIGKILL)
    command = [str(programs() / "pg_ctl"), "start", "-D", str(folder / "data"), "-w", "-l", str(folder / "log")]
    command += ["-o", f"{SERVER} -k {folder}"]
    quiet = subprocess.DEVNULL
    for _ in range(20):  # until the dead ones' shared memory is gone
        time.sleep(0.3)
        done = subprocess.run(command, preexec_fn=drop_privileges(), cwd=folder, stdout=quiet, stderr=quiet)
        if done.returncode == 0:
            return
    raise SystemExit("PostgreSQL did not start again")
