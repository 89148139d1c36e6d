"""Changing a few files of a published folder as one step: all of them, also if the machine stops in between, or none.

New files are laid beside the folder first. Giving that pile its final name decides; from then on the files are moved
into the folder, by this process or, if it was killed, by the next. So a full disk or a kill before the decision leaves
the folder as it was, and after it the change is finished, never undone by halves.
"""

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from colophon.adapters.clearing import unfinished_beside
from colophon.adapters.files import plain_refusals, sync_folder
from colophon.adapters.folders import inside, sync_tree

_FILES, _GONE = "files", "gone.json"


def change_folder(folder: Path, files: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> tuple[str, ...]:
    """Write these files into `folder` and take others away. Answers what differed from what was there."""
    finish_change(folder)
    with plain_refusals(folder), unfinished_beside(folder) as pile:
        try:
            written = tuple(name for name, data in files if _laid(pile / _FILES, folder, name, data))
            leaving = [name for name in gone if (folder / inside(name)).is_file() and name not in written]
            if not written and not leaving:
                return ()
            _lay(pile / _GONE, json.dumps(leaving).encode())
            sync_tree(pile)
            os.chmod(pile, 0o755)  # noqa: S103 - what lies in it is public
            os.rename(pile, _decided(folder))
            sync_folder(folder.parent)
        finally:
            shutil.rmtree(pile, ignore_errors=True)
    finish_change(folder)
    return (*written, *leaving)


def finish_change(folder: Path) -> bool:
    """Finish a change that was decided on and cut off; whether there was one."""
    pile = _decided(folder)
    if not pile.is_dir():
        return False
    with plain_refusals(folder):
        leaving: list[str] = json.loads((pile / _GONE).read_bytes())
        top, touched = pile / _FILES, set()
        for source in sorted((one for one in top.rglob("*") if one.is_file()), key=lambda one: _late(top, one)):
            target = folder / source.relative_to(top)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(source, target)
            touched.add(target.parent)
        for name in leaving:
            with suppress(FileNotFoundError):
                (folder / inside(name)).unlink()
            _without_empty(folder, (folder / inside(name)).parent)
        sync_tree(folder, touched)
        shutil.rmtree(pile)
    return True


def _decided(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.decided")


def _late(top: Path, source: Path) -> tuple[int, str]:
    """Articles before the lists that lead to them, the front page last."""
    path = source.relative_to(top).as_posix()
    return -path.count("/"), path


def _laid(top: Path, folder: Path, name: str, data: bytes) -> bool:
    path = inside(name)
    with suppress(FileNotFoundError, NotADirectoryError):
        if (folder / path).stat().st_size == len(data) and (folder / path).read_bytes() == data:
            return False
    _lay(top / path, data)
    return True


def _lay(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _without_empty(folder: Path, below: Path) -> None:
    while below != folder:
        try:
            below.rmdir()
        except OSError:
            return
        below = below.parent
