"""Calls that take a translation into another tool as XLIFF, and bring it back."""

import base64
import io
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from colophon.adapters.clock import now
from colophon.desk.actions.bring_work import bring_work
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Base64, answers, decoded
from colophon.desk.api.segments import As, action_of
from colophon.desk.permissions import Action
from colophon.desk.queries.work_file import WorkForm, work_file
from colophon.signoff.stages import ROLE_OF_STAGE

router = Router(tags=["exchange"])
HERE = "/desks/{desk}/translations/{key}/work-file"


class WorkFile(Schema):
    """XLIFF in base64, as the call before gave it and the other tool saved it."""

    name: str
    body: Base64


class Bring(As):
    body: Base64


class LeftOut(Schema):
    line: int
    reason: str


class BroughtShown(Schema):
    """`beside`: segments that were changed here meanwhile; both texts are kept."""

    changed: int
    beside: int
    unchanged: int
    left_out: list[LeftOut]


@router.get(HERE, response=answers(WorkFile), summary="Take a translation into another tool, as XLIFF")
def taken(request: HttpRequest, desk: str, key: str, form: WorkForm = WorkForm.XLIFF2) -> Any:
    record = translation(visit(request, desk, Action.EXPORT), key)
    body = base64.b64encode(work_file(record, form)).decode("ascii")
    return WorkFile(name=f"{record.key}.xlf", body=body)


@router.post(HERE, response=answers(BroughtShown), summary="Bring it back: what was changed there is saved here")
def brought(request: HttpRequest, desk: str, key: str, said: Bring) -> Any:
    made = visit(request, desk, action_of(said))
    file, role = io.BytesIO(decoded(said.body)), ROLE_OF_STAGE[said.stage]
    done = bring_work(translation(made, key), file, person=made.person, role=role, now=now())
    left_out = [LeftOut(line=one.line, reason=one.reason) for one in done.left_out]
    return BroughtShown(changed=done.changed, beside=done.beside, unchanged=done.unchanged, left_out=left_out)
