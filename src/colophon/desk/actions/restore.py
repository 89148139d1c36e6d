"""Bringing an exported desk back into an empty store, whole or not at all."""

import json
from collections.abc import Iterable
from itertools import groupby, islice

from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import DataError, IntegrityError, connection, transaction

from colophon.desk.models import Desk
from colophon.desk.queries.whole import carried
from colophon.errors import ExportError

_AT_ONCE = 500
_UNREADABLE = (
    *(DeserializationError, FieldDoesNotExist, ValidationError, IntegrityError, DataError),
    *(ValueError, KeyError, TypeError, AttributeError),
)


def restore(files: Iterable[bytes]) -> int:
    """Keep every record of these files under its own number; how many. Refuses where there is a desk already."""
    if Desk.objects.exists():
        raise ExportError("There is a desk here already; an exported one can only be brought into an empty home.")
    try:
        with transaction.atomic():
            kept = sum(_kept(data) for data in files)
            _count_on()
    except _UNREADABLE as error:
        said = str(error).strip().rstrip(".") or type(error).__name__
        raise ExportError(f"A record of this export cannot be read: {said}.") from error
    return kept


def _kept(data: bytes) -> int:
    """References may point at records that come later: the database asks for them when all are there."""
    lines = data.decode("utf-8").split("\n")  # only there: a text may hold U+2028, which `splitlines` takes for an end
    rows = [json.loads(line) for line in lines if line]
    by_name = {str(model._meta.label_lower): model for model in carried()}
    for name, group in groupby(rows, key=lambda row: str(row["model"])):
        while chunk := list(islice(group, _AT_ONCE)):
            objects = [one.object for one in serializers.deserialize("python", chunk)]
            by_name[name]._default_manager.bulk_create(objects)
    return len(rows)


def _count_on() -> None:
    """New records are numbered behind the ones that were brought."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(carried())):
            cursor.execute(statement)
