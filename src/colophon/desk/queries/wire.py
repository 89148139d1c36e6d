"""The wire as a desk sees it: what waits, what is due to be read, weighed or proposed, rules and domains."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from colophon.desk.models import Desk, Domain, Feed, Membership, WireItem, WireRule, WireState
from colophon.watch.wire.entry import Entry
from colophon.watch.wire.rules import Rule, Verdict

ON_A_PAGE = 30
_RESTS, _WANTED_FOR = timedelta(hours=6), timedelta(days=14)
_WEIGHED_FOR = timedelta(days=5)
"""An item that nobody wanted for so long is not worth a request any more."""


def rules_of(desk: Desk) -> list[tuple[int, Rule]]:
    """The desk's rules in their order, each with its number."""
    return [(one.pk, rule_of(one)) for one in WireRule.objects.filter(desk=desk).select_related("feed")]


def rule_of(record: WireRule) -> Rule:
    """A stored rule as the engine asks it."""
    return Rule(
        verdict=Verdict(record.verdict),
        words=tuple(record.words),
        without=tuple(record.without),
        section=record.section,
        author=record.author,
        licence=record.licence,
        feed=record.feed.address if record.feed else "",
    )


def entry_of(item: WireItem) -> Entry:
    """An item as its feed announced it."""
    return Entry(
        address=item.address,
        title=item.title,
        summary=item.summary,
        author=item.author,
        sections=tuple(item.sections),
        licence=item.licence,
    )


def domains_of(desk: Desk) -> tuple[frozenset[str], frozenset[str]]:
    """The allowed ones and the blocked ones."""
    found = list(Domain.objects.filter(desk=desk).values_list("name", "blocked"))
    return frozenset(n for n, blocked in found if not blocked), frozenset(n for n, blocked in found if blocked)


def items(desk: Desk, state: WireState, *, text: str = "", feed: int = 0) -> QuerySet[WireItem]:
    """Newest first."""
    found = WireItem.objects.filter(desk=desk, state=state).select_related("feed", "source", "by", "rule")
    if text:
        found = found.filter(Q(title__icontains=text) | Q(summary__icontains=text) | Q(author__icontains=text))
    if feed:
        found = found.filter(feed=feed)
    return found.order_by("-published", "-pk") if state is WireState.WAITING else found.order_by("-moment", "-pk")


def feeds_of(desk: Desk) -> QuerySet[Feed]:
    """The feeds that this desk watches now."""
    return Feed.objects.filter(desk=desk, paused=None).select_related("desk")


def due_feeds(*, now: datetime) -> QuerySet[Feed]:
    """Feeds whose time has come. A time that is far off was written by a clock that has been set back since."""
    ripe = Q(due__lte=now) | Q(due__gt=now + timedelta(days=9))
    return Feed.objects.filter(ripe, paused=None).select_related("desk").order_by("due", "pk")


def to_weigh(*, now: datetime) -> QuerySet[WireItem]:
    """Items that people may look at, of which the feed did not say how long they are."""
    fresh = WireItem.objects.filter(state=WireState.WAITING, words=0, weighed=None, seen__gt=now - _WEIGHED_FOR)
    return fresh.filter(feed__paused=None).select_related("desk").order_by("-pk")


def to_propose(*, now: datetime) -> QuerySet[WireItem]:
    """Items that a rule wants proposed, as long as whoever made it is on the desk. A failed one waits six hours."""
    wanted = WireItem.objects.filter(state=WireState.WAITING, rule__verdict=Verdict.PROPOSE, source=None)
    rested = Q(moment=None) | Q(moment__lt=now - _RESTS) | Q(moment__gt=now)
    here = Membership.objects.filter(desk=OuterRef("desk"), person=OuterRef("rule__added_by"), ended=None)
    found = wanted.filter(rested, Exists(here), seen__gt=now - _WANTED_FOR)
    return found.select_related("desk", "rule__added_by").order_by("pk")


def by_host(found: Sequence[Feed] | Sequence[WireItem]) -> dict[str, Desk | None]:
    """The hosts that are concerned, each with its desk, or with none where several desks ask it."""
    hosts: dict[str, Desk | None] = {}
    for one in found:
        hosts[one.host] = one.desk if hosts.get(one.host, one.desk) == one.desk else None
    return hosts
