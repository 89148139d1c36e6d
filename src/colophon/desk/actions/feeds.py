"""Feeds: adding one, reading those that are due, and keeping what came over the wire."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction

from colophon.desk.actions.audit import audit
from colophon.desk.actions.domains import require_welcome
from colophon.desk.models import Deed, Desk, Feed, Person, Source, WireItem, WireState
from colophon.desk.queries.wire import domains_of, rules_of
from colophon.errors import ColophonError, DeskRuleError, NotAFeedError, PageStatusError
from colophon.intake.address import clean_address, identity
from colophon.intake.fetching import Fetcher
from colophon.intake.snapshot import Snapshot, capture
from colophon.watch.wire.domains import welcome
from colophon.watch.wire.entry import Entry, FeedPage
from colophon.watch.wire.read import read_feed
from colophon.watch.wire.rhythm import next_reading
from colophon.watch.wire.rules import Rule, Verdict, deciding_rule

NEW_FOR = timedelta(days=30)
"""What came out longer ago is history, not news."""
_GONE = 410
_LONGEST_ADDRESS = 2000
_STATE = {
    Verdict.SHOW: WireState.WAITING,
    Verdict.PROPOSE: WireState.WAITING,
    Verdict.LEAVE_OUT: WireState.LEFT_OUT,
}


def add_feed(desk: Desk, address: str, *, web: Fetcher, person: Person, only_rules: bool, now: datetime) -> Feed:
    """Watch a feed from now on, and keep what it has today. Of a page, the first feed that it names is taken."""
    require_welcome(desk, address)
    try:
        found, captured = address, web.fetch(address)
        page = _page(captured)
    except NotAFeedError as error:
        if not error.feeds:
            raise
        found = error.feeds[0]
        require_welcome(desk, found)
        captured = web.fetch(found)
        page = _page(captured)
    values = {"host": host_of(found), "added_by": person, "added": now, "due": now, "only_rules": only_rules}
    try:
        with transaction.atomic():
            feed = Feed.objects.create(desk=desk, address=found[:_LONGEST_ADDRESS], **values)
    except IntegrityError as error:
        raise DeskRuleError("This feed is watched already.") from error
    _kept(feed, captured, _with_maps(page, web), now=now)
    audit(Deed.FEED_ADDED, desk=desk, person=person, about=feed.address, now=now)
    return feed


def pause_feed(feed: Feed, *, now: datetime) -> None:
    """It is not read until somebody lets it go on."""
    Feed.objects.filter(pk=feed.pk).update(paused=now)


def read_soon(feed: Feed, *, now: datetime) -> None:
    """Let it go on, and be read as soon as a worker is free."""
    Feed.objects.filter(pk=feed.pk).update(paused=None, due=now, failures=0)


@transaction.atomic
def remove_feed(feed: Feed, *, by: Person, now: datetime) -> None:
    """It is watched no longer. What it brought stays; rules for it alone go."""
    desk, address = feed.desk, feed.address
    feed.delete()
    audit(Deed.FEED_REMOVED, desk=desk, person=by, about=address, now=now)


def read_again(feed: Feed, *, web: Fetcher, now: datetime) -> int:
    """Read a feed politely; how many items are new. What fails is noted, and tried again later."""
    try:
        captured = web.fetch_if_changed(feed.address, _known(feed, now))
        if captured is None:
            _schedule(feed, FeedPage(pause=0), now=now)
            return 0
        return _kept(feed, captured, _with_maps(_page(captured), web), now=now)
    except ColophonError as error:
        _failed(feed, error, now=now)
        return 0


def take_entries(feed: Feed, entries: tuple[Entry, ...], *, now: datetime) -> int:
    """Keep what is new, sorted by the desk's rules; how many items that are. What is known stays as it is."""
    rules, (allowed, blocked) = rules_of(feed.desk), domains_of(feed.desk)
    new = 0
    for entry in entries:
        if welcome(entry.address, allowed=allowed, blocked=blocked) and not _is_old(entry, now):
            new += _keep(feed, entry, rules, now=now)
    return new


