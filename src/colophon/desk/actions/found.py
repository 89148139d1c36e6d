"""Founding a desk and letting people in."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from colophon.article.credit import Role
from colophon.desk.models import Desk, Membership, Person


def found_desk(name: str, *, now: datetime, language: str = "en") -> Desk:
    """The desk of this name, founded if there is none."""
    return Desk.objects.get_or_create(name=name, defaults={"language": language, "founded": now})[0]


@transaction.atomic
def add_person(desk: Desk, name: str, *, key: str, roles: Sequence[Role], url: str = "") -> Person:
    """The person with this key (chosen by the caller, kept for ever), with these roles added on this desk."""
    person, _ = Person.objects.get_or_create(key=key, defaults={"name": name, "url": url})
    for role in roles:
        Membership.objects.get_or_create(desk=desk, person=person, role=role)
    return person
