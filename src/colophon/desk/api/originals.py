"""Calls about unpublished originals: proposing a change, what waits, answering, what was noticed in translations."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions.amend import accept_amendment, decline_amendment, propose_amendment
from colophon.desk.actions.follow_first import answer_first
from colophon.desk.actions.originals import declare_original, original_published
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Address, Done, Note, Number, Text, Word, answers
from colophon.desk.api.record import in_shape, key_of, the_one
from colophon.desk.gate import Visit
from colophon.desk.models import Amendment, Source
from colophon.desk.permissions import Action
from colophon.desk.queries.originals import Departure, departures_of
from colophon.desk.views.text.exchange import pair_named

router = Router(tags=["originals"])
HERE = "/desks/{desk}/sources/{number}/original"


class Decision(StrEnum):
    ACCEPT = "accept"
    DECLINE = "decline"


class AmendmentShown(Schema):
    """`after` in the place of `before`; `answer` is empty while it waits."""

    number: int
    translation: str
    pair: str
    before: str
    after: str
    target: str
    note: str
    person: str
    moment: datetime
    answer: str
    reply: str
    answered_by: str
    answered: datetime | None

    @classmethod
    def of(cls, one: Amendment) -> "AmendmentShown":
        return in_shape(
            cls,
            one,
            number=one.pk,
            translation=one.pair.translation.key,
            pair=one.pair.key,
            person=key_of(one.person),
            answered_by=key_of(one.answered_by),
        )


class DepartureShown(Schema):
    """The translation now says `now` where the original `says`; `after` is its sentence as it would read then."""

    translation: str
    pair: str
    reason: str
    says: str
    now: str
    after: str

    @classmethod
    def of(cls, one: Departure) -> "DepartureShown":
        return in_shape(cls, one.noticed, translation=one.translation.key, pair=one.pair.key)


class OriginalShown(Schema):
    ours: bool
    proposals: list[AmendmentShown]
    departures: list[DepartureShown]


class State(Schema):
    """`ours`: nobody has published it, and the desk may change it. Else it is published, perhaps at `address`."""

    ours: bool
    address: Address = ""


class Amend(Schema):
    pair: Word
    after: Text
    note: Note = ""


class Answered(Schema):
    answer: Decision
    reply: Note = ""


class Seen(Schema):
    reason: Note


@router.get(HERE, response=answers(OriginalShown), summary="An original with its proposals and what was noticed")
def original(request: HttpRequest, desk: str, number: Number) -> Any:
    source = _source(visit(request, desk, Action.SEE), number)
    found = source.amendments.select_related("pair__translation", "person", "answered_by")
    return OriginalShown(
        ours=source.ours,
        proposals=[AmendmentShown.of(one) for one in found],
        departures=[DepartureShown.of(one) for one in departures_of(source)],
    )


@router.post(HERE, response=answers(Done), summary="Say that it is an original of the desk, or that it is published")
def state(request: HttpRequest, desk: str, number: Number, said: State) -> Any:
    made = visit(request, desk, Action.COMMENT)
    source = _source(made, number)
    made.require_change(source)
    if said.ours:
        declare_original(source, person=made.person, now=now())
    else:
        original_published(source, said.address, person=made.person, now=now())
    return Done()


@router.post(
    "/desks/{desk}/translations/{key}/source/proposals",
    response=answers(AmendmentShown),
    summary="Propose a change of the sentence that a segment translates",
)
def propose(request: HttpRequest, desk: str, key: str, said: Amend) -> Any:
    made = visit(request, desk, Action.COMMENT)
    pair = pair_named(translation(made, key), said.pair)
    return AmendmentShown.of(propose_amendment(pair, said.after, person=made.person, note=said.note, now=now()))


@router.post("/desks/{desk}/proposals/{number}", response=answers(Done), summary="Accept or decline a proposal")
def answer(request: HttpRequest, desk: str, number: Number, said: Answered) -> Any:
    made = visit(request, desk, Action.COMMENT)
    one = the_one(Amendment.objects.filter(source__desk=made.desk).select_related("source"), number, "proposal")
    made.require_change(one.source)
    if said.answer is Decision.ACCEPT:
        snapshots = Home(settings.HOME).snapshots
        accept_amendment(one, person=made.person, reply=said.reply, snapshots=snapshots, now=now())
    else:
        decline_amendment(one, person=made.person, reply=said.reply, now=now())
    return Done()


@router.post(
    "/desks/{desk}/translations/{key}/source/first",
    response=answers(Done),
    summary="Say what a change of a relay's first source means for the text",
)
def first_seen(request: HttpRequest, desk: str, key: str, said: Seen) -> Any:
    made = visit(request, desk, Action.TRANSLATE)
    answer_first(translation(made, key), person=made.person, reason=said.reason, now=now())
    return Done()


def _source(made: Visit, number: int) -> Source:
    return the_one(Source.objects.filter(desk=made.desk), number, "source")
