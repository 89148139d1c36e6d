"""Founding a desk and letting people in."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from colophon.article.spoken_name import printable_name
from colophon.desk.actions.audit import audit
from colophon.desk.models import Deed, Desk, Membership, Person
from colophon.desk.roles import DeskRole
from colophon.desk.slugs import RESERVED


def found_desk(name: str, *, now: datetime, language: str = "en", languages: Sequence[str] = ()) -> Desk:
    """The desk of this name, founded if there is none."""
    there = Desk.objects.filter(name=name).first()
    if there:
        return there
    return Desk.objects.create(
        name=name, slug=free_slug(name), language=language, languages=list(languages), founded=now
    )


def free_slug(name: str) -> str:
    """An address on this server that no desk has yet, and no page of the server."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    wanted = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50] or "desk"
    taken = RESERVED | set(Desk.objects.values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


@transaction.atomic
def add_person(
    desk: Desk, name: str, *, key: str, roles: Sequence[DeskRole], url: str = "", now: datetime | None = None
) -> Person:
    """The person with this key (chosen by the caller, kept for ever), with these roles added on this desk."""
    person, _ = Person.objects.get_or_create(key=key, defaults={"name": printable_name(name), "url": url})
    for role in roles:
        give_role(desk, person, role, now=now)
    if now is not None:
        said = {"roles": " ".join(role.value for role in roles)}
        audit(Deed.ROLES_SET, desk=desk, about=person.key, detail=said, now=now)
    return person


def give_role(desk: Desk, person: Person, role: DeskRole, *, now: datetime | None) -> None:
    """Give a role, or give it again."""
    held, new = Membership.objects.get_or_create(desk=desk, person=person, role=role, defaults={"since": now})
    if not new and held.ended:
        held.ended, held.since = None, now
        held.save(update_fields=["ended", "since"])


def take_role(desk: Desk, person: Person, role: DeskRole, *, now: datetime) -> None:
    """End a role. What was done with it stays done, and credited."""
    Membership.objects.filter(desk=desk, person=person, role=role, ended=None).update(ended=now)
