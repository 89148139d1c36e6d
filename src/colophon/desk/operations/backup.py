"""A backup of a whole server: its database at one moment, and the files of its home that cannot be made again."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection

from colophon.adapters.backup_file import Backup, Part, write_backup
from colophon.adapters.files import UNFINISHED
from colophon.adapters.home import Home
from colophon.adapters.sqlite_copy import copy_database, counts_of, migrations_of
from colophon.desk.operations.rows import as_it_is_now, line_of, one_moment, read_rows, tables

DATABASE = "database/desk.sqlite3"
ROWS = "database"
HOME = "home"
# Made again from the database, or only for this moment.
DERIVED = frozenset(
    (
        *(".static", ".lock", ".opening", "setup-token", "memory", "concordance", "second-reader", "drawn-pictures"),
        *("desk.sqlite3", "desk.sqlite3-wal", "desk.sqlite3-shm", "desk.sqlite3-journal", "desk.sqlite3.moved"),
    )
)
PUBLIC = frozenset(("snapshots", "site", "sites", "colophon.toml"))
_RING = "ring.json"
_PIECE = 1024 * 1024


def make_backup(home: Home, file: Path, *, now: datetime, with_keys: bool) -> Backup:
    """Write a backup of this home into `file` while others work. Files come after the database that names them."""
    facts: dict[str, object] = {"made": now.isoformat(), "version": version("colophon"), "with_keys": with_keys}
    if connection.vendor == "postgresql":
        return write_backup(file, _with_rows(home, facts, with_keys=with_keys), facts)
    with tempfile.TemporaryDirectory(prefix=".backup.", suffix=UNFINISHED, dir=file.absolute().parent) as folder:
        copy = Path(folder) / "desk.sqlite3"
        copy_database(Path(settings.DATABASES["default"]["NAME"]), copy)
        facts |= {"database": "sqlite", "migrations": migrations_of(copy), "records": counts_of(copy)}
        return write_backup(file, _with_copy(home, copy, with_keys=with_keys), facts)


def _with_copy(home: Home, copy: Path, *, with_keys: bool) -> Iterator[Part]:
    yield Part(DATABASE, _pieces(copy))
    yield from _files(home, with_keys=with_keys)


def _with_rows(home: Home, facts: dict[str, object], *, with_keys: bool) -> Iterator[Part]:
    """PostgreSQL's tables as lines of JSON, all read at one moment. `facts` learns what they are."""
    with one_moment():
        apps, migrations = as_it_is_now()
        counts: dict[str, int] = {}
        facts |= {"database": "rows", "migrations": migrations, "records": counts}
        for model in tables(apps):
            label = model._meta.label_lower
            counts[label] = 0

            def lines(model: type = model, label: str = label) -> Iterator[bytes]:
                for row in read_rows(model):
                    counts[label] += 1
                    yield line_of(row)

            yield Part(f"{ROWS}/{label}.jsonl", lines())
    yield from _files(home, with_keys=with_keys)


def _files(home: Home, *, with_keys: bool) -> Iterator[Part]:
    for folder, _, names in os.walk(home.path):  # passes over what vanishes, such as a site that is set anew
        for name in sorted(names):
            path = Path(folder) / name
            inside = path.relative_to(home.path)
            if _is_derived(inside) or path.is_symlink():
                continue
            with suppress(FileNotFoundError):
                if with_keys or not is_secret(home.path, inside):
                    with path.open("rb") as file:
                        yield Part(f"{HOME}/{inside.as_posix()}", iter(partial(file.read, _PIECE), b""))


def _is_derived(inside: Path) -> bool:
    return inside.parts[0] in DERIVED or any(part.endswith(UNFINISHED) for part in inside.parts)


def is_secret(home: Path, inside: Path) -> bool:
    """Private keys, the server's secret, and whatever else only its owner may look into."""
    top = inside.parts[0]
    if top in PUBLIC or inside == Path("keys") / _RING:
        return False
    closed = not (os.stat(home / top).st_mode & os.stat(home / inside).st_mode & 0o077)
    return top in {"secret", "keys"} or closed


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(partial(file.read, _PIECE), b"")
