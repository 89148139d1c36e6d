"""The snapshots of a desk on disk: one WARC file for each body, found by its SHA-256, written once."""

import re
from dataclasses import dataclass
from pathlib import Path

from colophon.adapters.files import plain_refusals, write_once
from colophon.errors import SnapshotDamagedError, SnapshotMissingError
from colophon.intake.snapshot import Snapshot
from colophon.intake.warc import from_warc, to_warc

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class SnapshotFolder:
    """Snapshots below `folder`, as `ab/abcdef….warc.gz`. Any number of processes may read and write at once."""

    folder: Path

    def path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise SnapshotMissingError("This is not the SHA-256 of a snapshot: it has 64 digits from 0-9 and a-f.")
        return self.folder / sha256[:2] / f"{sha256}.warc.gz"

    def keep(self, snapshot: Snapshot) -> Snapshot:
        """Store a snapshot for good; what comes back is what is stored.

        The same bytes captured again give back the first capture, with its own time and address.
        """
        if write_once(self.path(snapshot.sha256), to_warc(snapshot)):
            return snapshot
        return self.read(snapshot.sha256)

    def read(self, sha256: str) -> Snapshot:
        """The snapshot of these bytes, verified. SnapshotMissingError, SnapshotDamagedError."""
        path = self.path(sha256)
        try:
            with plain_refusals(path):
                data = path.read_bytes() if path.exists() else None
            if data is None:
                raise SnapshotMissingError(f"There is no snapshot {sha256}.")
            snapshot = from_warc(data)
        except SnapshotDamagedError as error:
            raise SnapshotDamagedError(f"“{path}” is damaged. {error.message}") from error
        if snapshot.sha256 != sha256:
            raise SnapshotDamagedError(f"“{path}” is damaged. It holds another snapshot: {snapshot.sha256}.")
        return snapshot

    def __contains__(self, sha256: str) -> bool:
        return bool(_SHA256.fullmatch(sha256)) and self.path(sha256).exists()
