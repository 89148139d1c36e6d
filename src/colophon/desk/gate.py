"""The gate before every page of a desk: who comes, to which desk, and whether they may do this there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from colophon.desk.asked_often import asked_often
from colophon.desk.models import Account, Desk, Membership, Person, Source, TranslationRecord
from colophon.desk.permissions import Action, may_change, permits
from colophon.desk.roles import DeskRole
from colophon.errors import MembershipError


@dataclass(frozen=True, slots=True)
class Visit:
    """One person on one desk, with the roles they have there."""

    desk: Desk
    person: Person
    roles: frozenset[DeskRole]
    allowed: frozenset[Action] | None = None
    """What a token is for; None where the person is here themselves."""

    def may(self, action: Action) -> bool:
        return permits(self.roles, action) and (self.allowed is None or action in self.allowed)

    def require(self, action: Action) -> None:
        """Go on only if this person may do this here. MembershipError if not."""
        if self.allowed is not None and action not in self.allowed:
            raise MembershipError(
                "The scopes of this token do not include this.",
                hint="Nothing was changed. Make a token with more scopes on your account page.",
            )
        if not self.may(action):
            raise MembershipError(f"Your role on {self.desk.name} does not include this.")

    def may_change(self, original: Source) -> bool:
        """Whether this person decides on this original of the desk, and their token may."""
        token = self.allowed is None or Action.CHANGE_ORIGINALS in self.allowed
        return token and may_change(original, self.person, self.roles)

    def require_change(self, original: Source) -> None:
        """Go on only if this person decides on this original. MembershipError if not."""
        if not self.may_change(original):
            raise MembershipError("Its author and the desk's editors decide on this original.")


def visit_of(request: HttpRequest, slug: str) -> Visit:
    """The visit of whoever is signed in."""
    account = request.user
    assert isinstance(account, Account)
    visit = visit_for(account.person_id, slug)
    account.person = visit.person  # every page names them
    return visit


def visit_for(person: Person | int, slug: str, *, allowed: frozenset[Action] | None = None) -> Visit:
    """The visit, or 404: to a stranger, a desk that is there looks like one that is not."""
    memberships = _memberships(slug, person if isinstance(person, int) else person.pk)
    if not memberships:
        raise Http404
    roles = frozenset(DeskRole(one.role) for one in memberships if one.ended is None)
    if not roles:
        raise MembershipError(
            f"You no longer have a role on {memberships[0].desk.name}.",
            hint="Everything that you wrote is kept and stays credited to you. Ask a manager of the desk.",
        )
    return Visit(memberships[0].desk, memberships[0].person, roles, allowed)


@asked_often
def _memberships(slug: str, person: int) -> QuerySet[Membership]:
    return Membership.objects.filter(desk__slug=slug, person=person).select_related("desk", "person")


View = Callable[..., HttpResponseBase]


def on_desk(action: Action) -> Callable[[View], View]:
    """A page of a desk, for those who may do `action` there. The view is given the request and the visit."""

    def gated(view: View) -> View:
        @login_required
        @wraps(view)
        def page(request: HttpRequest, desk: str, **rest: Any) -> HttpResponseBase:
            visit = visit_of(request, desk)
            request.visit = visit  # type: ignore[attr-defined]  # for templates
            visit.require(action)
            return view(request, visit, **rest)

        page.action = action  # type: ignore[attr-defined]  # so that tests can ask each page what it takes
        return page

    return gated


def on_article(action: Action) -> Callable[[View], View]:
    """A page of one translation of a desk. The view is given the visit and the translation; 404 across desks."""

    def gated(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, visit: Visit, key: str, **rest: Any) -> HttpResponseBase:
            return view(request, visit, translation_on(visit.desk, key), **rest)

        return on_desk(action)(page)

    return gated


def translation_on(desk: Desk, key: str) -> TranslationRecord:
    """The translation with this key on this desk, or 404."""
    found = _translations(key, desk.pk)
    if not found:
        raise Http404
    (translation,) = found
    translation.snapshot.source.desk = desk
    return translation


@asked_often
def _translations(key: str, desk: int) -> QuerySet[TranslationRecord]:
    return TranslationRecord.objects.filter(key=key, snapshot__source__desk=desk).select_related("snapshot__source")
