"""The folder that holds a desk: its database, snapshots, keys, site and settings."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from colophon.adapters.drawn_pictures import DrawnPictures
from colophon.adapters.files import make_folder, plain_refusals, remove_leftovers, write_once
from colophon.adapters.pictures import PictureFolder
from colophon.adapters.settings import AS_DELIVERED, Settings, settings_in
from colophon.adapters.snapshots import SnapshotFolder
from colophon.errors import HomeBusyError, HomeMissingError

VARIABLE = "COLOPHON_HOME"
DEFAULT = "colophon-desk"


@dataclass(frozen=True, slots=True)
class Home:
    """Where each thing of a desk lies below `path`."""

    path: Path

    @property
    def database(self) -> Path:
        return self.path / "desk.sqlite3"

    @property
    def snapshots(self) -> SnapshotFolder:
        return SnapshotFolder(self.path / "snapshots")

    @property
    def keys(self) -> Path:
        return self.path / "keys"

    @property
    def site(self) -> Path:
        return self.path / "site"

    @property
    def second_readings(self) -> Path:
        return self.path / "second-reader"

    @property
    def secrets(self) -> Path:
        return self.path / "secrets"

    @property
    def received(self) -> Path:
        """Files that were given to the desk and are not read to their end yet."""
        return self.path / "received"

    @property
    def pictures(self) -> PictureFolder:
        return PictureFolder(self.path / "pictures")

    @property
    def drawn(self) -> DrawnPictures:
        """The same pictures as pages show them; a cache."""
        return DrawnPictures(self.path / "drawn-pictures", self.pictures)

    @property
    def targets(self) -> Path:
        return self.path / "targets"

    @property
    def settings_file(self) -> Path:
        return self.path / "colophon.toml"

    def settings(self) -> Settings:
        """What `colophon.toml` says. SettingsError if it cannot be understood."""
        with plain_refusals(self.settings_file):
            data = self.settings_file.read_bytes()
        return settings_in(data)


def home_path(environment: Mapping[str, str]) -> Path:
    """Where the desk is meant to lie: COLOPHON_HOME, or `colophon-desk` in the current folder. It may not exist yet."""
    return Path(environment.get(VARIABLE) or DEFAULT).expanduser().absolute()


def create_home(path: Path) -> Home:
    """Make a desk's folder, or complete one; what is there already stays as it is."""
    home = Home(path.absolute())
    for folder in (home.path, home.snapshots.folder, home.site):
        make_folder(folder)
    make_folder(home.keys, mode=0o700)
    write_once(home.settings_file, AS_DELIVERED.encode(), mode=0o644)
    remove_leftovers(home.path)
    return home


def open_home(path: Path) -> Home:
    """The desk in this folder. HomeMissingError if there is none."""
    home = Home(path.absolute())
    if not home.settings_file.is_file():
        raise HomeMissingError(f"There is no desk in “{home.path}”.")
    return home


@contextmanager
def locked(home: Home) -> Iterator[None]:
    """Work alone in this desk. HomeBusyError if another process does; the lock ends with its process in any case."""
    path = home.path / ".lock"
    with plain_refusals(path):
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(number, 20, 0).decode("ascii", "replace").strip() or "unknown"
            raise HomeBusyError(f"Another process (number {holder}) is at work in “{home.path}”.") from None
        os.truncate(number, 0)
        os.pwrite(number, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(number)
