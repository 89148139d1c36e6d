"""The wire of a desk: feeds are added and read politely, rules sort, people and rules propose, domains are kept out."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.desk.conftest import ARTICLE, START, Team, at
from tests.desk.visits import newcomer

from colophon.adapters.home import Home
from colophon.adapters.network.guard import Guard
from colophon.adapters.network.web import Web
from colophon.cli.wire import _lines as cli_lines
from colophon.desk.actions.domains import list_domain
from colophon.desk.actions.feeds import add_feed, read_again
from colophon.desk.actions.wire import dismiss_item, forget_old, sort_again
from colophon.desk.chores import propose_wire, read_feeds, weigh_wire
from colophon.desk.chores.chore import Bench
from colophon.desk.models import Desk, Feed, Job, Source, TranslationRecord, WireItem, WireRule, WireState
from colophon.desk.queries.wire import due_feeds, to_propose
from colophon.desk.roles import DeskRole
from colophon.desk.worker import Worker
from colophon.errors import DeskRuleError, NotAFeedError, PageStatusError, UnwelcomeDomainError
from colophon.testing import FakeWeb

FEED = "https://news.example/rss"
PAGE = "<html lang=en><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
PARAGRAPH = "The harbour was closed on Monday because of a storm, and nobody knew when it would open again. " * 4


def rss(*titles: str, day: int = 2) -> str:
    items = "".join(
        f"<item><title>{one}</title><link>https://news.example/{one.split()[0].lower()}?utm_source=rss</link>"
        f"<pubDate>{day:02} Mar 2026 08:00:00 GMT</pubDate></item>"
        for one in titles
    )
    return f'<rss version="2.0"><channel><title>Harbour news</title><language>en</language>{items}</channel></rss>'


class Wire:
    """A desk with a web of our own."""

    def __init__(self, team: Team) -> None:
        self.team, self.web, self.hour = team, FakeWeb(now=START), 1
        self.desk: Desk = team.translation.snapshot.source.desk

    def publish(self, *titles: str, day: int = 2) -> None:
        xml = (("Content-Type", "application/rss+xml"), ("ETag", '"1"'))
        self.web.publish(FEED, rss(*titles, day=day), headers=xml)
        for one in titles:
            self.web.publish(f"https://news.example/{one.split()[0].lower()}", PAGE.format(one, PARAGRAPH))

    def add(self, *, only_rules: bool = False) -> Feed:
        return add_feed(self.desk, FEED, web=self.web, person=self.team.anna, only_rules=only_rules, now=at(self.hour))

    def rule(self, verdict: str, **said: object) -> WireRule:
        values = {"desk": self.desk, "verdict": verdict, "added_by": self.team.anna, "added": START, **said}
        return WireRule.objects.create(**values)

    def titles(self, state: WireState = WireState.WAITING) -> list[str]:
        return list(WireItem.objects.filter(state=state).order_by("pk").values_list("title", flat=True))


@pytest.fixture
def wire(team: Team) -> Wire:
    wire = Wire(team)
    wire.publish("Gulls return", "Storm closes harbour")
    return wire


def test_a_feed_brings_what_is_new_and_only_once(wire: Wire) -> None:
    feed = wire.add()
    assert (feed.title, wire.titles()) == ("Harbour news", ["Gulls return", "Storm closes harbour"])
    assert WireItem.objects.get(title="Gulls return").address == "https://news.example/gulls"
    wire.publish("Gulls return", "Pier opens", day=3)
    assert read_again(feed, web=wire.web, now=at(30)) == 1
    assert read_again(feed, web=wire.web, now=at(31)) == 0
    with pytest.raises(DeskRuleError):
        wire.add()


def test_a_page_leads_to_its_feed_and_what_is_none_is_refused(wire: Wire) -> None:
    link = '<!doctype html><link rel="alternate" type="application/rss+xml" href="/rss">'
    wire.web.publish("https://news.example/", link)
    feed = add_feed(
        wire.desk, "https://news.example/", web=wire.web, person=wire.team.anna, only_rules=False, now=START
    )
    assert feed.address == FEED
    with pytest.raises(NotAFeedError):
        add_feed(
            wire.desk, "https://news.example/gulls", web=wire.web, person=wire.team.anna, only_rules=False, now=START
        )
    assert Feed.objects.count() == 1


def test_what_is_old_or_known_already_does_not_wait(wire: Wire) -> None:
    wire.web.publish(FEED, rss("Pier opened long ago").replace("Mar 2026", "Jan 2026"), headers=())
    wire.add()
    assert wire.titles() == []
    known = f'<rss version="2.0"><channel><item><title>A</title><link>{ARTICLE.url}</link></item></channel></rss>'
    wire.web.publish(FEED, known, headers=())
    read_again(Feed.objects.get(), web=wire.web, now=at(2))
    assert wire.titles(WireState.PROPOSED) == ["A"]


def test_a_feed_that_fails_is_asked_ever_more_seldom_and_one_that_is_gone_no_more(wire: Wire) -> None:
    feed = wire.add()
    waits = []
    for hour in (10, 20, 40):
        wire.web.fail(FEED, PageStatusError("“news.example” answered 503.", status=503))
        read_again(feed, web=wire.web, now=at(hour))
        waits.append((feed.due - at(hour)).total_seconds())
    assert waits == sorted(waits)
    assert feed.said == "“news.example” answered 503."
    wire.web.fail(FEED, PageStatusError("busy", status=429, retry_after=500_000))
    read_again(feed, web=wire.web, now=at(60))
    assert (feed.due - at(60)).total_seconds() >= 500_000
    wire.web.fail(FEED, PageStatusError("gone", status=410))
    read_again(feed, web=wire.web, now=at(300))
    assert due_feeds(now=at(9000)).count() == 0
    assert wire.titles() != [], "what it brought stays"


def test_the_first_rule_that_fits_decides_and_a_new_one_sorts_anew(wire: Wire) -> None:
    wire.rule("leave-out", words=["gull*"])
    wire.add()
    assert wire.titles() == ["Storm closes harbour"]
    assert wire.titles(WireState.LEFT_OUT) == ["Gulls return"]
    wire.rule("leave-out", words=["storm"])
    WireRule.objects.order_by("pk").first().delete()  # type: ignore[union-attr]
    assert sort_again(wire.desk) == 2
    assert wire.titles() == ["Gulls return"]


def test_of_some_feeds_only_what_a_rule_wants_is_shown(wire: Wire) -> None:
    wire.rule("show", words=["storm"])
    wire.add(only_rules=True)
    assert wire.titles() == ["Storm closes harbour"]


def test_what_a_person_decided_no_rule_changes(wire: Wire) -> None:
    wire.add()
    dismiss_item(WireItem.objects.get(title="Gulls return"), person=wire.team.anna, now=at(2))
    wire.rule("show", words=["gull*"])
    sort_again(wire.desk)
    assert wire.titles(WireState.DISMISSED) == ["Gulls return"]


def worker(wire: Wire, settings: Settings) -> Worker:
    bench = Bench(home=Home(Path(settings.HOME)), clock=lambda: at(wire.hour), fetcher=wire.web)
    chores = (read_feeds.CHORE, propose_wire.CHORE, weigh_wire.CHORE)
    return Worker(bench, chores=chores, monotonic=lambda: 3600.0 * wire.hour)


def test_by_itself_the_wire_is_read_weighed_and_proposed(
    wire: Wire, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weigh_wire, "BETWEEN", 0.0)
    wire.desk.languages = ["zh-Hans"]
    wire.desk.save()
    wire.rule("propose", words=["storm"], into=["zh-Hans"])
    Feed.objects.create(desk=wire.desk, address=FEED, host="news.example", added=START, due=START)
    worker(wire, settings).round()
    assert wire.titles(WireState.PROPOSED) == ["Storm closes harbour"]
    (source,) = Source.objects.exclude(identity=ARTICLE.url)
    assert (source.address, source.proposed_by) == ("https://news.example/storm", wire.team.anna)
    assert TranslationRecord.objects.filter(snapshot__source=source, language="zh-Hans").count() == 1
    assert Job.objects.get(chore="read-feeds").subject == "news.example"
    weighed = WireItem.objects.get(title="Gulls return")
    assert (weighed.words > 60, weighed.difficulty in (1, 2, 3), weighed.language) == (True, True, "en")
    wire.hour = 2
    worker(wire, settings).round()
    assert Source.objects.count() == 2


def test_a_rule_of_somebody_who_has_left_proposes_nothing_and_what_fails_rests(wire: Wire, settings: Settings) -> None:
    wire.rule("propose", words=["gull*"])
    wire.add()
    wire.web.fail("https://news.example/gulls", PageStatusError("busy", status=503))
    assert to_propose(now=at(2)).count() == 1
    worker(wire, settings).round()
    assert (to_propose(now=at(2)).count(), to_propose(now=at(9)).count()) == (0, 1)
    assert WireItem.objects.get(title="Gulls return").said == "busy"
    wire.desk.memberships.filter(person=wire.team.anna).update(ended=START)
    assert to_propose(now=at(9)).count() == 0


def test_what_a_server_does_not_let_us_look_at_is_not_weighed(wire: Wire, settings: Settings) -> None:
    wire.web.publish("https://news.example/robots.txt", "User-agent: *\nDisallow: /gulls", headers=())
    wire.add()
    WireItem.objects.exclude(title="Gulls return").delete()
    worker(wire, settings).round()
    assert "https://news.example/gulls" not in wire.web.asked
    assert WireItem.objects.get().words == 0


def test_a_blocked_domain_is_neither_read_nor_proposed(wire: Wire) -> None:
    list_domain(wire.desk, "https://www.News.example/", blocked=True, note="rumours", person=wire.team.anna, now=START)
    with pytest.raises(UnwelcomeDomainError, match=r"news\.example: rumours"):
        wire.add()
    client = newcomer(wire.desk, "kim", DeskRole.TRANSLATOR)
    page = client.post("/harbour-desk/sources/new/", {"address": "https://news.example/gulls"})
    assert page.status_code == 422
    assert "rumours" in page.content.decode()


def test_the_pages_show_propose_and_dismiss(wire: Wire, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colophon.desk.views.wire.Web.of_desk", lambda settings: wire.web)
    monkeypatch.setattr("colophon.desk.views.wire_settings.Web.of_desk", lambda settings: wire.web)
    wire.web.publish(FEED, rss("&lt;script&gt;alert(1)&lt;/script&gt;Gulls", "Storm closes harbour"), headers=())
    settings.WIRE_NOW = START
    keeper = newcomer(wire.desk, "kim", DeskRole.REVIEWER)
    monkeypatch.setattr("colophon.desk.views.wire_settings.now", lambda: at(1))
    assert keeper.post("/harbour-desk/wire/feeds/", {"address": FEED}).status_code == 302
    page = keeper.get("/harbour-desk/wire/").content.decode()
    assert "Storm closes harbour" in page
    assert "<script>alert" not in page
    guest = newcomer(wire.desk, "gus", DeskRole.GUEST)
    storm = WireItem.objects.get(title="Storm closes harbour")
    assert guest.post(f"/harbour-desk/wire/{storm.pk}/dismiss/").status_code == 403
    assert guest.post(f"/harbour-desk/wire/{storm.pk}/propose/", {"page": "1"}).status_code == 302
    storm.refresh_from_db()
    assert storm.source is not None
    other = WireItem.objects.exclude(pk=storm.pk).get()
    assert keeper.post(f"/harbour-desk/wire/{other.pk}/dismiss/").status_code == 302
    assert "Gulls" in keeper.get("/harbour-desk/wire/?state=dismissed").content.decode()
    for path in ("feeds/", "rules/", "domains/"):
        assert keeper.get(f"/harbour-desk/wire/{path}").status_code == 200
    said = {"words": "码头，storm; migra*", "verdict": "propose", "into": []}
    assert keeper.post("/harbour-desk/wire/rules/", said).status_code == 302
    assert WireRule.objects.get().words == ["码头", "storm", "migra*"]
    assert keeper.post("/harbour-desk/wire/rules/", {"verdict": "show"}).status_code == 422
    assert keeper.post("/harbour-desk/wire/domains/", {"name": "x", "blocked": "yes"}).status_code == 422


def test_items_that_nobody_wanted_are_forgotten(wire: Wire) -> None:
    wire.add()
    assert forget_old(now=at(24 * 30)) == 0
    assert forget_old(now=at(24 * 100)) == 2


def test_the_terminal_lists_what_waits(wire: Wire) -> None:
    wire.add()
    WireItem.objects.filter(title="Gulls return").update(words=90, licence="CC BY 4.0")
    text = list(cli_lines("text"))
    assert any(line.endswith("Gulls return  (90 words, CC BY 4.0)") for line in text)
    assert any(line.endswith("(length unknown, no licence named)") for line in text)
    assert {json.loads(line)["title"] for line in cli_lines("json")} == {"Gulls return", "Storm closes harbour"}


def test_a_host_that_is_asked_already_is_left_in_peace(wire: Wire, settings: Settings) -> None:
    wire.add()
    held = Job.objects.create(chore="read-feeds", subject="news.example", due=START, holder="somebody", runs=1)
    worker(wire, settings).round()
    assert not any("/gulls" in one or "/storm" in one for one in wire.web.asked)
    held.delete()
    wire.hour = 2
    WireItem.objects.exclude(title="Gulls return").delete()
    worker(wire, settings).round()
    assert "https://news.example/gulls" in wire.web.asked


class Publisher(BaseHTTPRequestHandler):
    """A server that knows conditional requests."""

    asked: list[str | None]

    def do_GET(self) -> None:
        self.asked.append(self.headers["If-None-Match"])
        known = self.headers["If-None-Match"] == '"v1"'
        body = b"" if known else rss("Gulls return").encode()
        self.send_response(304 if known else 200)
        self.send_header("ETag", '"v1"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


def test_a_server_is_told_what_we_have_already(wire: Wire) -> None:
    Publisher.asked = []
    server = HTTPServer(("127.0.0.1", 0), Publisher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    web = Web(guard=Guard.unguarded_for("127.0.0.1"), now=lambda: at(1))
    address = f"http://127.0.0.1:{server.server_port}/rss"
    try:
        feed = add_feed(wire.desk, address, web=web, person=wire.team.anna, only_rules=False, now=at(1))
        assert read_again(feed, web=web, now=at(2)) == 0
    finally:
        server.shutdown()
        server.server_close()
    assert Publisher.asked == [None, '"v1"']
    assert (feed.failures, feed.read) == (0, at(2))
