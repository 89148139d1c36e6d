"""A server whose home lies on a disk of its own, small enough to be filled: nobody else's disk is touched.

The disk is a tmpfs in a mount namespace of the server's processes (`unshare`, which needs no rights on most systems).
It is seen from outside through the server's process, and what is on it is copied out before that ends.
"""

import shlex
import shutil
from contextlib import suppress
from pathlib import Path

from benchmarks.gear.faulty_desk import FaultyDesk

MEGABYTES = 64


class SmallDisk(FaultyDesk):
    """`fill` leaves no room, `make_room` gives back what `fill` took."""

    def command(self) -> list[str]:
        home, seeded = shlex.quote(str(self.home)), shlex.quote(f"{self.home}.seeded")
        mount = f"mount -t tmpfs -o size={MEGABYTES}m,mode=700 none {home} && cp -a {seeded}/. {home}/"
        return ["unshare", "--map-root-user", "--mount", "sh", "-c", f"{mount} && exec {shlex.join(super().command())}"]

    def start(self) -> None:
        shutil.move(self.home, f"{self.home}.seeded")
        self.home.mkdir()
        super().start()

    def fill(self) -> None:
        piece = bytes(2**16)
        with (self._inside() / "filler").open("ab", buffering=0) as filler, suppress(OSError):
            while True:
                filler.write(piece)

    def make_room(self) -> None:
        (self._inside() / "filler").unlink()

    def kill(self) -> None:
        """What is on the disk is copied to where it is looked for when the server has ended."""
        shutil.copytree(self._inside(), self.home, dirs_exist_ok=True)
        super().kill()

    def _inside(self) -> Path:
        assert self.process is not None
        return Path(f"/proc/{self.process.pid}/root{self.home}")
