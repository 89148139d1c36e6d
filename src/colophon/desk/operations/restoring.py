"""Bringing a backup into an empty home, whole or not at all."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from colophon.adapters.backup_file import Backup
from colophon.adapters.files import make_folder, replace_file_by_parts
from colophon.adapters.home import Home, create_home
from colophon.desk.operations.backup import DATABASE, HOME, PUBLIC, ROWS
from colophon.desk.operations.rows import Values, as_it_was, count_on, row_of, tables, write_rows
from colophon.desk.operations.two_stores import attached, copy_store, empty
from colophon.desk.setup import open_desk
from colophon.errors import BackupError

_FOR_THE_OWNER = 0o600
_OPEN = "import pathlib, sys; from colophon.desk.setup import open_desk; open_desk(pathlib.Path(sys.argv[1]))"


def put_back(backup: Backup, home: Home) -> int:
    """The database first, because it can refuse; then the files. How many records there are."""
    _refuse_newer(backup)
    if not empty():
        raise BackupError("There is a desk in this database already; a backup is only brought into an empty one.")
    if DATABASE in backup.files:
        _the_copy(backup, home)
    else:
        _the_rows(backup)
    _the_files(backup, home)
    create_home(home.path)
    open_desk(home.path)  # migrates what an older Colophon had made
    return sum(_counts(backup).values())


def _refuse_newer(backup: Backup) -> None:
    known = MigrationExecutor(None).loader.disk_migrations
    newer = [name for app, name in _migrations(backup) if app == "desk" and (app, name) not in known]
    if newer:
        raise BackupError(
            f"This backup was made by a newer Colophon ({backup.facts.get('version')}): it knows {newer[0]}.",
            hint="Nothing was changed. Install that version, or a newer one, and restore with it.",
        )


def _migrations(backup: Backup) -> list[tuple[str, str]]:
    said = backup.facts.get("migrations")
    if not isinstance(said, list):
        raise BackupError("This backup does not say how its database was made.")
    return [(str(app), str(name)) for app, name in said]


def _counts(backup: Backup) -> Mapping[str, int]:
    said = backup.facts.get("records")
    return {str(name): int(count) for name, count in said.items()} if isinstance(said, dict) else {}


def _the_copy(backup: Backup, home: Home) -> None:
    """SQLite's own file, put in its place; or read from beside it where the desk is to live in PostgreSQL."""
    place = Path(settings.DATABASES["default"]["NAME"])
    if connection.vendor == "sqlite":
        connection.close()
        for rest in ("-wal", "-shm"):
            place.with_name(place.name + rest).unlink(missing_ok=True)
        replace_file_by_parts(place, backup.pieces(DATABASE), mode=0o644)
        return
    folder = home.path / ".restoring"
    try:
        replace_file_by_parts(folder / "desk.sqlite3", backup.pieces(DATABASE))
        migrated_apart(folder)
        open_desk(home.path)
        with attached(folder / "desk.sqlite3") as other:
            copy_store(other, "default")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def migrated_apart(home: Path, address: str = "") -> None:
    """Bring another store's tables up to date, in a process of its own: one process opens one store."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"COLOPHON_HOME": str(home)} | ({"DATABASE_URL": address} if address else {})
    done = subprocess.run([sys.executable, "-c", _OPEN, str(home)], env=environment, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise BackupError(f"The tables could not be made: {done.stderr.strip().splitlines()[-1]}")


def _the_rows(backup: Backup) -> None:
    """Into tables as they were when the backup was made; they are brought up to date afterwards."""
    migrations = _migrations(backup)
    known = MigrationExecutor(connection).loader.disk_migrations
    applied = [one for one in migrations if one in known]
    models = {model._meta.label_lower: model for model in tables(as_it_was(applied))}
    _make_tables(applied)
    try:
        with transaction.atomic():
            for path in backup.below(ROWS):
                model = models[path.removeprefix(f"{ROWS}/").removesuffix(".jsonl")]
                write_rows(model, _rows(backup, path, model))
            count_on(list(models.values()))
    except (DatabaseError, KeyError, ValueError) as error:
        raise BackupError(f"A record of this backup cannot be kept: {error}") from error


def _make_tables(applied: list[tuple[str, str]]) -> None:
    executor = MigrationExecutor(connection)
    graph, wanted = executor.loader.graph, set(applied)
    last = [key for key in wanted if not any(child.key in wanted for child in graph.node_map[key].children)]
    executor.migrate(sorted(last))


def _rows(backup: Backup, path: str, model: type) -> Iterator[Values]:
    rest = b""
    for piece in backup.pieces(path):
        *lines, rest = (rest + piece).split(b"\n")
        yield from (row_of(line, model) for line in lines)


def _the_files(backup: Backup, home: Home) -> None:
    for path in backup.below(HOME):
        inside = Path(path).relative_to(HOME)
        secret = inside.parts[0] not in PUBLIC
        make_folder((home.path / inside).parent, mode=0o700 if secret and len(inside.parts) > 1 else 0o777)
        mode = _FOR_THE_OWNER if secret else 0o444 if inside.parts[0] == "snapshots" else 0o644
        replace_file_by_parts(home.path / inside, backup.pieces(path), mode=mode)
