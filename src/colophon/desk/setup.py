"""Opening a desk's home: its folder, its secret and its tables, before anything else of the desk is imported."""

import fcntl
import os
import secrets
from collections.abc import Callable
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from colophon.errors import HomeError

SETTINGS = "colophon.desk.settings"


def open_desk(home: Path, *, progress: Callable[[str], None] = lambda word: None) -> None:
    """Make `home` ready: folder, secret, tables. Safe to call again and from several processes at once.

    Only afterwards may `desk.actions` and `desk.queries` be imported. One process opens one home.
    """
    os.environ["COLOPHON_HOME"] = str(home.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with (home / ".opening").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            _write_secret(home / "secret")
            django.setup()
            _bring_tables_up_to_date(progress)
    except OSError as error:
        raise HomeError(f"The desk's home {home} cannot be written: {error.strerror}.") from error


def look_at_desk(home: Path) -> None:
    """Know the desk in `home` and change nothing of it, its tables neither: for backups and for finding faults."""
    os.environ["COLOPHON_HOME"] = str(home.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def ready_to_serve(home: Path, *, progress: Callable[[str], None]) -> None:
    """Open the desk for a web server, and lay its style and scripts ready."""
    open_desk(home, progress=progress)
    from colophon.desk.static_files import collect

    collect()


def let_go() -> None:
    """Close every connection to the database, before processes are forked that must not share one."""
    connections.close_all()


def _write_secret(file: Path) -> None:
    if file.exists():
        return
    unfinished = file.with_name(f".secret.{os.getpid()}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_urlsafe(48))
    unfinished.replace(file)


def _bring_tables_up_to_date(progress: Callable[[str], None]) -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        progress("Preparing the desk's database …")
        call_command("migrate", verbosity=0, interactive=False)
