"""Calls about the wire: what feeds have brought, proposed or dismissed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.desk.actions.wire import bring_back, dismiss_item, propose_item
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Done, Language, Note, Number, Word, answers
from colophon.desk.api.record import Numbered, key_of, the_one
from colophon.desk.api.shown import SourceShown
from colophon.desk.api.sources import Proposed
from colophon.desk.gate import Visit
from colophon.desk.models import WireItem, WireState
from colophon.desk.permissions import Action
from colophon.desk.queries.wire import items
from colophon.errors import DeskRuleError

router = Router(tags=["wire"])
HERE = "/desks/{desk}/wire"
_ON_A_PAGE = 100


class ItemShown(Numbered):
    """`words` and `difficulty` are 0 until it was weighed. `rule` decided on it; `source` is what it became."""

    address: str
    title: str
    summary: str
    author: str
    sections: list[str]
    licence: str
    language: str
    published: datetime | None
    seen: datetime
    words: int
    difficulty: int
    minutes: int
    state: str
    feed: int
    rule: int
    source: int
    by: str
    said: str

    @staticmethod
    def resolve_feed(one: WireItem) -> int:
        return one.feed_id or 0

    @staticmethod
    def resolve_rule(one: WireItem) -> int:
        return one.rule_id or 0

    @staticmethod
    def resolve_source(one: WireItem) -> int:
        return one.source_id or 0

    @staticmethod
    def resolve_by(one: WireItem) -> str:
        return key_of(one.by)


class ProposeItem(Schema):
    """`into`: in which languages translations are begun at once."""

    into: list[Language] = Field([], max_length=100)
    why: Note = ""


@router.get(HERE, response=answers(list[ItemShown]), summary="What came over the wire, a hundred a call")
def found(
    request: HttpRequest,
    desk: str,
    state: WireState = WireState.WAITING,
    text: Word = "",
    feed: Number = 0,
    page: Number = 1,
) -> Any:
    made = visit(request, desk, Action.SEE)
    start = (min(max(page, 1), 10**6) - 1) * _ON_A_PAGE
    return items(made.desk, state, text=text, feed=feed)[start : start + _ON_A_PAGE]


@router.post(f"{HERE}/{{number}}/propose", response=answers(Proposed), summary="Make a source of an item")
def propose(request: HttpRequest, desk: str, number: Number, said: ProposeItem) -> Any:
    made = visit(request, desk, Action.PROPOSE)
    home = Home(settings.HOME)
    done = propose_item(
        _item(made, number),
        person=made.person,
        web=Web.of_desk(home.settings()),
        snapshots=home.snapshots,
        now=now(),
        into=tuple(said.into),
        why=said.why,
    )
    if done is None:
        raise DeskRuleError("Somebody has proposed this already.", hint="Nothing was changed.")
    return Proposed(source=SourceShown.of(done.source), known=done.taken.known_source)


@router.post(f"{HERE}/{{number}}/dismiss", response=answers(Done), summary="Not for this desk")
def dismiss(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_WIRE)
    dismiss_item(_item(made, number), person=made.person, now=now())
    return Done()


@router.post(f"{HERE}/{{number}}/bring-back", response=answers(Done), summary="Back on the wire after all")
def back(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_WIRE)
    bring_back(_item(made, number))
    return Done()


def _item(made: Visit, number: int) -> WireItem:
    return the_one(WireItem.objects.filter(desk=made.desk).select_related("desk"), number, "item on this wire")