def host_of(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()[:255]


def _keep(feed: Feed, entry: Entry, rules: list[tuple[int, Rule]], *, now: datetime) -> int:
    address = clean_address(entry.address).url
    if len(address) > _LONGEST_ADDRESS:
        return 0
    at = deciding_rule(entry, [rule for _, rule in rules], feed=feed.address)
    verdict = rules[at][1].verdict if at is not None else None
    there = Source.objects.filter(desk=feed.desk, identity=address).first()
    state = _STATE[verdict] if verdict else (WireState.LEFT_OUT if feed.only_rules else WireState.WAITING)
    values = {
        "feed": feed,
        "address": address,
        "host": host_of(address),
        "title": entry.title,
        "summary": entry.summary,
        "author": entry.author,
        "sections": list(entry.sections),
        "licence": entry.licence,
        "language": entry.language,
        "published": datetime.fromisoformat(entry.published) if entry.published else None,
        "seen": now,
        "words": entry.words,
        "difficulty": entry.difficulty,
        "state": WireState.PROPOSED if there else state,
        "rule_id": rules[at][0] if at is not None else None,
        "source": there,
    }
    return int(WireItem.objects.get_or_create(desk=feed.desk, identity=identity(address)[:2100], defaults=values)[1])


def _page(captured: Snapshot) -> FeedPage:
    address = captured.final_address or captured.address
    return read_feed(captured.body, address=address, declared=captured.header("content-type"))


def _with_maps(page: FeedPage, web: Fetcher) -> FeedPage:
    """An index of sitemaps is read with its newest maps; one that cannot be had costs only itself."""
    found: list[Entry] = []
    for address in page.maps:
        try:
            found += _page(web.fetch(address)).entries
        except ColophonError:
            continue
    return FeedPage(title=page.title, language=page.language, entries=page.entries + tuple(found), pause=page.pause)


def _kept(feed: Feed, captured: Snapshot, page: FeedPage, *, now: datetime) -> int:
    new = take_entries(feed, page.entries, now=now)
    feed.etag, feed.modified = captured.header("ETag")[:500], captured.header("Last-Modified")[:200]
    feed.title, feed.language = page.title or feed.title, page.language or feed.language
    _schedule(feed, page, now=now)
    return new


def _schedule(feed: Feed, page: FeedPage, *, now: datetime) -> None:
    published = WireItem.objects.filter(feed=feed).exclude(published=None).order_by("-published")
    moments = [one.timestamp() for one in published.values_list("published", flat=True)[:20] if one]
    feed.read, feed.failures, feed.said = now, 0, ""
    due = next_reading(feed.address, read=now.timestamp(), published=moments, asked=page.pause)
    feed.due = datetime.fromtimestamp(due, now.tzinfo)
    feed.save()


def _failed(feed: Feed, error: ColophonError, *, now: datetime) -> None:
    feed.read, feed.failures, feed.said = now, feed.failures + 1, error.message
    asked = error.retry_after if isinstance(error, PageStatusError) else 0
    due = next_reading(feed.address, read=now.timestamp(), failures=feed.failures, asked=asked)
    feed.due = datetime.fromtimestamp(due, now.tzinfo)
    if isinstance(error, PageStatusError) and error.status == _GONE:
        feed.paused = now
    feed.save()


def _known(feed: Feed, now: datetime) -> Snapshot:
    """What we have of it, as far as its server has to know."""
    headers = (("ETag", feed.etag), ("Last-Modified", feed.modified))
    kept = tuple(one for one in headers if one[1])
    return capture(b"", now, address=feed.address, headers=kept, status=200)


def _is_old(entry: Entry, now: datetime) -> bool:
    return bool(entry.published) and datetime.fromisoformat(entry.published) < now - NEW_FOR
