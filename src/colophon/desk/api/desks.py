"""Calls about the token itself, desks, their people and their audit log."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.tokens import digest, new_token
from colophon.desk.actions.audit import audit
from colophon.desk.actions.invite import invite, set_roles
from colophon.desk.api.caller import caller_of, visit
from colophon.desk.api.fields import Language, Number, Word, answers
from colophon.desk.api.shown import DeskShown, PersonShown, TokenShown
from colophon.desk.models import Deed
from colophon.desk.permissions import Action
from colophon.desk.queries.audit import newest, told
from colophon.desk.queries.desks import desks_of
from colophon.desk.queries.people import member, members
from colophon.desk.roles import DeskRole
from colophon.errors import NoSuchRecordError

router = Router(tags=["desks"])


class Settings(Schema):
    name: Word = Field(min_length=1)
    languages: list[Language] = Field(max_length=100)
    open_to_requests: bool = False


class Invited(Schema):
    """The link's token is told once."""

    link: str
    expires: datetime


class Invite(Schema):
    roles: list[DeskRole] = Field(min_length=1, max_length=10)
    days: int = Field(7, ge=1, le=90)
    label: Word = ""


class Roles(Schema):
    roles: list[DeskRole] = Field(max_length=10)


@router.get("/token", response=answers(TokenShown), summary="What this token may do")
def token(request: HttpRequest) -> Any:
    return TokenShown.of(caller_of(request).token)


@router.get("/desks", response=answers(list[DeskShown]), summary="The desks on which you have a role")
def desks(request: HttpRequest) -> Any:
    return [DeskShown.of(one) for one in desks_of(caller_of(request).person)]


@router.get("/desks/{desk}", response=answers(DeskShown), summary="One desk")
def desk(request: HttpRequest, desk: str) -> Any:
    return DeskShown.of(visit(request, desk, Action.SEE).desk)


@router.patch("/desks/{desk}", response=answers(DeskShown), summary="Set a desk's name and languages")
def set_desk(request: HttpRequest, desk: str, said: Settings) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    one = made.desk
    if type(one).objects.filter(name=said.name).exclude(pk=one.pk).exists():
        raise HttpError(409, "Another desk is called so.")
    one.name, one.languages, one.open_to_requests = said.name, said.languages, said.open_to_requests
    one.save(update_fields=["name", "languages", "open_to_requests"])
    audit(Deed.DESK_SET, desk=one, person=made.person, about="name, languages, open_to_requests", now=now())
    return DeskShown.of(one)


@router.get("/desks/{desk}/people", response=answers(list[PersonShown]), summary="Everybody with a role")
def people(request: HttpRequest, desk: str) -> Any:
    found = members(visit(request, desk, Action.SEE).desk)
    return [PersonShown(key=one.person.key, name=one.person.name, roles=[*one.roles]) for one in found]


@router.put("/desks/{desk}/people/{key}/roles", response=answers(PersonShown), summary="Set somebody's roles")
def roles(request: HttpRequest, desk: str, key: str, said: Roles) -> Any:
    made = visit(request, desk, Action.MANAGE_PEOPLE)
    found = member(made.desk, key)
    if found is None:
        raise NoSuchRecordError("Nobody of this desk has this key.")
    set_roles(made.desk, found.person, said.roles, by=made.person, now=now())
    return PersonShown(key=found.person.key, name=found.person.name, roles=[*said.roles])


@router.post("/desks/{desk}/invitations", response=answers(Invited), summary="Make a link for one person")
def invitation(request: HttpRequest, desk: str, said: Invite) -> Any:
    made = visit(request, desk, Action.INVITE)
    secret = new_token()
    kept = invite(
        made.desk,
        roles=said.roles,
        digest=digest(secret),
        by=made.person,
        now=now(),
        days=said.days,
        label=said.label,
    )
    return Invited(link=request.build_absolute_uri(f"/join/{secret}/"), expires=kept.expires)


@router.get("/desks/{desk}/audit", response=answers(list[dict[str, Any]]), summary="The audit log, newest first")
def audit_log(request: HttpRequest, desk: str, before: Number = 0, deed: Word = "") -> Any:
    return [told(one) for one in newest(visit(request, desk, Action.AUDIT).desk, before=before, deed=deed)]
