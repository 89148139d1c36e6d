"""Whose articles a desk takes: lists of domains that are allowed or blocked, asked before anything is fetched."""

from datetime import datetime

from django.db import transaction

from colophon.desk.actions.audit import audit
from colophon.desk.models import Deed, Desk, Domain, Person
from colophon.desk.queries.wire import domains_of
from colophon.errors import InputError, UnwelcomeDomainError
from colophon.watch.wire.domains import as_domain, domain_in, welcome


def require_welcome(desk: Desk, address: str) -> None:
    """Go on only if the desk takes articles from there. UnwelcomeDomainError names the domain and the desk's reason."""
    allowed, blocked = domains_of(desk)
    if welcome(address, allowed=allowed, blocked=blocked):
        return
    name = domain_in(address, blocked)
    if not name:
        raise UnwelcomeDomainError("This desk takes articles only from the domains on its list.")
    note = Domain.objects.get(desk=desk, name=name).note
    raise UnwelcomeDomainError(f"This desk takes no articles from {name}" + (f": {note}" if note else "."))


@transaction.atomic
def list_domain(desk: Desk, said: str, *, blocked: bool, note: str, person: Person, now: datetime) -> Domain:
    """Allow or block a domain with all its parts; the newest word counts."""
    name = as_domain(said)
    if not name:
        raise InputError(f"“{said[:100]}” is no domain.", hint="Nothing was changed. Write it like news.example.org.")
    audit(Deed.DOMAIN_LISTED, desk=desk, person=person, about=name, detail={"blocked": str(blocked)}, now=now)
    values = {"blocked": blocked, "note": note, "added_by": person, "added": now}
    return Domain.objects.update_or_create(desk=desk, name=name, defaults=values)[0]


@transaction.atomic
def unlist_domain(domain: Domain, *, by: Person, now: datetime) -> None:
    """It is on no list any more."""
    desk, name = domain.desk, domain.name
    domain.delete()
    audit(Deed.DOMAIN_LISTED, desk=desk, person=by, about=name, detail={"blocked": "unlisted"}, now=now)
