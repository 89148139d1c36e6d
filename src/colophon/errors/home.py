"""What is wrong with the desk's home: its files, its store, its settings, its port."""

from colophon.errors.refusal import ColophonError


class HomeError(ColophonError):
    """The desk's home cannot be written."""

    hint = "Nothing was changed. Choose another folder with COLOPHON_HOME, or make this one writable."


class HomeMissingError(ColophonError):
    """There is no desk here."""

    hint = "Nothing was changed. Run `colophon init`, or set COLOPHON_HOME to the folder of your desk."


class HomeBusyError(ColophonError):
    """Another process is at work in this desk."""

    hint = "Nothing was changed. Wait for the other process to end, and try again."


class SettingsError(ColophonError):
    """colophon.toml cannot be understood."""

    hint = "Nothing was changed. Mend the named line; `docs/reference/settings.md` lists every setting."


class DatabaseAddressError(ColophonError):
    """DATABASE_URL does not name a PostgreSQL database."""

    hint = "Nothing was opened. Write postgres://user:password@host:port/name, or leave it out to use a file."


class StorageError(ColophonError):
    """A file cannot be read or written."""

    hint = "What was there before is unchanged. Look at the named folder, and try again."


class StorageFullError(StorageError):
    """There is no room left for this file."""

    hint = "What was there before is unchanged. Make room on the disk and try again."


class NotWritableError(StorageError):
    """This folder does not allow writing."""

    hint = "What was there before is unchanged. Let this user write to the folder, or set COLOPHON_HOME to another one."


class TooLargeFileError(StorageError):
    """The file is larger than the limit."""

    hint = "Nothing was taken in. Give the article alone, or split the file."


class SnapshotMissingError(StorageError):
    """There is no snapshot with this hash."""

    hint = "Nothing was changed. Bring the desk's snapshots folder back from a backup, or take the source in again."


class SnapshotDamagedError(StorageError):
    """A stored snapshot is not what was captured."""

    hint = "Nothing was changed. Move the named file away and bring it back from a backup; do not publish from it."


class BackupError(ColophonError):
    """This backup cannot be made or used."""

    hint = "Nothing was changed. Give another file or an empty home; `colophon restore FILE --check` looks at a backup."


class MoveError(ColophonError):
    """The desk cannot be moved to this database."""

    hint = "The desk is where it was, unchanged. Mend what is named, empty the new database and try again."


class PortError(ColophonError):
    """The port cannot be used."""

    hint = "Nothing was served. Choose another one: colophon serve --port 8080"
