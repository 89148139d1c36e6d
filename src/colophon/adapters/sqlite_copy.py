"""A copy of an SQLite database while others write to it, and what such a file says of itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from colophon.errors import BackupError


def copy_database(database: Path, copy: Path) -> None:
    """One moment of `database` as a single file. Nobody who writes meanwhile waits or is disturbed."""
    with closing(_read_only(database)) as here, closing(sqlite3.connect(copy)) as there:
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")
    problems = troubles_of(copy)
    if problems:
        raise BackupError(f"The copy of the database is not sound: {problems[0]}")


def troubles_of(database: Path) -> list[str]:
    """What SQLite itself finds wrong; empty for a sound database."""
    with _asking(database) as asked:
        said = [str(row[0]) for row in asked.execute("PRAGMA integrity_check(5)")]
        lost = [
            f"a record of {row[0]} refers to one that is not there" for row in asked.execute("PRAGMA foreign_key_check")
        ]
    return [one for one in said if one != "ok"] + lost[:5]


def migrations_of(database: Path) -> list[tuple[str, str]]:
    """Which migrations it has seen, as pairs of app and name."""
    with _asking(database) as asked:
        return [(str(app), str(name)) for app, name in asked.execute("SELECT app, name FROM django_migrations")]


def counts_of(database: Path) -> dict[str, int]:
    """How many rows each table has."""
    with _asking(database) as asked:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        tables = [str(row[0]) for row in asked.execute(named)]
        return {name: int(asked.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables}  # noqa: S608


def _read_only(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=20)


@contextmanager
def _asking(database: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(_read_only(database)) as asked:
            yield asked
    except sqlite3.DatabaseError as error:
        raise BackupError(f"“{database.name}” is not a database that can be read: {error}.") from error
