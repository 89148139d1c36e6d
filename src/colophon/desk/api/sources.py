"""Calls about sources: proposing one, reading one, beginning its translations."""

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router, Schema

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.desk.actions.domains import require_welcome
from colophon.desk.actions.originals import declare_original
from colophon.desk.actions.propose import begin_translation
from colophon.desk.actions.take_captured import take_captured
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Address, Language, Note, Number, Text, answers
from colophon.desk.api.shown import SourceShown, TranslationShown
from colophon.desk.models import Desk, Source
from colophon.desk.permissions import Action
from colophon.errors import NotAnOriginalError
from colophon.intake.snapshot import capture

router = Router(tags=["sources"])
_ON_A_PAGE = 100


class TextForm(StrEnum):
    """In which form a text comes."""

    HTML = "html"
    MARKDOWN = "md"
    PLAIN = "txt"


class Proposal(Schema):
    """Either an address to capture, or the text itself with the address it came from."""

    address: Address = ""
    text: Text = ""
    form: TextForm | None = None
    """What the text is; found out from it if it is not said."""
    why: Note = ""
    ours: bool = False
    """An original that nobody has published, which the desk may change. Never with an address."""


class Proposed(Schema):
    source: SourceShown
    known: bool
    """Whether it was here before."""


class Begin(Schema):
    language: Language


@router.get("/desks/{desk}/sources", response=answers(list[SourceShown]), summary="Sources, newest first")
def sources(request: HttpRequest, desk: str, before: Number = 0) -> Any:
    found = Source.objects.filter(desk=visit(request, desk, Action.SEE).desk).select_related("proposed_by")
    if before:
        found = found.filter(pk__lt=before)
    return [SourceShown.of(one) for one in found.order_by("-pk")[:_ON_A_PAGE]]


@router.post("/desks/{desk}/sources", response=answers(Proposed), summary="Propose a source")
def propose(request: HttpRequest, desk: str, said: Proposal) -> Any:
    made = visit(request, desk, Action.PROPOSE)
    home = Home(settings.HOME)
    if said.ours and said.address:
        raise NotAnOriginalError("What stands at an address is published: the desk keeps watch over it instead.")
    if said.address:
        require_welcome(made.desk, said.address)
    given = said.text.encode("utf-8") if said.text.strip() else None
    done = take_captured(
        made.desk,
        capture(given, now(), address=said.address) if given else Web.of_desk(home.settings()).fetch(said.address),
        name=f"text.{said.form}" if said.form else "",
        person=made.person,
        why=said.why,
        snapshots=home.snapshots,
        now=now(),
    )
    if said.ours:
        declare_original(done.source, person=made.person, now=now())
    return Proposed(source=SourceShown.of(done.source), known=done.taken.known_source)


@router.get("/desks/{desk}/sources/{number}", response=answers(SourceShown), summary="One source")
def source(request: HttpRequest, desk: str, number: Number) -> Any:
    return SourceShown.of(_source(visit(request, desk, Action.SEE).desk, number))


@router.post(
    "/desks/{desk}/sources/{number}/translations", response=answers(TranslationShown), summary="Begin a translation"
)
def begin(request: HttpRequest, desk: str, number: Number, said: Begin) -> Any:
    made = visit(request, desk, Action.PROPOSE)
    newest = _source(made.desk, number).snapshots.order_by("-captured", "-pk").first()
    if newest is None:
        raise Http404
    begun = begin_translation(newest, said.language, by=made.person, now=now())
    return TranslationShown.of(begun.translation)


def _source(desk: Desk, number: int) -> Source:
    found = Source.objects.filter(pk=number, desk=desk).select_related("proposed_by").first()
    if found is None:
        raise Http404
    return found
