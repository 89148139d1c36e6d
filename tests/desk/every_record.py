"""A record of every kind that an export carries, with a value in every field, made from the models themselves."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Model

_START = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)


def make_all(kinds: Iterable[type[Model]], rows: int = 2) -> dict[str, list[Model]]:
    """`rows` records of each kind, every reference set that can be set; by the model's name."""
    made: dict[str, list[Model]] = {}
    waiting = list(kinds)
    while waiting:
        ready = next((kind for kind in waiting if not _needs(kind, made)), None)
        assert ready, f"these refer to each other: {waiting}"
        waiting.remove(ready)
        found = [_record(ready, number, made) for number in range(1, rows + 1)]
        made[_name(ready)] = list(ready._default_manager.bulk_create(found))
    return made


def _name(kind: type[Model]) -> str:
    return str(kind._meta.model_name)


def _references(kind: type[Model]) -> list[Any]:
    return [field for field in kind._meta.concrete_fields if field.is_relation]


def _needs(kind: type[Model], made: dict[str, list[Model]]) -> bool:
    """Whether it refers to something that is not there yet and cannot do without."""
    return any(not f.null and _name(f.related_model) not in made for f in _references(kind) if f.related_model != kind)


def _record(kind: type[Model], number: int, made: dict[str, list[Model]]) -> Model:
    values: dict[str, object] = {}
    for place, field in enumerate(kind._meta.concrete_fields):
        if field.primary_key and isinstance(field, models.AutoField):
            continue
        values[field.attname] = _reference(field, number, made) if field.is_relation else _value(field, number, place)
    return kind(**values)


def _reference(field: Any, number: int, made: dict[str, list[Model]]) -> object:
    there = made.get(_name(field.related_model), [])
    return there[(number - 1) % len(there)].pk if there else None


def _value(field: Any, number: int, place: int) -> object:
    """Something that no other field of this record holds, and that a careless form would lose."""
    if field.choices:
        return list(field.flatchoices)[number % len(field.flatchoices)][0]
    if isinstance(field, models.SlugField):
        return f"{field.name}-{number}"
    if isinstance(field, models.TextField | models.CharField):
        return f"{number}-{place} „é\u0301 文字 \U0001f6a2\u2028“\n <b>"[: field.max_length]
    values: dict[type, object] = {
        models.BooleanField: True,
        models.DateTimeField: _START + timedelta(days=number, seconds=place, microseconds=number),
        models.DateField: (_START + timedelta(days=number)).date(),
        models.IntegerField: number * 100 + place,
        models.FloatField: number + place / 7,
        models.BinaryField: bytes([0, 255, 10, 13, number, place]),
        models.JSONField: {"ключ": [number, place, None, True, "\u2028 é"]},
    }
    for kind, value in values.items():
        if isinstance(field, kind):
            return value
    raise AssertionError(f"{field} is of a kind that this does not know: teach it here")
