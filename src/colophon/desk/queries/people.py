"""Who is on a desk, who has been invited, and who asks to be let in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from colophon.desk.models import Desk, Invitation, JoinRequest, Membership, Person
from colophon.desk.roles import DeskRole

_ORDER = tuple(DeskRole)


@dataclass(frozen=True, slots=True)
class Member:
    """One person with the roles they have now; none for somebody who has left."""

    person: Person
    roles: tuple[DeskRole, ...]
    since: datetime | None
    signs_in: bool


def members(desk: Desk) -> tuple[Member, ...]:
    """Everybody with a role now, by name."""
    return _members(Membership.objects.filter(desk=desk, ended=None))


def member(desk: Desk, key: str) -> Member | None:
    """The member with this key, also one who has left."""
    return next(iter(_members(Membership.objects.filter(desk=desk, person__key=key))), None)


def open_invitations(desk: Desk, *, now: datetime) -> Sequence[Invitation]:
    """Links that still work, the newest first."""
    found = desk.invitations.filter(used=None, revoked=None, expires__gt=now)
    return list(found.select_related("made_by", "renews").order_by("-made"))


def open_requests(desk: Desk) -> Sequence[JoinRequest]:
    """What nobody has decided yet, the oldest first."""
    return list(desk.requests.filter(decided=None).select_related("person").order_by("asked"))


class _Held(NamedTuple):
    """One membership; `account` is None for whoever works from the command line."""

    person: int
    account: int | None
    role: str
    since: datetime | None
    ended: datetime | None


def _members(memberships: QuerySet[Membership]) -> tuple[Member, ...]:
    """In two queries, without making a record of each membership and account: a desk may have hundreds."""
    rows = memberships.order_by("person__name", "pk")
    held: dict[int, list[_Held]] = {}
    for one in map(_Held._make, rows.values_list("person", "person__account", "role", "since", "ended")):
        held.setdefault(one.person, []).append(one)
    people = Person.objects.in_bulk(held.keys()) if held else {}
    return tuple(_member(people[number], its) for number, its in held.items())


def _member(person: Person, held: Sequence[_Held]) -> Member:
    roles = sorted((DeskRole(one.role) for one in held if one.ended is None), key=_ORDER.index)
    moments = [one.since for one in held if one.since is not None]
    return Member(person, tuple(roles), min(moments, default=None), held[0].account is not None)
