"""Calls about translations as a whole: the board, claims, closing, rights, checklist, signing, publishing."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import AwareDatetime

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions import publishing
from colophon.desk.actions.judge import waive
from colophon.desk.actions.propose import close, reopen
from colophon.desk.actions.sign import require_complete, require_order
from colophon.desk.actions.sign import sign as sign_stage
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Done, Language, Note, Number, Word, WorkStage, answers
from colophon.desk.api.shown import CardShown, EditionShown, TranslationShown
from colophon.desk.key_folder import key_folder
from colophon.desk.models import Edition, Station
from colophon.desk.obstacle_words import told
from colophon.desk.permissions import ACTION_OF_STAGE, Action
from colophon.desk.queries.board import Wanted, one_column
from colophon.desk.queries.checklist import checklist_of
from colophon.desk.queries.editions import all_editions
from colophon.desk.scopes import Scope
from colophon.signoff.manifest import EditionKind
from colophon.signoff.waiver import Waivable

router = Router(tags=["translations"])
HERE = "/desks/{desk}/translations/{key}"


class Reason(Schema):
    what: str
    where: str
    mend: str


class Checklist(Schema):
    """`ready`: nothing stands against publishing."""

    ready: bool
    against: list[Reason]
    signed: dict[str, str]


class Because(Schema):
    because: Note


class Waive(Schema):
    rule: Waivable
    reason: Note
    pair: Word = ""


class SignStage(Schema):
    stage: WorkStage


class Publish(Schema):
    """With `due`, at that time; else now."""

    kind: EditionKind = EditionKind.FIRST
    note: Note = ""
    due: AwareDatetime | None = None


class Published(Schema):
    edition: EditionShown | None
    ordered: datetime | None


@router.get("/desks/{desk}/translations", response=answers(list[CardShown]), summary="The board, one station a call")
def board(request: HttpRequest, desk: str, station: Station, language: Language | None = None, page: Number = 1) -> Any:
    made = visit(request, desk, Action.SEE)
    column = one_column(made.desk, Wanted(language=language or ""), station, page=min(page, 10**6))
    return [CardShown.of(one) for one in column.cards]


@router.get(HERE, response=answers(TranslationShown), summary="One translation")
def one(request: HttpRequest, desk: str, key: str) -> Any:
    return TranslationShown.of(translation(visit(request, desk, Action.SEE), key))


@router.post(f"{HERE}/close", response=answers(Done), summary="Take it off the board")
def close_it(request: HttpRequest, desk: str, key: str, said: Because) -> Any:
    made = visit(request, desk, Action.CLOSE)
    close(translation(made, key), said.because, by=made.person, now=now())
    return Done()


@router.post(f"{HERE}/reopen", response=answers(Done), summary="Put it back on the board")
def reopen_it(request: HttpRequest, desk: str, key: str) -> Any:
    made = visit(request, desk, Action.CLOSE)
    reopen(translation(made, key), by=made.person, now=now())
    return Done()


@router.post(f"{HERE}/waivers", response=answers(Done), summary="Set a rule aside, with a reason that is printed")
def waive_rule(request: HttpRequest, desk: str, key: str, said: Waive) -> Any:
    made = visit(request, desk, Action.WAIVE)
    record = translation(made, key)
    waive(record, said.rule, person=made.person, reason=said.reason, pair=said.pair, now=now())
    return Done()


@router.get(f"{HERE}/checklist", response=answers(Checklist), summary="Everything that stands against publishing")
def checklist(request: HttpRequest, desk: str, key: str) -> Any:
    found = checklist_of(translation(visit(request, desk, Action.SEE), key), key_folder().ring())
    reasons = [Reason(what=what, where=where, mend=mend) for what, where, mend in map(told, found.against)]
    signed = {one.stage.value: one.signed_by for one in found.stages if one.signed_by}
    return Checklist(ready=found.ready, against=reasons, signed=signed)


@router.post(f"{HERE}/sign-offs", response=answers(Done), summary="Sign a stage for the text as it stands")
def sign(request: HttpRequest, desk: str, key: str, said: SignStage) -> Any:
    """Takes the scope `sign`. Use the call `publish` for the last stage."""
    made = visit(request, desk, ACTION_OF_STAGE[said.stage], also=Scope.SIGN)
    record = translation(made, key)
    require_complete(record, said.stage)
    sign_stage(record, said.stage, person=made.person, keys=key_folder(), now=now())
    return Done()


@router.post(f"{HERE}/publish", response=answers(Published), summary="Publish, correct or withdraw")
def publish(request: HttpRequest, desk: str, key: str, said: Publish) -> Any:
    made = visit(request, desk, Action.WITHDRAW if said.kind is EditionKind.WITHDRAWAL else Action.PUBLISH)
    record = translation(made, key)
    require_order(record, said.kind)
    if said.due is not None:
        publishing.order(record, person=made.person, kind=said.kind, note=said.note, due=said.due, now=now())
        return Published(edition=None, ordered=said.due)
    edition = publishing.publish_now(
        record,
        person=made.person,
        home=Home(settings.HOME),
        keys=key_folder(),
        kind=said.kind,
        note=said.note,
        now=now(),
    )
    return Published(edition=EditionShown.of(edition), ordered=None)


@router.get("/desks/{desk}/editions", response=answers(list[EditionShown]), summary="What was published")
def editions(request: HttpRequest, desk: str, after: AwareDatetime | None = None) -> Any:
    made = visit(request, desk, Action.SEE)
    found = all_editions(made.desk)
    return [EditionShown.of(one) for one in found if after is None or one.published > after]


@router.get(f"{HERE}/editions/{{number}}/article", response=answers(dict[str, Any]), summary="An edition's article")
def edition(request: HttpRequest, desk: str, key: str, number: Number) -> Any:
    """The article as it came out, in the JSON of docs/reference/article-format.md."""
    record = translation(visit(request, desk, Action.SEE), key)
    found = Edition.objects.filter(translation=record, number=number).first()
    if found is None:
        raise Http404
    return json.loads(found.article)
