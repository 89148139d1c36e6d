"""The home of a desk: whether it can be written, has room, keeps its secrets, and holds what it should."""

import os
import shutil
import stat
from collections.abc import Iterator

from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.errors import ColophonError

LITTLE, HARDLY_ANY = 1024**3, 100 * 1024**2
_SECRETS = ("keys", "secret", "setup-token")


def folder(home: Home) -> Iterator[Complaint]:
    """Every folder and file that the server writes."""
    needed = (home.path, home.snapshots.folder, home.site, home.keys)
    for one in needed:
        if not one.is_dir():
            yield Complaint(
                what=f"The folder “{one}” is missing.",
                why="The desk keeps what it captures, signs and publishes there.",
                mend="Start the server once (it makes the folder), or bring it back from a backup.",
                grave=one != home.site,
            )
        elif not os.access(one, os.W_OK | os.X_OK):
            yield Complaint(
                what=f"The folder “{one}” cannot be written by this user.",
                why="Saving, capturing or publishing fails.",
                mend=f"Give it to the user that runs the server: chown -R USER '{one}'",
                grave=True,
            )
    if home.database.exists() and not os.access(home.database, os.W_OK):
        yield Complaint(
            what="The database file cannot be written by this user.",
            why="Nobody can save.",
            mend=f"Give it to the user that runs the server: chown USER '{home.database}'",
            grave=True,
        )


def owners(home: Home) -> Iterator[Complaint]:
    """What belongs to another user than the home, as after a verb that was typed as root."""
    owner = home.path.stat().st_uid if home.path.is_dir() else os.geteuid()
    ours = (home.database, *(home.database.with_name(f"{home.database.name}-{end}") for end in ("wal", "shm")))
    named = (*ours, home.snapshots.folder, home.site, home.keys, home.path / "secret", home.path / "memory")
    strange = [one for one in named if one.exists() and one.stat().st_uid != owner]
    if strange:
        yield Complaint(
            what=f"“{strange[0]}” belongs to another user than the home ({len(strange)} such in all).",
            why="The server that runs as the home's user cannot write there.",
            mend=f"chown -R --reference='{home.path}' '{home.path}'; then type verbs as its user, with sudo -u.",
            grave=True,
        )


def room(home: Home) -> Iterator[Complaint]:
    """What is left on the disk."""
    left = shutil.disk_usage(home.path).free
    if left < LITTLE:
        yield Complaint(
            what=f"Only {left // 1024**2} MB are left on the disk of “{home.path}”.",
            why="Without room nothing can be saved; what was saved stays whole.",
            mend="Make room: move old backups elsewhere, or give the desk a larger disk.",
            grave=left < HARDLY_ANY,
        )


def secrets(home: Home) -> Iterator[Complaint]:
    """What only the server's own user may read."""
    for name in _SECRETS:
        path = home.path / name
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Complaint(
                what=f"“{path}” can be read by other users of this machine.",
                why="Whoever reads it can sign as the desk, or take over sessions.",
                mend=f"chmod go-rwx '{path}'",
                grave=True,
            )
    if home.database.exists() and not (home.path / "secret").exists():
        yield Complaint(
            what="The server's secret is missing (the file “secret”).",
            why="A new one is made at the next start: everybody signs in anew, and every webhook gets another secret.",
            mend="Bring it back from a backup made --with-keys before you start the server.",
        )


def keys(home: Home) -> Iterator[Complaint]:
    """Whether the desk can sign, and whether its key opens."""
    for one in sorted(home.keys.glob("*")):
        if one.is_symlink() and not one.exists():
            yield Complaint(
                what=f"“{one}” points to nothing.",
                why="A key that lies elsewhere, as on a disk that is not mounted, is taken for one that never was.",
                mend="Mount what it points to, or bring the keys folder back from a backup that was made --with-keys.",
                grave=True,
            )
    folder = KeyFolder(home.keys, passphrase=os.environ.get("COLOPHON_PASSPHRASE", "").encode())
    try:
        public = folder.ring()
        present = folder.present()
        if present is not None:
            folder.load(present.id)
        elif public.keys:
            yield Complaint(
                what="All keys of this desk are retired or revoked.",
                why="Nobody can sign or publish.",
                mend="Bring the keys folder back from a backup that was made --with-keys.",
                grave=True,
            )
    except ColophonError as error:
        yield Complaint(
            what=error.message,
            why="Nobody can sign or publish.",
            mend="Bring its file back from a backup made --with-keys, or set COLOPHON_PASSPHRASE to its passphrase. "
            "If it is gone for good: colophon key --lost",
            grave=True,
        )


def leftovers(home: Home) -> Iterator[Complaint]:
    """A database beside the one that is used."""
    if os.environ.get("DATABASE_URL") and home.database.exists():
        yield Complaint(
            what="DATABASE_URL names PostgreSQL, and a desk.sqlite3 lies in the home as well.",
            why="Somebody who starts the server without DATABASE_URL would work in the old one.",
            mend="If `colophon move` brought you here, move the old file away.",
        )
    if not os.environ.get("DATABASE_URL") and home.database.with_name("desk.sqlite3.moved").exists():
        yield Complaint(
            what="This desk was moved to PostgreSQL, and DATABASE_URL is not set.",
            why="People would work in an empty or old database.",
            mend="Set DATABASE_URL to the address that the desk was moved to.",
            grave=True,
        )


OF_HOME = (folder, owners, room, secrets, keys, leftovers)
