"""Triggers that keep records written once from being changed or deleted, on both databases."""

from collections.abc import Callable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_Step = Callable[[StateApps, BaseDatabaseSchemaEditor], None]

TABLES = ("desk_snapshot", "desk_revision", "desk_signoffrecord", "desk_edition", "desk_workevent")

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION desk_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'records of % are written once', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def protect(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse UPDATE and DELETE on every table of `TABLES`."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRESQL_FUNCTION, params=None)  # its % is no parameter
    for table in TABLES:
        for verb in ("update", "delete"):
            editor.execute(_trigger(editor.connection.vendor, table, verb))


def release(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The inverse. A trigger that is not there is no fault."""
    where = " ON {table}" if editor.connection.vendor == "postgresql" else ""
    for table in TABLES:
        for verb in ("update", "delete"):
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{where.format(table=table)}")


def protect_again(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """For the end of a migration that alters one of these tables: SQLite makes it anew, without its triggers."""
    release(apps, editor)
    protect(apps, editor)


def _trigger(vendor: str, table: str, verb: str) -> str:
    head = f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} FOR EACH ROW"
    if vendor == "postgresql":
        return f"{head} EXECUTE FUNCTION desk_written_once()"
    return f"{head} BEGIN SELECT RAISE(ABORT, 'records of {table} are written once'); END"


def protection_of(*tables: str) -> tuple[_Step, _Step]:
    """The same for tables that came later: what a migration does, and its inverse."""

    def forward(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            for verb in ("update", "delete"):
                editor.execute(_trigger(editor.connection.vendor, table, verb))

    def back(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        where = " ON {table}" if editor.connection.vendor == "postgresql" else ""
        for table in tables:
            for verb in ("update", "delete"):
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{where.format(table=table)}")

    return forward, back
