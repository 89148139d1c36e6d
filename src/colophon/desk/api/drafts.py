"""Calls about machine drafts: asking for them where the desk allows it, reading them, taking one into the text."""

import os
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.drafts.chosen import chosen_drafter
from colophon.adapters.home import Home
from colophon.desk.actions.drafts import ask_for_drafts, take_draft
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Number, Word, answers
from colophon.desk.api.record import Numbered, key_of, the_one
from colophon.desk.api.segments import As, Saved, action_of
from colophon.desk.models import DraftRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.drafts import drafts_of
from colophon.desk.views.text.exchange import pair_named

router = Router(tags=["drafts"])
HERE = "/desks/{desk}/translations/{key}/drafts"
_AT_ONCE = 50


class AskForDrafts(As):
    """For which segments; each goes to the machine that `colophon.toml` names."""

    pairs: list[Word] = Field(min_length=1, max_length=_AT_ONCE)


class DraftShown(Numbered):
    """A proposal with its origin, and what is wrong with it (`flaws`)."""

    pair: str
    source: str
    text: str
    engine: str
    model: str
    flaws: list[str]
    moment: datetime
    asked_by: str

    @staticmethod
    def resolve_pair(one: DraftRecord) -> str:
        return one.pair.key

    @staticmethod
    def resolve_asked_by(one: DraftRecord) -> str:
        return key_of(one.asked_by)


@router.get(HERE, response=answers(list[DraftShown]), summary="Everything that machines proposed here, in order")
def drafts(request: HttpRequest, desk: str, key: str) -> Any:
    return drafts_of(translation(visit(request, desk, Action.SEE), key))


@router.post(HERE, response=answers(list[DraftShown]), summary="Ask the desk's machine; nothing in the text changes")
def asked(request: HttpRequest, desk: str, key: str, said: AskForDrafts) -> Any:
    made = visit(request, desk, action_of(said))
    record = translation(made, key)
    pairs = [pair_named(record, one) for one in dict.fromkeys(said.pairs)]
    drafter = chosen_drafter(Home(settings.HOME).settings().drafts, os.environ, home=settings.HOME)
    return ask_for_drafts(pairs, drafter, person=made.person, now=now())


@router.post(f"{HERE}/{{number}}/take", response=answers(Saved), summary="Take a draft as the segment's text")
def taken(request: HttpRequest, desk: str, key: str, number: Number, said: As) -> Any:
    """In the machine's name; what is written on top of it is the person's."""
    made = visit(request, desk, action_of(said))
    draft = the_one(DraftRecord.objects.filter(pair__translation=translation(made, key)), number, "draft here")
    return Saved.of(take_draft(draft, person=made.person, now=now()))
