"""Calls about one's own messages on a desk, how often they are mailed, and what readers changed in one's texts."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from colophon.adapters.clock import now
from colophon.desk.actions.messages import choose_mail, read_all, read_one
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Done, Number, answers
from colophon.desk.api.record import in_shape, the_one
from colophon.desk.models import Message, Often
from colophon.desk.permissions import Action
from colophon.desk.queries.edits import counted, edits_for
from colophon.desk.queries.messages import mail_choice, messages_of
from colophon.desk.scopes import Scope

router = Router(tags=["messages"])
HERE = "/desks/{desk}/messages"


class MessageShown(Schema):
    """In the language that the call asks for by `Accept-Language`; `page` is where it leads."""

    number: int
    kind: str
    text: str
    detail: str
    page: str
    translation: str
    moment: datetime
    read: datetime | None


class Mail(Schema):
    often: Often


class EditShown(Schema):
    """A segment that a reader changed before signing; `guessed`: rules named the category, not the reader."""

    pair: str
    source: str
    before: str
    after: str
    category: str
    guessed: bool
    remarks: list[str]


class Edits(Schema):
    by: str
    moment: datetime
    counted: dict[str, int]
    edits: list[EditShown]


@router.get(HERE, response=answers(list[MessageShown]), summary="What concerns you, unread first")
def messages(request: HttpRequest, desk: str) -> Any:
    made = visit(request, desk, Action.SEE)
    return [
        MessageShown(
            number=one.message.pk,
            kind=one.message.kind,
            text=one.text,
            detail=one.detail,
            page=one.page,
            translation=one.message.translation.key if one.message.translation else "",
            moment=one.message.moment,
            read=one.message.read,
        )
        for one in messages_of(made.person, made.desk)
    ]


@router.post(f"{HERE}/read", response=answers(Done), summary="You have read all of them")
def all_read(request: HttpRequest, desk: str) -> Any:
    made = visit(request, desk, Action.SEE, also=Scope.WRITE)
    read_all(made.person, made.desk, now=now())
    return Done()


@router.post(f"{HERE}/{{number}}/read", response=answers(Done), summary="You have read one")
def one_read(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SEE, also=Scope.WRITE)
    read_one(the_one(Message.objects.filter(desk=made.desk, person=made.person), number, "message"), now=now())
    return Done()


@router.get(f"{HERE}/mail", response=answers(Mail), summary="How often you are mailed")
def mail(request: HttpRequest, desk: str) -> Any:
    made = visit(request, desk, Action.SEE)
    return Mail(often=mail_choice(made.person, made.desk))


@router.put(f"{HERE}/mail", response=answers(Mail), summary="Set how often you are mailed")
def set_mail(request: HttpRequest, desk: str, said: Mail) -> Any:
    """Where to is set on the page only: mail to another address would be a way into the account."""
    made = visit(request, desk, Action.SEE, also=Scope.WRITE)
    choose_mail(made.person, made.desk, said.often)
    return said


@router.get(f"{HERE}/edits/{{number}}", response=answers(Edits), summary="What a reader changed in your text")
def edits(request: HttpRequest, desk: str, number: Number) -> Any:
    """`number` stands at the end of the message's `page`. For everybody else, managers too, there is no such thing."""
    made = visit(request, desk, Action.SEE)
    signed, found = edits_for(made.person, made.desk, number)
    each = [in_shape(EditShown, one, remarks=[said.text for said in one.remarks]) for one in found]
    return Edits(by=signed.person.key, moment=signed.moment, counted=counted(found), edits=each)
