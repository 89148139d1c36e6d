"""Who is on a desk, who has been invited, and who asks to be let in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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
    found: dict[int, list[Membership]] = {}
    held = Membership.objects.filter(desk=desk, ended=None).select_related("person__account")
    for one in held.order_by("person__name", "pk"):
        found.setdefault(one.person_id, []).append(one)
    return tuple(_member(memberships) for memberships in found.values())


def member(desk: Desk, key: str) -> Member | None:
    """The member with this key, also one who has left."""
    held = list(Membership.objects.filter(desk=desk, person__key=key).select_related("person__account"))
    return _member(held) if held else None


def open_invitations(desk: Desk, *, now: datetime) -> Sequence[Invitation]:
    """Links that still work, the newest first."""
    found = desk.invitations.filter(used=None, revoked=None, expires__gt=now)
    return list(found.select_related("made_by", "renews").order_by("-made"))


def open_requests(desk: Desk) -> Sequence[JoinRequest]:
    """What nobody has decided yet, the oldest first."""
    return list(desk.requests.filter(decided=None).select_related("person").order_by("asked"))


def _member(held: Sequence[Membership]) -> Member:
    now = [one for one in held if one.ended is None]
    roles = sorted((DeskRole(one.role) for one in now), key=_ORDER.index)
    moments = [one.since for one in held if one.since is not None]
    return Member(held[0].person, tuple(roles), min(moments, default=None), hasattr(held[0].person, "account"))
