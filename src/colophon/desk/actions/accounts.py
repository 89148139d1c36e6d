"""Letting people sign in: the first manager of a server, and everybody who comes after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from colophon.article.spoken_name import printable_name
from colophon.desk.actions.audit import audit
from colophon.desk.actions.found import found_desk, give_role
from colophon.desk.models import Account, Deed, Desk, Person
from colophon.desk.roles import DeskRole
from colophon.errors import DeskRuleError


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Who comes: the name in credits, the name to sign in with, and a password unless a passkey follows."""

    name: str
    username: str
    password: str | None = None
    language: str = ""


@transaction.atomic
def open_account(newcomer: Newcomer, *, key: str, now: datetime, person: Person | None = None) -> Account:
    """An account for `person`, or for a new one with this lasting `key`, which says nothing about them."""
    person = person or Person.objects.create(key=key, name=printable_name(newcomer.name))
    email = newcomer.username if _is_email(newcomer.username) else ""
    account = Account(person=person, username=newcomer.username, email=email, language=newcomer.language, joined=now)
    account.set_password(newcomer.password)
    try:
        with transaction.atomic():
            account.save()
            audit(Deed.ACCOUNT_OPENED, person=person, about=person.key, now=now)
    except IntegrityError as error:  # the form was sent twice at once
        raise DeskRuleError(
            "Somebody signs in with this name already.", hint="Nothing was changed. Sign in, or choose another name."
        ) from error
    return account


@transaction.atomic
def found_by(
    newcomer: Newcomer, *, desk_name: str, languages: Sequence[str], language: str, key: str, now: datetime
) -> tuple[Desk, Account]:
    """The first desk with its first manager. A desk that was founded on the command line is taken over."""
    desk = Desk.objects.order_by("pk").first()
    if desk is None:
        desk = found_desk(desk_name, now=now, language=language)
    desk.languages = list(languages)
    desk.save(update_fields=["languages"])
    account = open_account(newcomer, key=key, now=now)
    give_role(desk, account.person, DeskRole.MANAGER, now=now)
    return desk, account


def name_oneself(person: Person, name: str, *, url: str, unnamed: bool) -> None:
    """How editions print somebody from now on; those that are out keep the name they were signed with."""
    person.name, person.url, person.unnamed = printable_name(name), url, unnamed
    person.save(update_fields=["name", "url", "unnamed"])


def end_other_sessions(account: Account, *, but: str, now: datetime) -> int:
    """End every session of this account but the one with this key; how many. Sessions do not say whose they are."""
    others = Session.objects.filter(expire_date__gt=now).exclude(session_key=but).iterator()
    theirs = [one.session_key for one in others if one.get_decoded().get(SESSION_KEY) == str(account.pk)]
    Session.objects.filter(session_key__in=theirs).delete()
    audit(Deed.SIGNED_OUT_ELSEWHERE, person=account.person, about=account.person.key, now=now)
    return len(theirs)


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
