"""Who is on a desk, who has been invited, and who asks to be let in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from colophon.desk.asked_often import asked_often
from colophon.desk.models import Desk, Invitation, JoinRequest, Membership, Person
from colophon.desk.roles import DeskRole

_ORDER = tuple(DeskRole)


@dataclass(frozen=True, slots=True)
class Member:
    """One person with the roles they have now; none for somebody who has left."""

    person: Person
    roles: tuple[DeskRole, ...]


class Listed(NamedTuple):
    """Somebody of a desk as lists name them. Who does not sign in works from the command line."""

    key: str
    name: str
    unnamed: bool
    roles: tuple[DeskRole, ...]
    since: datetime | None
    signs_in: bool


def members(desk: Desk) -> tuple[Listed, ...]:
    """Everybody with a role now, by name; in one query, without making a record of anybody: they may be hundreds."""
    held: dict[str, list[_Held]] = {}
    for one in map(_Held._make, _held(desk.pk)):
        held.setdefault(one.key, []).append(one)
    return tuple(map(_listed, held.values()))


def member(desk: Desk, key: str) -> Member | None:
    """The member with this key, also one who has left."""
    held = list(Membership.objects.filter(desk=desk, person__key=key).select_related("person").order_by("pk"))
    return Member(held[0].person, _in_order(one.role for one in held if one.ended is None)) if held else None


def open_invitations(desk: Desk, *, now: datetime) -> Sequence[Invitation]:
    """Links that still work, the newest first."""
    found = desk.invitations.filter(used=None, revoked=None, expires__gt=now)
    return list(found.select_related("made_by", "renews").order_by("-made"))


def open_requests(desk: Desk) -> Sequence[JoinRequest]:
    """What nobody has decided yet, the oldest first."""
    return list(desk.requests.filter(decided=None).select_related("person").order_by("asked"))


class _Held(NamedTuple):
    key: str
    name: str
    unnamed: bool
    account: int | None
    role: str
    since: datetime | None


@asked_often
def _held(desk: int) -> QuerySet[Membership, tuple[Any, ...]]:
    columns = ("person__key", "person__name", "person__unnamed", "person__account", "role", "since")
    return Membership.objects.filter(desk=desk, ended=None).order_by("person__name", "pk").values_list(*columns)


def _listed(held: Sequence[_Held]) -> Listed:
    moments = [one.since for one in held if one.since is not None]
    roles, signs_in = _in_order(one.role for one in held), held[0].account is not None
    return Listed(held[0].key, held[0].name, held[0].unnamed, roles, min(moments, default=None), signs_in)


def _in_order(roles: Iterable[str]) -> tuple[DeskRole, ...]:
    return tuple(sorted(map(DeskRole, roles), key=_ORDER.index))
