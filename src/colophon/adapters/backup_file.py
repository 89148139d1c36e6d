"""A backup as one file: a zip with a list of its parts and their digests, checked after it was written."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from colophon.adapters.files import UNFINISHED, plain_refusals, sync_folder
from colophon.errors import BackupError

LIST = "backup.json"
FORMAT = 1
_PACKED_ALREADY = (".gz", ".zip", ".jpg", ".jpeg", ".png", ".webp", ".epub", ".pdf")
_PIECE = 1024 * 1024
_LONGEST_LIST = 64 * 1024 * 1024

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup: its path inside, and where its bytes come from, piece by piece."""

    path: str
    pieces: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was opened: what it says of itself, and the SHA-256 and size of each of its files."""

    file: Path
    facts: Facts
    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def pieces(self, path: str) -> Iterator[bytes]:
        """The bytes of one file; BackupError at its end if they are not the ones that were kept."""
        with plain_refusals(self.file), zipfile.ZipFile(self.file) as archive:
            yield from _checked(archive, path, self.files[path][0])

    def below(self, folder: str) -> list[str]:
        return sorted(path for path in self.files if path.startswith(f"{folder}/"))


def write_backup(file: Path, parts: Iterable[Part], facts: Facts) -> Backup:
    """Write `file`, readable by its owner only, and read it back. An existing file is never written over."""
    if file.exists():
        raise BackupError(f"“{file}” exists already.")
    unfinished = file.with_name(f".{file.name}{UNFINISHED}")
    with plain_refusals(file):
        try:
            with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as out:
                _write(out, parts, facts)
                out.flush()
                os.fsync(out.fileno())
            verify_backup(unfinished)
            os.link(unfinished, file)  # unlike a rename, never in place of another file
            sync_folder(file.parent)
        except FileExistsError as error:
            raise BackupError(f"“{file}” exists already.") from error
        finally:
            unfinished.unlink(missing_ok=True)
    return open_backup(file)


def open_backup(file: Path) -> Backup:
    """What a backup says of itself. BackupError if this is none, or one of a newer kind."""
    try:
        with plain_refusals(file), zipfile.ZipFile(file) as archive:
            if archive.getinfo(LIST).file_size > _LONGEST_LIST:
                raise BackupError(f"“{file}” is not a backup of a desk.")
            said = json.loads(archive.read(LIST))
        files = {str(path): (str(one["sha256"]), int(one["size"])) for path, one in said["files"].items()}
        version, facts = said["format"], dict(said["facts"])
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, RuntimeError) as error:
        raise BackupError(f"“{file}” is not a backup of a desk, or it broke off while it was written.") from error
    if version != FORMAT:
        raise BackupError(f"“{file}” has the form {version}; this Colophon reads form {FORMAT}.")
    for path in files:
        _inside(path)
    return Backup(file, facts, files)


def verify_backup(file: Path) -> Backup:
    """Read every byte. BackupError names the first file that is missing, altered, or not in the list."""
    backup = open_backup(file)
    with plain_refusals(file), zipfile.ZipFile(file) as archive:
        there = {one.filename for one in archive.infolist()} - {LIST}
        if there != set(backup.files):
            odd = sorted(there ^ set(backup.files))[0]
            raise BackupError(f"“{file}”: “{odd}” is not both in the backup and in its list.")
        for path, (digest, _) in backup.files.items():
            for _ in _checked(archive, path, digest):
                pass
    return backup


def _write(out: BinaryIO, parts: Iterable[Part], facts: Facts) -> None:
    files: dict[str, dict[str, object]] = {}
    with zipfile.ZipFile(out, "w", allowZip64=True) as archive:
        for part in parts:
            digest, size = hashlib.sha256(), 0
            with archive.open(_entry(part.path), "w", force_zip64=True) as entry:
                for piece in part.pieces:
                    digest.update(piece)
                    size += len(piece)
                    entry.write(piece)
            files[part.path] = {"sha256": digest.hexdigest(), "size": size}
        whole = {"format": FORMAT, "facts": facts, "files": dict(sorted(files.items()))}
        archive.writestr(_entry(LIST), json.dumps(whole, indent=1, ensure_ascii=False))


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path)
    entry.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
    entry._compresslevel = 1  # type: ignore[attr-defined]  # the module has no other way for one entry
    return entry


def _checked(archive: zipfile.ZipFile, path: str, digest: str) -> Iterator[bytes]:
    found = hashlib.sha256()
    try:
        with archive.open(path) as entry:
            while piece := entry.read(_PIECE):
                found.update(piece)
                yield piece
    except (zipfile.BadZipFile, KeyError, EOFError, ValueError, NotImplementedError) as error:
        raise BackupError(f"“{path}” of this backup is damaged.") from error
    if found.hexdigest() != digest:
        raise BackupError(f"“{path}” of this backup was altered after it was written.")


def _inside(path: str) -> None:
    parts = PurePosixPath(path)
    if not path or parts.is_absolute() or ".." in parts.parts or "\0" in path or "\\" in path:
        raise BackupError(f"This backup lists a file outside of itself: “{path}”.")
