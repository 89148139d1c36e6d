"""Every record of a store, table by table and field by field, whatever database holds it."""

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.apps import apps as current
from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import BinaryField, DateField, DateTimeField, Field, Model
from django.db.models.fields import AutoField

MADE_BY_MIGRATING = frozenset({"contenttypes", "auth"})
_AT_ONCE = 500
_IN_MEMORY = 2000

Values = tuple[Any, ...]  # what a database keeps: texts, numbers, moments, bytes, JSON


def tables(apps: Apps = current) -> tuple[type[Model], ...]:
    """The kinds of records that a store keeps, by name."""
    found = (model for model in apps.get_models(include_auto_created=True) if _kept(model))
    return tuple(sorted(found, key=lambda model: model._meta.label_lower))


def _kept(model: type[Model]) -> bool:
    meta = model._meta
    return meta.managed and not meta.proxy and meta.app_label not in MADE_BY_MIGRATING


def fields_of(model: type[Model]) -> "list[Field[Any, Any]]":
    """Its columns; a reference is the number that it holds."""
    return list(model._meta.concrete_fields)


def read_rows(model: type[Model], using: str = DEFAULT_DB_ALIAS) -> Iterator[Values]:
    """Every record as its values, by its key. Texts as keys are put in order here: databases sort them differently."""
    names = [field.attname for field in fields_of(model)]
    rows = model._base_manager.using(using).order_by("pk").values_list(*names).iterator(chunk_size=_IN_MEMORY)
    plain = (tuple(bytes(one) if isinstance(one, memoryview) else one for one in row) for row in rows)
    if isinstance(model._meta.pk, AutoField):
        return plain
    at = names.index(model._meta.pk.attname)
    return iter(sorted(plain, key=lambda row: row[at]))


def write_rows(model: type[Model], rows: Iterable[Values], using: str = DEFAULT_DB_ALIAS) -> int:
    """Keep these records under their own keys; how many. References are asked for when the transaction ends."""
    names, kept, rows = [field.attname for field in fields_of(model)], 0, iter(rows)
    while chunk := list(islice(rows, _AT_ONCE)):
        records = [model(**dict(zip(names, row, strict=True))) for row in chunk]
        model._base_manager.using(using).bulk_create(records)
        kept += len(chunk)
    return kept


def count_on(models: Sequence[type[Model]], using: str = DEFAULT_DB_ALIAS) -> None:
    """New records are numbered behind the ones that were brought."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


@contextmanager
def one_moment(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Inside of it everything is read as it stood at its beginning, whoever writes meanwhile."""
    with transaction.atomic(using=using):
        if connections[using].vendor == "postgresql":
            with connections[using].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def line_of(row: Values) -> bytes:
    """A record as a line of JSON: moments in full, bytes in base64."""
    return json.dumps(row, default=_plain, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def row_of(line: bytes, model: type[Model]) -> Values:
    """The inverse."""
    values = json.loads(line.decode("utf-8", "surrogatepass"))
    return tuple(_value(field, value) for field, value in zip(fields_of(model), values, strict=True))


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    raise TypeError(f"{type(value).__name__} has no form in a backup")


def _value(field: "Field[Any, Any]", value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, DateTimeField):
        return datetime.fromisoformat(value)
    if isinstance(field, DateField):
        return date.fromisoformat(value)
    return base64.b64decode(value) if isinstance(field, BinaryField) else value


def as_it_is_now(using: str = DEFAULT_DB_ALIAS) -> tuple[Apps, list[tuple[str, str]]]:
    """The kinds of records as the store's own migrations left them, and the names of these migrations."""
    loader = MigrationExecutor(connections[using]).loader
    applied = [key for key in loader.applied_migrations if key in loader.graph.nodes]
    return as_it_was(applied, using), sorted(loader.applied_migrations)


def as_it_was(applied: Iterable[tuple[str, str]], using: str = DEFAULT_DB_ALIAS) -> Apps:
    """The kinds of records after these migrations."""
    loader = MigrationExecutor(connections[using]).loader
    wanted = set(applied)
    last = [key for key in wanted if not any(child in wanted for child in loader.graph.node_map[key].children)]
    return loader.project_state(sorted(last)).apps
