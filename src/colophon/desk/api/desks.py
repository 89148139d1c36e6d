"""Calls about desks: which there are, their settings, founding one, their audit log."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.desk.actions.audit import audit
from colophon.desk.actions.found import found_desk, give_role
from colophon.desk.api.caller import caller_of, require_scope, visit
from colophon.desk.api.fields import Language, Number, Word, answers
from colophon.desk.api.shown import DeskShown
from colophon.desk.models import Deed, Desk
from colophon.desk.permissions import Action
from colophon.desk.queries.audit import newest, told
from colophon.desk.queries.desks import desks_of, may_found
from colophon.desk.roles import DeskRole
from colophon.desk.scopes import Scope
from colophon.errors import DeskRuleError, MembershipError

router = Router(tags=["desks"])


class NewDesk(Schema):
    """You manage it; it is strictly apart from the others on this server."""

    name: Word = Field(min_length=1)
    language: Language = "en"
    languages: list[Language] = Field([], max_length=100)


class Settings(Schema):
    name: Word = Field(min_length=1)
    languages: list[Language] = Field(max_length=100)
    open_to_requests: bool = False


@router.get("/desks", response=answers(list[DeskShown]), summary="The desks on which you have a role")
def desks(request: HttpRequest) -> Any:
    return [DeskShown.of(one) for one in desks_of(caller_of(request).person)]


@router.post("/desks", response=answers(DeskShown), summary="Found another desk on this server")
def found(request: HttpRequest, said: NewDesk) -> Any:
    require_scope(request, Scope.MANAGE)
    person = caller_of(request).person
    if not may_found(person):
        raise MembershipError("Managers of the server's first desk found the others.")
    if Desk.objects.filter(name=said.name).exists():
        raise DeskRuleError("There is a desk of this name already.", hint="Nothing was changed. Choose another name.")
    made = found_desk(said.name, now=now(), language=said.language, languages=said.languages)
    give_role(made, person, DeskRole.MANAGER, now=now())
    return DeskShown.of(made)


@router.get("/desks/{desk}", response=answers(DeskShown), summary="One desk")
def desk(request: HttpRequest, desk: str) -> Any:
    return DeskShown.of(visit(request, desk, Action.SEE).desk)


@router.patch("/desks/{desk}", response=answers(DeskShown), summary="Set a desk's name and languages")
def set_desk(request: HttpRequest, desk: str, said: Settings) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    one = made.desk
    if Desk.objects.filter(name=said.name).exclude(pk=one.pk).exists():
        raise DeskRuleError("Another desk is called so.", hint="Nothing was changed. Choose another name.")
    one.name, one.languages, one.open_to_requests = said.name, said.languages, said.open_to_requests
    one.save(update_fields=["name", "languages", "open_to_requests"])
    audit(Deed.DESK_SET, desk=one, person=made.person, about="name, languages, open_to_requests", now=now())
    return DeskShown.of(one)


@router.get("/desks/{desk}/audit", response=answers(list[dict[str, Any]]), summary="The audit log, newest first")
def audit_log(request: HttpRequest, desk: str, before: Number = 0, deed: Word = "") -> Any:
    return [told(one) for one in newest(visit(request, desk, Action.AUDIT).desk, before=before, deed=deed)]
