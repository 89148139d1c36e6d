"""Letting people in: invitations by a link, ways back for those who lost theirs, and requests that managers decide."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from colophon.desk.actions.audit import audit
from colophon.desk.actions.found import give_role, take_role
from colophon.desk.models import Deed, Desk, Invitation, JoinRequest, Membership, Person
from colophon.desk.roles import DeskRole
from colophon.errors import DeskRuleError


@transaction.atomic
def invite(
    desk: Desk, *, roles: Sequence[DeskRole], digest: str, by: Person | None, now: datetime, days: int, label: str = ""
) -> Invitation:
    """A link for one person, known by the digest of its token, that works for `days` days."""
    made = Invitation.objects.create(
        desk=desk,
        roles=[role.value for role in roles],
        digest=digest,
        label=label,
        made_by=by,
        made=now,
        expires=now + timedelta(days=days),
    )
    said = {"roles": " ".join(made.roles), "label": label}
    audit(Deed.INVITED, desk=desk, person=by, about=f"invitation {made.pk}", detail=said, now=now)
    return made


@transaction.atomic
def invite_back(desk: Desk, person: Person, *, digest: str, by: Person | None, now: datetime) -> Invitation:
    """A link by which somebody of the desk gets in again, for three days. Older ones for them stop working."""
    desk.invitations.filter(renews=person, used=None, revoked=None).update(revoked=now)
    made = Invitation.objects.create(
        desk=desk, digest=digest, made_by=by, made=now, expires=now + timedelta(days=3), renews=person
    )
    audit(Deed.INVITED, desk=desk, person=by, about=f"invitation {made.pk}", detail={"back": person.key}, now=now)
    return made


@transaction.atomic
def revoke(invitation: Invitation, *, by: Person, now: datetime) -> None:
    """The link works no longer."""
    if Invitation.objects.filter(pk=invitation.pk, used=None, revoked=None).update(revoked=now):
        about = f"invitation {invitation.pk}"
        audit(Deed.INVITATION_TAKEN_BACK, desk=invitation.desk, person=by, about=about, now=now)


def usable(invitation: Invitation, *, now: datetime) -> bool:
    """Whether the link still works."""
    return invitation.used is None and invitation.revoked is None and invitation.expires > now


def spent() -> DeskRuleError:
    """What to say of a link that was used, was taken back, has run out or never was."""
    return DeskRuleError("This link does not work any more.", hint="Ask a manager of the desk for a new one.")


@transaction.atomic
def accept(invitation: Invitation, person: Person, *, now: datetime) -> Desk:
    """Use the link up: `person` gets its roles. Two who open it at once do not both get in."""
    used = Invitation.objects.filter(Q(pk=invitation.pk, used=None, revoked=None, expires__gt=now))
    if not used.update(used=now, used_by=person):
        raise spent()
    for role in invitation.roles:
        give_role(invitation.desk, person, DeskRole(role), now=now)
    said = {"roles": " ".join(invitation.roles)}
    audit(Deed.JOINED, desk=invitation.desk, person=person, about=f"invitation {invitation.pk}", detail=said, now=now)
    return invitation.desk


def ask_to_join(desk: Desk, person: Person, message: str, *, now: datetime) -> JoinRequest:
    """Ask once; asking again while nobody has decided changes nothing."""
    return JoinRequest.objects.get_or_create(
        desk=desk, person=person, decided=None, defaults={"message": message, "asked": now}
    )[0]


@transaction.atomic
def decide(request: JoinRequest, *, roles: Sequence[DeskRole], by: Person, now: datetime) -> bool:
    """Let somebody in with these roles, or with none not. Whoever decides first has decided; False for the second."""
    open_still = JoinRequest.objects.filter(pk=request.pk, decided=None)
    if not open_still.update(decided=now, decided_by=by, granted=bool(roles)):
        return False
    for role in roles:
        give_role(request.desk, request.person, role, now=now)
    said = {"roles": " ".join(role.value for role in roles)}
    audit(Deed.REQUEST_DECIDED, desk=request.desk, person=by, about=request.person.key, detail=said, now=now)
    return True


@transaction.atomic
def set_roles(desk: Desk, person: Person, roles: Sequence[DeskRole], *, by: Person, now: datetime) -> None:
    """Exactly these roles from now on; none takes somebody off the desk. The last manager stays one."""
    list(Desk.objects.select_for_update().filter(pk=desk.pk))
    managers = Membership.objects.filter(desk=desk, role=DeskRole.MANAGER, ended=None)
    if DeskRole.MANAGER not in roles and not managers.exclude(person=person).exists():
        raise DeskRuleError(
            "A desk needs at least one manager.", hint="Nothing was changed. Make somebody else one first."
        )
    for role in DeskRole:
        if role in roles:
            give_role(desk, person, role, now=now)
        else:
            take_role(desk, person, role, now=now)
    said = {"roles": " ".join(role.value for role in roles)}
    audit(Deed.ROLES_SET, desk=desk, person=by, about=person.key, detail=said, now=now)
