"""Tokens of programs: made for a while, shown once, taken back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from colophon.desk.actions.audit import audit
from colophon.desk.models import ApiToken, Deed, Person
from colophon.desk.scopes import Scope
from colophon.errors import DeskRuleError

LONGEST = 366
MOST = 50


@transaction.atomic
def make_token(
    person: Person, *, label: str, scopes: Sequence[Scope], digest: str, days: int, now: datetime
) -> ApiToken:
    """A token known by its digest, that works for `days` days."""
    if not scopes or not 1 <= days <= LONGEST:
        raise DeskRuleError("A token needs a scope, and an end within a year.", hint="Nothing was made. Choose both.")
    if person.tokens.filter(revoked=None, expires__gt=now).count() >= MOST:
        raise DeskRuleError(f"You have {MOST} tokens already.", hint="Nothing was made. Take one back first.")
    names = [one.value for one in scopes]
    made = ApiToken.objects.create(
        person=person, label=label, digest=digest, scopes=names, made=now, expires=now + timedelta(days=days)
    )
    said = {"scopes": " ".join(names), "label": label, "until": made.expires.date().isoformat()}
    audit(Deed.TOKEN_MADE, person=person, about=f"token {made.pk}", detail=said, now=now)
    return made


@transaction.atomic
def revoke_token(token: ApiToken, *, by: Person, now: datetime) -> None:
    """It works no longer."""
    if ApiToken.objects.filter(pk=token.pk, revoked=None).update(revoked=now):
        audit(Deed.TOKEN_REVOKED, person=by, about=f"token {token.pk}", now=now)


def note_use(token: ApiToken, *, now: datetime) -> None:
    """When it was last used, to the hour: a write a request would be too much."""
    if token.used is None or now - token.used > timedelta(hours=1):
        ApiToken.objects.filter(pk=token.pk).update(used=now)
