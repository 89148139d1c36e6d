"""Desks, and whether this server has been set up."""

from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from colophon.desk.models import Account, Desk, Person
from colophon.desk.permissions import roles_of
from colophon.desk.roles import DeskRole


def desks_of(person: Person) -> Sequence[Desk]:
    """Where this person has a role now."""
    return list(Desk.objects.filter(memberships__person=person, memberships__ended=None).distinct().order_by("name"))


def all_desks() -> Sequence[Desk]:
    """Every desk of this home, the first one first."""
    return list(Desk.objects.order_by("pk"))


def open_desks() -> Sequence[Desk]:
    """Those that anybody may ask to join."""
    return list(Desk.objects.filter(open_to_requests=True).order_by("name"))


def may_found(person: Person) -> bool:
    """Whether this person may found another desk: a manager of the server's first one."""
    first = Desk.objects.order_by("pk").first()
    return first is not None and DeskRole.MANAGER in roles_of(person, first)


def is_set_up() -> bool:
    """Whether somebody can sign in. An account that was begun and has nothing to sign in with does not count."""
    if Account.objects.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists():
        return True
    return bool(Authenticator.objects.exists())
