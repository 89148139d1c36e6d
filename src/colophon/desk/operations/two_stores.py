"""Two stores at once: copying every record from one to the other, and comparing them field by field."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from colophon.desk.database import embedded, named
from colophon.desk.models import Account, Desk, Person
from colophon.desk.operations.rows import count_on, fields_of, read_rows, tables, write_rows
from colophon.errors import MoveError

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared, and the first differences as table, key and field."""

    tables: int
    records: int
    fields: int
    differences: tuple[str, ...]


@contextmanager
def attached(where: Path | str) -> Iterator[str]:
    """Another store beside this process's own: a file of SQLite, or an address of PostgreSQL. Its alias."""
    entry = named(where) if isinstance(where, str) else embedded(where.parent)
    connections.settings[OTHER] = connections.configure_settings({DEFAULT_DB_ALIAS: dict(entry)})[DEFAULT_DB_ALIAS]
    try:
        yield OTHER
    finally:
        connections[OTHER].close()
        del connections[OTHER]
        del connections.settings[OTHER]


def empty(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether nobody has begun to work in this store; also if it has no tables yet."""
    if not MigrationExecutor(connections[using]).loader.applied_migrations:
        return True
    with connections[using].cursor() as cursor:
        there = set(connections[using].introspection.table_names(cursor))
    return not any(
        model._meta.db_table in there and model._base_manager.using(using).exists() for model in (Desk, Person, Account)
    )


def copy_store(source: str, target: str, *, say: Callable[[str], None] = lambda word: None) -> int:
    """Every record of one store into the other, all or nothing; how many."""
    models, kept, at = tables(), 0, ""
    try:
        with transaction.atomic(using=source), transaction.atomic(using=target):
            for model in models:
                at = model._meta.label
                kept += write_rows(model, read_rows(model, source), target)
                say(f"{at}: {kept} records so far")
            count_on(models, target)
    except (DatabaseError, ValueError) as error:
        raise MoveError(f"A record of {at} cannot be kept there: {str(error).strip().splitlines()[0]}") from error
    return kept


def compare_stores(one: str, other: str, *, most: int = 10) -> Compared:
    """Every field of every record of both."""
    records = fields = 0
    differences: list[str] = []
    models = tables()
    for model in models:
        names = [field.attname for field in fields_of(model)]
        for here, there in zip_longest(read_rows(model, one), read_rows(model, other)):
            records += 1
            fields += len(names)
            if here != there:
                differences += _differing(model._meta.label, names, here, there)
                if len(differences) >= most:
                    return Compared(len(models), records, fields, tuple(differences[:most]))
    return Compared(len(models), records, fields, tuple(differences))


def _differing(
    label: str, names: list[str], here: tuple[object, ...] | None, there: tuple[object, ...] | None
) -> list[str]:
    if here is None or there is None:
        row = here or there or ("?",)
        return [f"{label} {row[0]} is only in one of the two"]
    return [f"{label} {here[0]}: {name}" for name, a, b in zip(names, here, there, strict=True) if a != b]
