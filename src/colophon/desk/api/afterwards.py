"""Calls about what stands around publishing: credits confirmed, an order cancelled, where it is filed, takedowns."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.article.credit import Role
from colophon.desk.actions import publishing
from colophon.desk.actions.consent import confirm
from colophon.desk.actions.file_under import LONGEST, MOST_TAGS, file_under
from colophon.desk.actions.takedown import lift_takedown, take_down
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Done, Note, Word, answers
from colophon.desk.api.record import in_shape, key_of
from colophon.desk.key_folder import key_folder
from colophon.desk.models import Takedown
from colophon.desk.permissions import Action
from colophon.desk.queries.consent import credits_to_confirm
from colophon.desk.queries.takedowns import all_takedowns
from colophon.desk.scopes import Scope

router = Router(tags=["translations"])
HERE = "/desks/{desk}/translations/{key}"


class CreditShown(Schema):
    """Somebody in a role, as editions print it, and whether they agreed to that."""

    person: str
    role: str
    printed: str
    confirmed: bool


class Credit(Schema):
    role: Role


class Filing(Schema):
    """Where the site files it: a section, and topics."""

    section: Word = Field("", max_length=LONGEST)
    topics: list[Word] = Field([], max_length=MOST_TAGS)


class TakeDown(Schema):
    """`reason` is for the desk, `note` for readers."""

    reason: Note
    note: Note = ""


class TakedownShown(Schema):
    translation: str
    reason: str
    note: str
    by: str
    moment: datetime
    lifted: datetime | None
    lifted_by: str

    @classmethod
    def of(cls, one: Takedown) -> "TakedownShown":
        people = {"by": key_of(one.person), "lifted_by": key_of(one.lifted_by)}
        return in_shape(cls, one, translation=one.translation.key, **people)


@router.get(f"{HERE}/credits", response=answers(list[CreditShown]), summary="How everybody is credited")
def credits(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    return [
        CreditShown(person=one.person.key, role=one.role.value, printed=one.printed, confirmed=one.confirmed)
        for one in credits_to_confirm(record)
    ]


@router.post(f"{HERE}/credits/confirm", response=answers(Done), summary="Agree to how you are credited")
def agree(request: HttpRequest, desk: str, key: str, said: Credit) -> Any:
    made = visit(request, desk, Action.SEE, also=Scope.WRITE)
    confirm(translation(made, key), made.person, role=said.role.value, now=now())
    return Done()


@router.post(f"{HERE}/publish/cancel", response=answers(Done), summary="Cancel an order to publish at a set time")
def cancel(request: HttpRequest, desk: str, key: str) -> Any:
    publishing.cancel(translation(visit(request, desk, Action.PUBLISH), key), now=now())
    return Done()


@router.put(f"{HERE}/filing", response=answers(Filing), summary="Say where the site files it")
def filed(request: HttpRequest, desk: str, key: str, said: Filing) -> Any:
    record = translation(visit(request, desk, Action.PUBLISH), key)
    file_under(record, section=said.section, tags=said.topics, home=Home(settings.HOME), keys=key_folder())
    return Filing(section=record.section, topics=record.tags)


@router.get("/desks/{desk}/takedowns", response=answers(list[TakedownShown]), summary="Everything that was taken down")
def all_down(request: HttpRequest, desk: str) -> Any:
    return [TakedownShown.of(one) for one in all_takedowns(visit(request, desk, Action.SEE).desk)]


@router.get(f"{HERE}/takedowns", response=answers(list[TakedownShown]), summary="When it was taken down, and why")
def takedowns(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    found = record.takedowns.select_related("person", "lifted_by").order_by("-pk")
    return [TakedownShown.of(one) for one in found]


@router.post(f"{HERE}/takedowns", response=answers(TakedownShown), summary="Take it down everywhere")
def down(request: HttpRequest, desk: str, key: str, said: TakeDown) -> Any:
    made = visit(request, desk, Action.WITHDRAW)
    done = take_down(
        translation(made, key),
        person=made.person,
        reason=said.reason,
        note=said.note,
        home=Home(settings.HOME),
        keys=key_folder(),
        now=now(),
    )
    return TakedownShown.of(done)


@router.post(f"{HERE}/takedowns/lift", response=answers(Done), summary="Let it stand on the site again")
def lift(request: HttpRequest, desk: str, key: str) -> Any:
    made = visit(request, desk, Action.WITHDRAW)
    home, keys = Home(settings.HOME), key_folder()
    lift_takedown(translation(made, key), person=made.person, home=home, keys=keys, now=now())
    return Done()
