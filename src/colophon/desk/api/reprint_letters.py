"""Calls about letters to those who reprinted a text: sending one, saying what became of it, letting them go."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions.reprint_letters import LONGEST, it_arrived, order_letter, send_it_again, tell_by_itself
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Done, Language, Number, Word, answers
from colophon.desk.api.record import Numbered, key_of, the_one
from colophon.desk.gate import Visit
from colophon.desk.models import Reprint, ReprintLetter
from colophon.desk.permissions import Action
from colophon.desk.queries.reprints import known_reprint
from colophon.errors import DeskRuleError

router = Router(tags=["reprints"])
HERE = "/desks/{desk}/reprints/{number}"
LETTERS = "/desks/{desk}/reprint-letters/{number}"


class LetterSaid(Schema):
    """To one person, about what was seen last; as somebody has read it."""

    to: Word = Field(min_length=1)
    subject: Word = Field(min_length=1)
    text: str = Field(min_length=1, max_length=LONGEST, pattern=r"^[^\x00]*$")
    language: Language = "en"


class ReprintLetterShown(Numbered):
    """`begun` and not `sent`: nobody knows whether it left. `person` is empty where it went by itself."""

    to: str
    subject: str
    text: str
    language: str
    ordered: datetime
    person: str
    begun: datetime | None
    sent: datetime | None
    refused: str

    @staticmethod
    def resolve_person(one: ReprintLetter) -> str:
        return key_of(one.person)


class Tells(Schema):
    """Whether corrections and withdrawals are told by themselves, and to whom."""

    on: bool
    contact: Word = ""


@router.get(f"{HERE}/letters", response=answers(list[ReprintLetterShown]), summary="Letters about a reprint")
def letters(request: HttpRequest, desk: str, number: Number) -> Any:
    return _reprint(visit(request, desk, Action.SEE), number).letters.select_related("person").order_by("-pk")


@router.post(f"{HERE}/letters", response=answers(ReprintLetterShown), summary="Write to whoever reprinted it")
def send(request: HttpRequest, desk: str, number: Number, said: LetterSaid) -> Any:
    made = visit(request, desk, Action.PUBLISH)
    if not Home(settings.HOME).settings().mail.server:
        raise DeskRuleError("This desk has no mail server.", hint="Nothing was sent. Name one in colophon.toml.")
    return order_letter(known_reprint(_reprint(made, number)), person=made.person, now=now(), **said.dict())


@router.put(f"{HERE}/tells", response=answers(Done), summary="Tell them of corrections by itself, or not")
def tells(request: HttpRequest, desk: str, number: Number, said: Tells) -> Any:
    tell_by_itself(_reprint(visit(request, desk, Action.PUBLISH), number), contact=said.contact, on=said.on)
    return Done()


@router.post(f"{LETTERS}/arrived", response=answers(Done), summary="A letter arrived after all")
def arrived(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.PUBLISH)
    it_arrived(_letter(made, number), now=now(), person=made.person)
    return Done()


@router.post(f"{LETTERS}/again", response=answers(Done), summary="Send a letter again")
def again(request: HttpRequest, desk: str, number: Number) -> Any:
    send_it_again(_letter(visit(request, desk, Action.PUBLISH), number))
    return Done()


def _reprint(made: Visit, number: int) -> Reprint:
    found = Reprint.objects.filter(desk=made.desk).select_related("translation__snapshot__source")
    return the_one(found, number, "reprint")


def _letter(made: Visit, number: int) -> ReprintLetter:
    return the_one(ReprintLetter.objects.filter(reprint__desk=made.desk).select_related("person"), number, "letter")
