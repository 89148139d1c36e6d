"""Uploading by a program of the desk's own choice, which `colophon.toml` names: rsync, rclone, a script."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from colophon.adapters.targets.carrying import Change
from colophon.adapters.targets.running import last_words, run
from colophon.errors import TargetError

FOLDER = "{folder}"


class CommandCarrier:
    """`arguments` are the program and its arguments; `{folder}` in them is where the files lie, without a slash."""

    whole = True

    def __init__(self, arguments: Sequence[str], tree: Path, *, secret: str = "", seconds: float = 600) -> None:
        self._arguments, self._tree = tuple(arguments), tree
        self._secret, self._seconds = secret, seconds
        if not self._arguments or not any(FOLDER in one for one in self._arguments):
            raise TargetError("The command in colophon.toml is empty, or nowhere says {folder}.")

    def prepare(self) -> Path:
        self._tree.mkdir(parents=True, exist_ok=True)
        return self._tree

    def beyond(self, folder: str) -> Iterable[str]:
        """What the program made of the tree is its own business."""
        return ()

    def carry(self, change: Change, *, what: str) -> None:
        """The program is given the whole folder each time; what is there already is its own business."""
        filled = [one.replace(FOLDER, str(self._tree)) for one in self._arguments]
        more = {"COLOPHON_SECRET": self._secret} if self._secret else {}
        code, said = run(filled, folder=self.prepare(), more=more, seconds=self._seconds, secret=self._secret)
        if code:
            raise TargetError(f"“{Path(self._arguments[0]).name}” ended with {code}: {last_words(said) or 'no word'}")

    def try_it(self) -> str:
        """It is run with what is there now: nobody else knows what trying means to it. An empty folder could empty
        the place, as `rsync --delete` does, so that nothing is run before there is something."""
        name = Path(self._arguments[0]).name
        if any(self.prepare().iterdir()):
            self.carry(Change(), what="try")
            return f"“{name}” ran and found nothing wrong."
        if not shutil.which(self._arguments[0]):
            raise TargetError(f"“{name}” is no program that could be started.")
        return f"“{name}” is there. It is run once there is something to upload."
