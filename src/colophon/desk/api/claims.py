"""Calls about claims: taking a stage, extending, handing over, giving back."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from colophon.adapters.clock import now
from colophon.desk.actions import claims
from colophon.desk.api.caller import require_scope, translation, visit
from colophon.desk.api.fields import Done, Note, Number, Word, WorkStage, answers
from colophon.desk.api.shown import ClaimShown
from colophon.desk.gate import Visit
from colophon.desk.models import Claim
from colophon.desk.permissions import ACTION_OF_STAGE, Action
from colophon.desk.queries.people import member
from colophon.desk.scopes import Scope
from colophon.errors import MembershipError, NoSuchRecordError

router = Router(tags=["claims"])
HERE = "/desks/{desk}/translations/{key}/claims"


class TakeStage(Schema):
    stage: WorkStage


class HandOver(Schema):
    to: Word
    note: Note = ""


class Release(Schema):
    note: Note = ""


@router.get(HERE, response=answers(list[ClaimShown]), summary="Who holds or held what")
def held(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    return [ClaimShown.of(one) for one in record.claims.select_related("person").order_by("pk")]


@router.post(HERE, response=answers(ClaimShown), summary="Take a stage for fourteen days")
def take(request: HttpRequest, desk: str, key: str, said: TakeStage) -> Any:
    made = visit(request, desk, ACTION_OF_STAGE[said.stage])
    return ClaimShown.of(claims.claim(translation(made, key), said.stage, person=made.person, now=now()))


@router.post(f"{HERE}/{{number}}/extend", response=answers(ClaimShown), summary="Seven days more")
def extend(request: HttpRequest, desk: str, key: str, number: Number) -> Any:
    made = visit(request, desk, Action.SEE)
    return ClaimShown.of(claims.extend(_claim(request, made, key, number), by=made.person, now=now()))


@router.post(f"{HERE}/{{number}}/hand-over", response=answers(ClaimShown), summary="Give it to somebody else")
def hand_over(request: HttpRequest, desk: str, key: str, number: Number, said: HandOver) -> Any:
    made = visit(request, desk, Action.SEE)
    held = _claim(request, made, key, number)
    to = member(made.desk, said.to)
    if to is None:
        raise NoSuchRecordError("Nobody of this desk has this key.")
    return ClaimShown.of(claims.hand_over(held, to.person, note=said.note, now=now()))


@router.post(f"{HERE}/{{number}}/release", response=answers(Done), summary="Give it back")
def release(request: HttpRequest, desk: str, key: str, number: Number, said: Release) -> Any:
    made = visit(request, desk, Action.SEE)
    claims.release(_claim(request, made, key, number), note=said.note, now=now())
    return Done()


def _claim(request: HttpRequest, made: Visit, key: str, number: int) -> Claim:
    """For its holder, and for those who assign work; a token has to be for writing."""
    record = translation(made, key)
    require_scope(request, Scope.WRITE)
    found = Claim.objects.filter(pk=number, translation=record).select_related("person", "translation").first()
    if found is None:
        raise NoSuchRecordError("There is no such claim on this translation.")
    if not claims.may_handle(found, made.person):
        raise MembershipError("This is somebody else's claim.")
    return found
