"""What records have in common when a program sees them, and how one of a desk is found."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from ninja import Schema

from colophon.desk.models import Person
from colophon.errors import NoSuchRecordError

Kind = TypeVar("Kind", bound=Model)
Shape = TypeVar("Shape", bound=Schema)


class Numbered(Schema):
    """A record that is named by its number."""

    number: int

    @staticmethod
    def resolve_number(one: Model) -> int:
        return int(one.pk)


def in_shape(shape: type[Shape], one: object, **otherwise: Any) -> Shape:
    """A record as a program sees it: each field is the record's of that name, unless it is given `otherwise`."""
    same = {name: getattr(one, name) for name in shape.model_fields if name not in otherwise}
    return shape(**same, **otherwise)


def key_of(person: Person | None) -> str:
    """How somebody is named for ever; empty for nobody."""
    return person.key if person else ""


def the_one(found: QuerySet[Kind], number: int, what: str) -> Kind:
    """The record with this number among these. NoSuchRecordError in words if there is none."""
    one = found.filter(pk=number).first()
    if one is None:
        raise NoSuchRecordError(f"There is no such {what}.")
    return one
