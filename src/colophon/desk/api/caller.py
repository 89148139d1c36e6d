"""Who calls: a token, the person it acts for, and the visit they make to a desk."""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import Http404, HttpRequest
from ninja.security import HttpBearer

from colophon.adapters.clock import now
from colophon.adapters.tokens import digest
from colophon.desk.actions.audit import come_by
from colophon.desk.actions.tokens import note_use
from colophon.desk.gate import Visit, translation_on, visit_for
from colophon.desk.models import ApiToken, Person, TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.scopes import Scope, actions_of
from colophon.errors import MembershipError, TooOftenError

A_MINUTE = 600
"""Requests of one token."""
WRONG_A_MINUTE = 30
"""Wrong tokens from one address."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A program with a token that works."""

    token: ApiToken

    @property
    def person(self) -> Person:
        return self.token.person

    @property
    def way(self) -> str:
        """How the audit log names it."""
        return f"token {self.token.pk}"


class TokenAuth(HttpBearer):
    """`Authorization: Bearer TOKEN`. Cookies count for nothing here, so no other page can make a browser call."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        moment = now()
        visitor = request.META.get("REMOTE_ADDR", "")
        found = ApiToken.objects.filter(digest=digest(token), revoked=None, expires__gt=moment)
        known = found.select_related("person__account").first()
        if known is None or not getattr(getattr(known.person, "account", None), "is_active", False):
            _within(f"api wrong {visitor}", WRONG_A_MINUTE)
            return None
        _within(f"api {known.pk}", A_MINUTE)
        note_use(known, now=moment)
        caller = Caller(known)
        come_by(caller.way)  # until the end of this request
        return caller


def _within(name: str, most: int) -> None:
    """Count in this minute, for all processes together. TooOftenError beyond `most`."""
    key = f"{name.replace(' ', '-')}-{int(now().timestamp()) // 60}"
    cache.add(key, 0, 120)
    try:
        count = cache.incr(key)
    except ValueError:  # the cache was emptied in between
        return
    if count > most:
        raise TooOftenError


def caller_of(request: HttpRequest) -> Caller:
    caller = getattr(request, "auth", None)
    assert isinstance(caller, Caller)
    return caller


def visit(request: HttpRequest, desk: str, action: Action, *, also: Scope | None = None) -> Visit:
    """The visit of whoever calls, if their roles and the token's scopes allow `action`; 404 for another desk."""
    caller = caller_of(request)
    made = visit_for(caller.person, desk, allowed=actions_of(caller.token.scopes))
    request.visit = made  # type: ignore[attr-defined]  # for the log
    made.require(action)
    if also is not None:
        require_scope(request, also)
    return made


def require_scope(request: HttpRequest, scope: Scope) -> None:
    """For what takes more than its action."""
    if scope.value not in caller_of(request).token.scopes:
        raise MembershipError(
            f"This token does not have the scope “{scope}”.",
            hint="Nothing was changed. Make a token with it on your account page.",
        )


def translation(made: Visit, key: str) -> TranslationRecord:
    """The translation with this key on the visited desk, or 404."""
    if len(key) > 64:
        raise Http404
    return translation_on(made.desk, key)
