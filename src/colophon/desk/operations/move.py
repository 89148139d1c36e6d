"""Moving a desk from SQLite to PostgreSQL: copied in one step, compared field by field, and only then left behind."""

from collections.abc import Callable

from django.db import OperationalError, connection, transaction

from colophon.adapters.home import Home
from colophon.desk.operations.restoring import migrated_apart
from colophon.desk.operations.two_stores import Compared, attached, compare_stores, copy_store, empty
from colophon.errors import BackupError, MoveError


def move_to(home: Home, address: str, *, say: Callable[[str], None] = lambda word: None) -> Compared:
    """Nobody can write here from the first record to the last comparison. MoveError leaves this store as it was."""
    if connection.vendor != "sqlite":
        raise MoveError("This desk is in PostgreSQL already.")
    with attached(address) as other, transaction.atomic():
        _refuse_used(other)
        try:
            migrated_apart(home.path, address)
        except BackupError as error:
            raise MoveError(error.message) from error
        copy_store("default", other, say=say)
        found = compare_stores("default", other)
        if found.differences:
            raise MoveError(f"The two databases differ: {'; '.join(found.differences)}")
    connection.close()
    home.database.rename(home.database.with_name(f"{home.database.name}.moved"))
    return found


def _refuse_used(other: str) -> None:
    try:
        used = not empty(other)
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise MoveError(f"The database does not answer: {reason}") from error
    if used:
        raise MoveError("There is a desk in that database already.")
