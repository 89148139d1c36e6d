"""Calls about the people of a desk: who is here, roles, links that let somebody in, requests to join."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.tokens import digest, new_token
from colophon.desk.actions.invite import ask_to_join, decide, invite, invite_back, revoke, set_roles
from colophon.desk.api.caller import caller_of, require_scope, visit
from colophon.desk.api.fields import Done, Note, Number, Word, answers
from colophon.desk.api.record import Numbered, key_of, the_one
from colophon.desk.api.shown import PersonShown
from colophon.desk.gate import Visit
from colophon.desk.models import Desk, Invitation, JoinRequest
from colophon.desk.permissions import Action
from colophon.desk.queries.people import Listed, Member, member, members, open_invitations, open_requests
from colophon.desk.roles import DeskRole
from colophon.desk.scopes import Scope
from colophon.errors import DeskRuleError, NoSuchRecordError

router = Router(tags=["people"])
HERE = "/desks/{desk}/people"
LINKS = "/desks/{desk}/invitations"
REQUESTS = "/desks/{desk}/requests"


class Invited(Schema):
    """The link's token is told once."""

    link: str
    expires: datetime


class Invite(Schema):
    roles: list[DeskRole] = Field(min_length=1, max_length=10)
    days: int = Field(7, ge=1, le=90)
    label: Word = ""


class InvitationShown(Numbered):
    """`for_return`: it lets somebody in again who has lost their way in."""

    label: str
    roles: list[str]
    made: datetime
    made_by: str
    expires: datetime
    for_return: str

    @staticmethod
    def resolve_made_by(one: Invitation) -> str:
        return key_of(one.made_by)

    @staticmethod
    def resolve_for_return(one: Invitation) -> str:
        return key_of(one.renews)


class RequestShown(Numbered):
    name: str
    message: str
    asked: datetime

    @staticmethod
    def resolve_name(one: JoinRequest) -> str:
        return one.person.name


class Roles(Schema):
    """No roles take somebody off the desk. What they wrote is kept and stays credited."""

    roles: list[DeskRole] = Field(max_length=10)


class AskToJoin(Schema):
    message: Note = ""


@router.get(HERE, response=answers(list[PersonShown]), summary="Everybody with a role")
def people(request: HttpRequest, desk: str) -> Any:
    return [_shown(one) for one in members(visit(request, desk, Action.SEE).desk)]


@router.put(f"{HERE}/{{key}}/roles", response=answers(PersonShown), summary="Set somebody's roles")
def roles(request: HttpRequest, desk: str, key: str, said: Roles) -> Any:
    made = visit(request, desk, Action.MANAGE_PEOPLE)
    found = _member(made, key)
    set_roles(made.desk, found.person, said.roles, by=made.person, now=now())
    return PersonShown(key=found.person.key, name=found.person.name, roles=[*said.roles])


@router.post(f"{HERE}/{{key}}/link", response=answers(Invited), summary="A link for somebody who cannot sign in")
def link(request: HttpRequest, desk: str, key: str) -> Any:
    made = visit(request, desk, Action.MANAGE_PEOPLE)
    found, secret = _member(made, key), new_token()
    kept = invite_back(made.desk, found.person, digest=digest(secret), by=made.person, now=now())
    return Invited(link=request.build_absolute_uri(f"/join/{secret}/"), expires=kept.expires)


@router.get(LINKS, response=answers(list[InvitationShown]), summary="Links that still work")
def invitations(request: HttpRequest, desk: str) -> Any:
    return open_invitations(visit(request, desk, Action.INVITE).desk, now=now())


@router.post(LINKS, response=answers(Invited), summary="Make a link for one person")
def invitation(request: HttpRequest, desk: str, said: Invite) -> Any:
    made = visit(request, desk, Action.INVITE)
    secret, more = new_token(), said.dict()
    kept = invite(made.desk, digest=digest(secret), by=made.person, now=now(), **more)
    return Invited(link=request.build_absolute_uri(f"/join/{secret}/"), expires=kept.expires)


@router.delete(f"{LINKS}/{{number}}", response=answers(Done), summary="Take a link back")
def take_back(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.INVITE)
    revoke(the_one(Invitation.objects.filter(desk=made.desk), number, "invitation"), by=made.person, now=now())
    return Done()


@router.get(REQUESTS, response=answers(list[RequestShown]), summary="Who asks to be let in")
def requests(request: HttpRequest, desk: str) -> Any:
    return open_requests(visit(request, desk, Action.INVITE).desk)


@router.post(f"{REQUESTS}/{{number}}/answer", response=answers(Done), summary="Let somebody in, or (no roles) not")
def answer(request: HttpRequest, desk: str, number: Number, said: Roles) -> Any:
    made = visit(request, desk, Action.INVITE)
    asked = the_one(JoinRequest.objects.filter(desk=made.desk).select_related("desk", "person"), number, "request")
    if not decide(asked, roles=said.roles, by=made.person, now=now()):
        raise DeskRuleError("Somebody else has decided already.", hint="Nothing was changed.")
    return Done()


@router.post("/open-desks/{desk}/requests", response=answers(Done), summary="Ask to be let in at an open desk")
def ask(request: HttpRequest, desk: str, said: AskToJoin) -> Any:
    require_scope(request, Scope.WRITE)
    found = Desk.objects.filter(slug=desk, open_to_requests=True).first()
    if found is None:
        raise NoSuchRecordError("There is no such desk, or it is not open to requests.")
    ask_to_join(found, caller_of(request).person, said.message, now=now())
    return Done()


def _member(made: Visit, key: str) -> Member:
    found = member(made.desk, key)
    if found is None:
        raise NoSuchRecordError("Nobody of this desk has this key.")
    return found


def _shown(one: Listed) -> PersonShown:
    return PersonShown(key=one.key, name=one.name, roles=[*one.roles])
