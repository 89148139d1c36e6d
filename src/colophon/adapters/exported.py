"""An exported desk as a folder: a list of its files with their digests, so that nothing missing passes for whole."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from colophon.adapters.files import plain_refusals
from colophon.adapters.folders import publish_folder
from colophon.errors import ExportError

LIST = "colophon-export.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Exported:
    """A folder that was exported; `files` are the SHA-256 of its files by path."""

    folder: Path
    files: Mapping[str, str]

    def paths(self, start: str) -> list[str]:
        """The files below a folder of it, or one file, in order."""
        return sorted(path for path in self.files if path == start or path.startswith(f"{start}/"))

    def read(self, path: str) -> bytes:
        """The bytes of one file, as they were exported; ExportError for any other."""
        file = self.folder / path
        with plain_refusals(file):
            data = file.read_bytes() if file.is_file() else None
        if data is None:
            raise ExportError(f"“{path}” is missing from this export.")
        if hashlib.sha256(data).hexdigest() != self.files[path]:
            raise ExportError(f"“{path}” was altered after the export.")
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
    """The list of an export, all its files there and unaltered. ExportError names the first that is not."""
    try:
        found = json.loads((folder / LIST).read_text("utf-8"))
        version, files = found["format"], {str(path): str(digest) for path, digest in found["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ExportError(f"“{folder}” is not an exported desk: {LIST} cannot be read.") from error
    if version != FORMAT:
        raise ExportError(f"“{folder}” was exported in format {version}; this Colophon reads format {FORMAT}.")
    if any(path.startswith("/") or ".." in path.split("/") for path in files):
        raise ExportError(f"“{folder}” lists files outside of itself.")
    exported = Exported(folder, files)
    for path in files:
        exported.read(path)
    return exported
