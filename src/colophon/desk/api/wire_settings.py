"""Calls that keep the wire: its feeds, its rules, and the domains that a desk takes from or not."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.desk.actions.domains import list_domain, unlist_domain
from colophon.desk.actions.feeds import add_feed, pause_feed, read_soon, remove_feed
from colophon.desk.actions.wire_rules import add_rule, ask_first, remove_rule
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Address, Done, Language, Number, Word, answers
from colophon.desk.api.record import Numbered, key_of, the_one
from colophon.desk.gate import Visit
from colophon.desk.models import Domain, Feed, WireRule
from colophon.desk.permissions import Action
from colophon.errors import InputError
from colophon.watch.wire.rules import Verdict

router = Router(tags=["wire"])
FEEDS = "/desks/{desk}/wire/feeds"
RULES = "/desks/{desk}/wire/rules"
DOMAINS = "/desks/{desk}/wire/domains"


class FeedSaid(Schema):
    """A feed's address, or that of a page that names it. `only_rules`: show only what a rule wants."""

    address: Address = Field(min_length=1)
    only_rules: bool = False


class FeedShown(Numbered):
    """`failures` are those in a row, `said` why the last one failed."""

    address: str
    title: str
    language: str
    only_rules: bool
    added: datetime
    added_by: str
    paused: datetime | None
    read: datetime | None
    due: datetime
    failures: int
    said: str

    @staticmethod
    def resolve_added_by(one: Feed) -> str:
        return key_of(one.added_by)


class RuleSaid(Schema):
    """What an item must have, and what becomes of it then. A star at the end of a word leaves its end open."""

    verdict: Verdict
    words: list[Word] = Field([], max_length=50)
    without: list[Word] = Field([], max_length=50)
    section: str = Field("", max_length=100, pattern=r"^[^\x00]*$")
    author: Word = ""
    licence: str = Field("", max_length=100, pattern=r"^[^\x00]*$")
    feed: Number = 0
    into: list[Language] = Field([], max_length=100)


class RuleShown(Numbered):
    place: int
    verdict: str
    words: list[str]
    without: list[str]
    section: str
    author: str
    licence: str
    feed: int
    into: list[str]
    added_by: str

    @staticmethod
    def resolve_feed(one: WireRule) -> int:
        return one.feed_id or 0

    @staticmethod
    def resolve_added_by(one: WireRule) -> str:
        return key_of(one.added_by)


class Sorted(Schema):
    """How many items of the wire have another place by it."""

    sorted_anew: int
    rule: int


class DomainSaid(Schema):
    """A domain with all its parts; `blocked`: the desk takes nothing from there."""

    name: Word = Field(min_length=1)
    blocked: bool
    note: str = Field("", max_length=500, pattern=r"^[^\x00]*$")


class DomainShown(Numbered):
    name: str
    blocked: bool
    note: str
    added: datetime
    added_by: str

    @staticmethod
    def resolve_added_by(one: Domain) -> str:
        return key_of(one.added_by)


@router.get(FEEDS, response=answers(list[FeedShown]), summary="The feeds, and how each fares")
def feeds(request: HttpRequest, desk: str) -> Any:
    return _feeds(visit(request, desk, Action.SET_WIRE))


@router.post(FEEDS, response=answers(FeedShown), summary="Watch a feed")
def new_feed(request: HttpRequest, desk: str, said: FeedSaid) -> Any:
    made = visit(request, desk, Action.SET_WIRE)
    web = Web.of_desk(Home(settings.HOME).settings())
    return add_feed(made.desk, said.address, web=web, person=made.person, only_rules=said.only_rules, now=now())


@router.post(f"{FEEDS}/{{number}}/pause", response=answers(Done), summary="Do not read it for now")
def pause(request: HttpRequest, desk: str, number: Number) -> Any:
    pause_feed(_feed(visit(request, desk, Action.SET_WIRE), number), now=now())
    return Done()


@router.post(f"{FEEDS}/{{number}}/read", response=answers(Done), summary="Let it go on, and read it soon")
def read(request: HttpRequest, desk: str, number: Number) -> Any:
    read_soon(_feed(visit(request, desk, Action.SET_WIRE), number), now=now())
    return Done()


@router.delete(f"{FEEDS}/{{number}}", response=answers(Done), summary="Watch it no longer; what it brought stays")
def drop_feed(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_WIRE)
    remove_feed(_feed(made, number), by=made.person, now=now())
    return Done()


@router.get(RULES, response=answers(list[RuleShown]), summary="The rules of the wire, in their order")
def rules(request: HttpRequest, desk: str) -> Any:
    return WireRule.objects.filter(desk=visit(request, desk, Action.SET_WIRE).desk).select_related("added_by")


@router.post(RULES, response=answers(Sorted), summary="A new rule, asked last")
def new_rule(request: HttpRequest, desk: str, said: RuleSaid) -> Any:
    made = visit(request, desk, Action.SET_WIRE)
    fields = said.dict(exclude={"feed"})
    if not any(fields[name] for name in ("words", "without", "section", "author", "licence")) and not said.feed:
        raise InputError("Say at least one thing that an item must have.", hint="Nothing was changed.")
    feed = _feed(made, said.feed) if said.feed else None
    rule, changed = add_rule(made.desk, fields, feed=feed, person=made.person, now=now())
    return Sorted(sorted_anew=changed, rule=rule.pk)


@router.post(f"{RULES}/{{number}}/first", response=answers(Sorted), summary="Ask it before all others")
def first(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_WIRE)
    return Sorted(sorted_anew=ask_first(_rule(made, number), by=made.person, now=now()), rule=number)


@router.delete(f"{RULES}/{{number}}", response=answers(Sorted), summary="Ask it no more")
def drop_rule(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_WIRE)
    return Sorted(sorted_anew=remove_rule(_rule(made, number), by=made.person, now=now()), rule=number)


@router.get(DOMAINS, response=answers(list[DomainShown]), summary="The allowed and the blocked domains")
def domains(request: HttpRequest, desk: str) -> Any:
    return Domain.objects.filter(desk=visit(request, desk, Action.SET_WIRE).desk).select_related("added_by")


@router.put(DOMAINS, response=answers(DomainShown), summary="Allow or block a domain")
def put_domain(request: HttpRequest, desk: str, said: DomainSaid) -> Any:
    made = visit(request, desk, Action.SET_WIRE)
    return list_domain(made.desk, said.name, blocked=said.blocked, note=said.note, person=made.person, now=now())


@router.delete(f"{DOMAINS}/{{number}}", response=answers(Done), summary="Take a domain off its list")
def drop_domain(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_WIRE)
    found = Domain.objects.filter(desk=made.desk).select_related("desk")
    unlist_domain(the_one(found, number, "domain on these lists"), by=made.person, now=now())
    return Done()


def _feeds(made: Visit) -> Any:
    return Feed.objects.filter(desk=made.desk).select_related("desk", "added_by")


def _feed(made: Visit, number: int) -> Feed:
    return the_one(Feed.objects.filter(desk=made.desk).select_related("desk"), number, "feed")


def _rule(made: Visit, number: int) -> WireRule:
    return the_one(WireRule.objects.filter(desk=made.desk).select_related("desk"), number, "rule")
