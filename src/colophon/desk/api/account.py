"""Calls about the caller: the token itself, the person's other tokens, how they are named, where they are signed in.

A token is made on its page only, where whoever does it has just shown who they are.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.desk.actions.accounts import end_other_sessions, name_oneself
from colophon.desk.actions.tokens import revoke_token
from colophon.desk.api.caller import caller_of, require_scope
from colophon.desk.api.fields import Done, Number, Word, answers
from colophon.desk.api.record import Numbered, the_one
from colophon.desk.api.shown import TokenShown
from colophon.desk.models import ApiToken
from colophon.desk.scopes import Scope

router = Router(tags=["account"])


class Me(Schema):
    """How editions print you. `unnamed`: they credit the desk instead."""

    name: Word = Field(min_length=1)
    url: str = Field("", max_length=2000, pattern=r"^(https?://[^\x00]*)?$")
    unnamed: bool = False


class MyToken(Numbered):
    label: str
    scopes: list[str]
    made: datetime
    expires: datetime
    used: datetime | None


class SignedOut(Schema):
    """How many browsers are signed out by it."""

    browsers: int


@router.get("/token", response=answers(TokenShown), summary="What this token may do")
def token(request: HttpRequest) -> Any:
    return TokenShown.of(caller_of(request).token)


@router.get("/tokens", response=answers(list[MyToken]), summary="Your tokens that still work")
def tokens(request: HttpRequest) -> Any:
    return caller_of(request).person.tokens.filter(revoked=None, expires__gt=now()).order_by("pk")


@router.delete("/tokens/{number}", response=answers(Done), summary="Take a token of yours back")
def take_back(request: HttpRequest, number: Number) -> Any:
    """Takes the scope `manage`."""
    require_scope(request, Scope.MANAGE)
    person = caller_of(request).person
    revoke_token(the_one(ApiToken.objects.filter(person=person), number, "token"), by=person, now=now())
    return Done()


@router.get("/me", response=answers(Me), summary="How you are named")
def me(request: HttpRequest) -> Any:
    return Me.from_orm(caller_of(request).person)


@router.put("/me", response=answers(Me), summary="Set how you are named")
def set_me(request: HttpRequest, said: Me) -> Any:
    """Takes the scope `manage`. Editions that are out keep the name they were signed with."""
    require_scope(request, Scope.MANAGE)
    name_oneself(caller_of(request).person, said.name, url=said.url, unnamed=said.unnamed)
    return said


@router.post("/me/sign-out", response=answers(SignedOut), summary="Sign out in every browser")
def sign_out(request: HttpRequest) -> Any:
    """Takes the scope `manage`. Tokens go on working."""
    require_scope(request, Scope.MANAGE)
    return SignedOut(browsers=end_other_sessions(caller_of(request).person.account, but="", now=now()))
