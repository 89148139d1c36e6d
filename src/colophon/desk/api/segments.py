"""Calls about the text: segments, saving with the revision one saw, conflicts, findings, remarks."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.desk.actions.judge import dismiss
from colophon.desk.actions.remark import accept, answer, hand_back, remark
from colophon.desk.actions.segments import confirm
from colophon.desk.actions.translate import Saved as TextSaved
from colophon.desk.actions.translate import save_segment, settle
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Done, Note, Number, Text, Word, WorkStage, answers
from colophon.desk.api.shown import FindingShown, RemarkShown, SegmentShown
from colophon.desk.models import Remark, Revision, TranslationRecord
from colophon.desk.models.review import Outcome, Weight
from colophon.desk.permissions import ACTION_OF_STAGE, Action
from colophon.desk.queries.checked import checked, open_findings
from colophon.desk.queries.document import document_of
from colophon.desk.queries.text import conflicts_of
from colophon.desk.views.text.exchange import pair_named
from colophon.drafts.category import Category
from colophon.errors import NoSuchRecordError
from colophon.signoff.stages import ROLE_OF_STAGE, Stage

router = Router(tags=["text"])
HERE = "/desks/{desk}/translations/{key}"


class As(Schema):
    """At which stage somebody works: translate, review or proofread. It decides the credit, and takes that role."""

    stage: WorkStage = Stage.TRANSLATE


class Save(As):
    """`base` is the revision that the writer saw. `token`, chosen by the caller, makes sending it again harmless."""

    pair: Word
    text: Text
    base: Number
    token: str = Field("", max_length=40, pattern=r"^[\w-]*$")


class Saved(Schema):
    """`beside`: somebody had saved meanwhile; both texts are kept, and one of them has to be settled on."""

    revision: int
    beside: int | None

    @classmethod
    def of(cls, one: TextSaved) -> "Saved":
        return cls(revision=one.revision.pk, beside=one.beside.pk if one.beside else None)


class Confirm(As):
    pair: Word
    revision: Number


class Conflict(Schema):
    pair: str
    current: int
    current_text: str
    other: int
    other_text: str


class Settle(As):
    revision: Number
    text: Text


class Dismiss(Schema):
    pair: Word = ""
    fingerprint: Word
    reason: Note
    for_good: bool = False


class Remarked(As):
    pair: Word
    text: Note
    suggestion: Text | None = None
    category: Category = Category.STYLE
    weight: Weight = Weight.MINOR
    start: Number = 0
    end: Number = 0


class Answer(As):
    reply: Note = ""


class Back(Schema):
    note: Note


@router.get(f"{HERE}/segments", response=answers(list[SegmentShown]), summary="The whole text, in order")
def segments(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    return [SegmentShown.of(one) for one in document_of(record).segments]


@router.post(f"{HERE}/segments/save", response=answers(Saved), summary="Save one segment")
def save(request: HttpRequest, desk: str, key: str, said: Save) -> Any:
    made = visit(request, desk, action_of(said))
    pair = pair_named(translation(made, key), said.pair)
    saved = save_segment(
        pair,
        said.text,
        base=pair.revisions.filter(pk=said.base).first(),
        person=made.person,
        role=ROLE_OF_STAGE[said.stage],
        now=now(),
        token=said.token,
    )
    return Saved.of(saved)


@router.post(f"{HERE}/segments/confirm", response=answers(Done), summary="Say that a segment is done")
def confirmed(request: HttpRequest, desk: str, key: str, said: Confirm) -> Any:
    made = visit(request, desk, action_of(said))
    pair = pair_named(translation(made, key), said.pair)
    confirm(pair, said.revision, person=made.person, role=ROLE_OF_STAGE[said.stage], now=now())
    return Done()


@router.get(f"{HERE}/conflicts", response=answers(list[Conflict]), summary="Where two texts stand side by side")
def conflicts(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    return [
        Conflict(
            pair=one.pair,
            current=one.current.pk,
            current_text=one.current.target,
            other=one.other.pk,
            other_text=one.other.target,
        )
        for one in conflicts_of(record)
    ]


@router.post(f"{HERE}/conflicts/settle", response=answers(Saved), summary="Decide on one text")
def settled(request: HttpRequest, desk: str, key: str, said: Settle) -> Any:
    made = visit(request, desk, action_of(said))
    found = revision_of(translation(made, key), said.revision)
    saved = settle(found, said.text, person=made.person, role=ROLE_OF_STAGE[said.stage], now=now())
    return Saved.of(saved)


@router.get(f"{HERE}/findings", response=answers(list[FindingShown]), summary="What the checks still ask")
def findings(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    return [FindingShown.of(one) for one in open_findings(record)]


@router.post(f"{HERE}/dismissals", response=answers(Done), summary="Say why a finding is fine")
def dismissed(request: HttpRequest, desk: str, key: str, said: Dismiss) -> Any:
    made = visit(request, desk, Action.DISMISS)
    record = translation(made, key)
    found = checked(record).findings
    finding = next((one for one in found if (one.fingerprint, one.pair) == (said.fingerprint, said.pair)), None)
    if finding is None:
        raise NoSuchRecordError("The checks do not ask about this, or no longer.")
    dismiss(record, finding, person=made.person, reason=said.reason, for_good=said.for_good, now=now())
    return Done()


@router.get(f"{HERE}/remarks", response=answers(list[RemarkShown]), summary="What readers said")
def remarks(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    found = Remark.objects.filter(pair__translation=record).select_related("pair", "person").order_by("pk")
    return [RemarkShown.of(one) for one in found]


@router.post(f"{HERE}/remarks", response=answers(RemarkShown), summary="Say something of a segment")
def remarked(request: HttpRequest, desk: str, key: str, said: Remarked) -> Any:
    made = visit(request, desk, Action.COMMENT)
    pair = pair_named(translation(made, key), said.pair)
    one = remark(
        pair,
        said.text,
        person=made.person,
        role=ROLE_OF_STAGE[said.stage],
        now=now(),
        span=(min(said.start, 2**31 - 1), min(said.end, 2**31 - 1)),
        suggestion=said.suggestion,
        category=said.category,
        weight=said.weight,
    )
    return RemarkShown.of(one)


@router.post(f"{HERE}/remarks/{{number}}/accept", response=answers(Done), summary="Take a suggestion into the text")
def accepted(request: HttpRequest, desk: str, key: str, number: Number, said: As) -> Any:
    made = visit(request, desk, action_of(said))
    one = _remark(translation(made, key), number)
    accept(one, person=made.person, role=ROLE_OF_STAGE[said.stage], now=now())
    return Done()


@router.post(f"{HERE}/remarks/{{number}}/decline", response=answers(Done), summary="Decline it, and say why")
def declined(request: HttpRequest, desk: str, key: str, number: Number, said: Answer) -> Any:
    made = visit(request, desk, action_of(said))
    one = _remark(translation(made, key), number)
    answer(one, Outcome.DECLINED, person=made.person, now=now(), reply=said.reply)
    return Done()


@router.post(f"{HERE}/hand-back", response=answers(Done), summary="Give the text back to its translators")
def handed_back(request: HttpRequest, desk: str, key: str, said: Back) -> Any:
    made = visit(request, desk, Action.REVIEW)
    hand_back(translation(made, key), Stage.TRANSLATE, said.note, person=made.person, now=now())
    return Done()


def action_of(said: As) -> Action:
    """What working at this stage takes."""
    return ACTION_OF_STAGE[said.stage]


def revision_of(record: TranslationRecord, number: int) -> Revision:
    """One text of the history of this translation. NoSuchRecordError for any other."""
    found = Revision.objects.filter(pk=number, pair__translation=record).select_related("pair").first()
    if found is None:
        raise NoSuchRecordError("There is no such text in the history of this translation.")
    return found


def _remark(record: TranslationRecord, number: int) -> Remark:
    found = Remark.objects.filter(pk=number, pair__translation=record).select_related("pair").first()
    if found is None:
        raise NoSuchRecordError("There is no such remark on this translation.")
    return found
