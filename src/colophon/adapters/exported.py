"""An exported desk as a folder: a list of its files with their digests, so that nothing missing passes for whole."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path

from colophon.adapters.files import plain_refusals
from colophon.adapters.folders import publish_folder
from colophon.errors import ExportError

LIST = "colophon-export.json"
FORMAT = 1
DESK = ("records", "snapshots", "pictures", "theme", "pages", "keys.json", "colophon.toml")
"""What a desk is made of again. All else in an export follows from it, for people and other tools to read."""
_NAMED = 10


class Misfit(StrEnum):
    """What can be wrong with one file of an export."""

    ALTERED = "was altered after the export"
    MISSING = "is missing from this export"
    FOREIGN = "is not of this export"


@dataclass(frozen=True, slots=True)
class Exported:
    """A folder that was exported; `files` are the SHA-256 of its files by path, `misfits` what is not as it was."""

    folder: Path
    files: Mapping[str, str]
    misfits: Mapping[str, Misfit] = field(default_factory=dict)

    def paths(self, start: str) -> list[str]:
        """The files below a folder of it, or one file, in order."""
        return sorted(path for path in self.files if _below(path, start))

    def read(self, path: str) -> bytes:
        """The bytes of one file, as they were exported; ExportError for any other."""
        data = _bytes(self.folder / path)
        if misfit := _misfit(data, self.files[path]):
            raise ExportError(f"“{path}” {misfit}.")
        assert data is not None
        return data


def is_export(folder: Path) -> bool:
    return (folder / LIST).is_file()


def write_export(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write an export, in place of an older one if there is one; how many files. Another folder is left alone."""
    if folder.exists() and not is_export(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"“{folder}” holds something else than an export.")
    digests: dict[str, str] = {}

    def listed() -> Iterator[tuple[str, bytes]]:
        for path, data in files:
            digests[path] = hashlib.sha256(data).hexdigest()
            yield path, data
        whole = {"format": FORMAT, "files": dict(sorted(digests.items()))}
        yield LIST, (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode("utf-8")

    publish_folder(folder, listed())
    return len(digests)


def read_export(folder: Path) -> Exported:
    """The list of an export, and which of its files are not as it says. ExportError where the desk is made of these."""
    try:
        found = json.loads((folder / LIST).read_text("utf-8"))
        version, files = found["format"], {str(path): str(digest) for path, digest in found["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ExportError(f"“{folder}” is not an exported desk: {LIST} cannot be read.") from error
    if version != FORMAT:
        raise ExportError(f"“{folder}” was exported in format {version}; this Colophon reads format {FORMAT}.")
    if any(path.startswith("/") or ".." in path.split("/") for path in files):
        raise ExportError(f"“{folder}” lists files outside of itself.")
    wrong = {path: misfit for path, digest in files.items() if (misfit := _misfit(_bytes(folder / path), digest))}
    desk = {path: misfit for path, misfit in wrong.items() if any(_below(path, start) for start in DESK)}
    if desk or not all(path in files for path in ("keys.json", "colophon.toml")):
        raise ExportError(" ".join(named(desk)) or f"“{folder}” is not an export of a whole desk.")
    return Exported(folder, files, wrong | dict.fromkeys(_foreign(folder, files), Misfit.FOREIGN))


def named(misfits: Mapping[str, Misfit]) -> Iterator[str]:
    """A sentence for each of the first, and how many more there are."""
    yield from (f"“{path}” {misfit}." for path, misfit in islice(misfits.items(), _NAMED))
    if len(misfits) > _NAMED:
        yield f"{len(misfits) - _NAMED} more files are not as they were exported."


def _foreign(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What somebody put there; not what file managers and Git leave behind."""
    found = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    known = {*files, LIST}
    return [path.as_posix() for path in found if path.as_posix() not in known and path.parts[0][0] != "."]


def _below(path: str, start: str) -> bool:
    return path == start or path.startswith(f"{start}/")


def _bytes(file: Path) -> bytes | None:
    with plain_refusals(file):
        return file.read_bytes() if file.is_file() else None


def _misfit(data: bytes | None, digest: str) -> Misfit | None:
    if data is None:
        return Misfit.MISSING
    return Misfit.ALTERED if hashlib.sha256(data).hexdigest() != digest else None
