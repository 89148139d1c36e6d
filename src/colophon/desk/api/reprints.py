"""Calls about reprints: those that are known, telling the desk of one, and what was done to one."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.desk.actions.reprints import look_at_reprint, note_told, register, stop_looking
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Address, Done, Number, Word, answers
from colophon.desk.api.record import in_shape, key_of, the_one
from colophon.desk.gate import Visit
from colophon.desk.models import Reprint
from colophon.desk.permissions import Action
from colophon.desk.queries.reprints import DeskShelf, KnownReprint, known_reprint, reprints_of
from colophon.errors import NoSuchRecordError

router = Router(tags=["reprints"])
HERE = "/desks/{desk}/reprints"


class ReprintShown(Schema):
    """`edition` is the one that was found, 0 for none; `asks`: its publisher should be told; `due` is the next look."""

    number: int
    translation: str
    address: str
    contact: str
    found: datetime
    found_by: str
    looked: datetime | None
    due: datetime | None
    edition: int
    extent: str
    faithful: bool
    outdated: bool
    asks: bool
    told: datetime | None
    said: str
    verdict: dict[str, Any]

    @classmethod
    def of(cls, known: KnownReprint) -> "ReprintShown":
        one, look = known.reprint, known.look
        return in_shape(
            cls,
            one,
            number=one.pk,
            translation=one.translation.key,
            found_by=key_of(one.found_by),
            edition=look.number if look else 0,
            extent=look.extent if look else "",
            faithful=look.faithful if look else False,
            outdated=look.outdated if look else False,
            asks=known.asks,
            told=look.told if look else None,
            said=known.last.said if known.last else "",
            verdict=look.verdict if look else {},
        )


class ReprintSaid(Schema):
    """Where it stands, and whom to write to about it."""

    address: Address = Field(min_length=1)
    contact: Word = ""


@router.get(HERE, response=answers(list[ReprintShown]), summary="The known reprints, those to write about first")
def reprints(request: HttpRequest, desk: str) -> Any:
    return [ReprintShown.of(one) for one in reprints_of(visit(request, desk, Action.SEE).desk)]


@router.post(HERE, response=answers(ReprintShown), summary="Tell the desk of a reprint")
def new(request: HttpRequest, desk: str, said: ReprintSaid) -> Any:
    made = visit(request, desk, Action.PROPOSE)
    shelf = DeskShelf(_home())
    web = Web.of_desk(_home().settings())
    look = register(
        made.desk,
        said.address,
        contact=said.contact,
        person=made.person,
        web=web,
        shelf=shelf,
        index=shelf.index(),
        now=now(),
    )
    return ReprintShown.of(known_reprint(look.reprint))


@router.get(f"{HERE}/{{number}}", response=answers(ReprintShown), summary="One reprint, with what was done to it")
def one(request: HttpRequest, desk: str, number: Number) -> Any:
    return ReprintShown.of(known_reprint(_reprint(visit(request, desk, Action.SEE), number)))


@router.post(f"{HERE}/{{number}}/look", response=answers(ReprintShown), summary="Look at it now")
def look(request: HttpRequest, desk: str, number: Number) -> Any:
    found, shelf = _reprint(visit(request, desk, Action.PROPOSE), number), DeskShelf(_home())
    look_at_reprint(found, web=Web.of_desk(_home().settings()), shelf=shelf, index=shelf.index(), now=now())
    return ReprintShown.of(known_reprint(found))


@router.post(f"{HERE}/{{number}}/told", response=answers(Done), summary="Somebody has written to its publisher")
def told(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.PUBLISH)
    look = known_reprint(_reprint(made, number)).look
    if look is None:
        raise NoSuchRecordError("Nothing of ours was found there yet.")
    note_told(look, person=made.person, now=now())
    return Done()


@router.post(f"{HERE}/{{number}}/stop", response=answers(Done), summary="Look at it no more")
def stop(request: HttpRequest, desk: str, number: Number) -> Any:
    stop_looking(_reprint(visit(request, desk, Action.PUBLISH), number))
    return Done()


def _reprint(made: Visit, number: int) -> Reprint:
    found = Reprint.objects.filter(desk=made.desk).select_related("translation__snapshot__source")
    return the_one(found, number, "reprint")


def _home() -> Home:
    return Home(settings.HOME)
