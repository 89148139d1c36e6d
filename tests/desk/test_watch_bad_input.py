"""What sources do that no schedule expects: walls, new templates, another text by hour, silence, wrong clocks."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from tests.desk.conftest import Team, at
from tests.desk.test_watch_schedule import FIRST, OTHER, Watch, page, tasks

from colophon.adapters.home import Home
from colophon.adapters.network.guard import Guard
from colophon.adapters.network.web import Limits, Web
from colophon.desk.actions.watch_sources import begin_watching, look_and_tell
from colophon.desk.models import MessageKind, Source, SourceWatch
from colophon.desk.queries.freshness import freshness_of
from colophon.desk.queries.happenings import happenings
from colophon.desk.queries.watching import current_snapshot
from colophon.errors import PageStatusError
from colophon.watch.change import Drift
from colophon.watch.look import Sight

YEAR = 365 * 24
CONSENT = (
    "<html><head><title>Before you continue</title></head><body><h1>We value your privacy</h1><p>We and our partners "
    "store cookies on your device. Give your consent to continue.</p><form><button>Accept cookies</button></form>"
)


@pytest.fixture
def watch(team: Team, home) -> Watch:  # type: ignore[no-untyped-def]
    return Watch(team, Home(home))


@contextmanager
def server(*answers: bytes, pause: float = 0.0) -> Iterator[str]:
    """A server on loopback that gives each visitor these pieces with a pause after each, and its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            try:
                visitor, _ = listening.accept()
            except OSError:
                return
            with visitor:
                visitor.recv(4096)
                for piece in answers:
                    if over.wait(pause):
                        return
                    try:
                        visitor.sendall(piece)
                    except OSError:
                        break

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/story"
    finally:
        over.set()
        listening.close()
        thread.join(timeout=5)


def local(seconds: float) -> Web:
    return Web(guard=Guard.unguarded_for("127.0.0.1"), limits=Limits(seconds=seconds), now=lambda: datetime.now(UTC))


def moved_to(watch: Watch, address: str) -> Source:
    Source.objects.filter(pk=watch.source.pk).update(address=address)
    watch.source.refresh_from_db()
    return watch.source


def answer(status: str, body: str = "", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", "Connection: close", *headers]
    return ("\r\n".join([*lines, f"Content-Length: {len(body.encode())}", "", ""]) + body).encode()


def test_a_redirect_to_a_consent_wall_is_a_wall_and_nobodys_task(watch: Watch, team: Team) -> None:
    with (
        server(answer("200 OK", CONSENT)) as wall,
        server(answer("302 Found", "", f"Location: {wall}?back=story")) as address,
    ):
        seen = look_and_tell(moved_to(watch, address), local(5), watch.home.snapshots, now=at(30))
    assert seen.sight == Sight.WALLED
    assert tasks(team.translation) == []
    assert watch.source.snapshots.count() == 1  # the wall is no version of the source
    assert SourceWatch.objects.get(source=watch.source).failures == 1


def test_a_server_that_is_slow_for_ever_is_left_and_asked_more_seldom(watch: Watch, team: Team) -> None:
    begun = time.monotonic()
    with server(answer("200 OK", page(*FIRST))[:60], *([b"x"] * 200), pause=0.05) as address:
        seen = look_and_tell(moved_to(watch, address), local(0.4), watch.home.snapshots, now=at(30))
    assert time.monotonic() - begun < 5
    assert seen.sight == Sight.UNREACHABLE
    assert tasks(team.translation) == []
    first = SourceWatch.objects.get(source=watch.source).due
    watch.web.fail(watch.source.address, PageStatusError("no answer", status=0))
    look_and_tell(watch.source, watch.web, watch.home.snapshots, now=at(31))
    later = SourceWatch.objects.get(source=watch.source)
    assert later.failures == 2
    assert later.due - at(31) > first - at(30)


def test_a_whole_new_template_is_no_news(watch: Watch, team: Team) -> None:
    watch.look(30, *FIRST)
    teasers = "".join(f"<li><a href=/{number}>Something else that happened</a></li>" for number in range(8))
    told = "".join(f"<p class=x>{one}</p>" for one in FIRST)
    other = (
        f"<html lang=en><head><title>A new pier | The Courier</title></head><body><nav><ul>{teasers}</ul></nav>"
        f"<div id=grid><main><header><h1>A new pier</h1><p class=meta>Updated 3 May 2026, 10:15</p></header>"
        f"<div class=story>{told}</div></main><aside><h3>Most read</h3><ol>{teasers}</ol></aside></div></body></html>"
    )
    watch.at(40)
    watch.web.publish(watch.source.address, other)
    look_and_tell(watch.source, watch.web, watch.home.snapshots, now=at(40))
    assert tasks(team.translation) == []


def test_a_text_that_differs_each_time_is_one_task_and_one_message_a_day(watch: Watch, team: Team) -> None:
    for number in range(8):
        watch.look(24 * 30 + number * 2, f"The pier cost {number + 5}.2 million.", FIRST[1])
    assert tasks(team.translation) == [(Drift.FACTUAL, "")]
    names = set()
    for _ in range(2):
        told = [one for one in happenings(now=at(24 * 31)) if one.kind is MessageKind.SOURCE_CHANGED]
        names |= {one.identity for one in told if one.translation == team.translation}
    assert len(names) == 1


def test_a_source_that_is_back_after_a_year_is_read_again(watch: Watch, team: Team) -> None:
    watch.look(30, *FIRST)
    watch.web.fail(watch.source.address, PageStatusError("gone", status=404))
    watch.at(40)
    look_and_tell(watch.source, watch.web, watch.home.snapshots, now=at(40))
    assert freshness_of(team.translation).asks
    for hour in range(1000, YEAR, 2000):  # the domain was sold meanwhile
        watch.web.publish(watch.source.address, "<html lang=en><title>For sale</title><p>This domain is for sale.</p>")
        watch.at(hour)
        assert look_and_tell(watch.source, watch.web, watch.home.snapshots, now=at(hour)).sight == Sight.UNREADABLE
    assert SourceWatch.objects.get(source=watch.source).due < at(YEAR + 24 * 61)
    watch.look(YEAR, *OTHER)
    assert tasks(team.translation) == [(Drift.FACTUAL, "")]
    watch.look(YEAR + 30, *FIRST)
    assert tasks(team.translation) == [(Drift.FACTUAL, "returned")]


def test_a_clock_that_stood_a_year_ahead_blinds_nobody(watch: Watch, team: Team) -> None:
    watch.web.publish(watch.source.address, page(*FIRST))
    begin_watching()
    assert len(watch.round(YEAR)) == 1  # the clock stands ahead
    watch.web.publish(watch.source.address, page(*OTHER))
    (seen,) = watch.round(30)  # it was set right: looked at once, by the right clock
    assert (seen.sight, seen.moment) == (Sight.CHANGED, at(30))
    assert watch.round(30.1) == []
    assert tasks(team.translation) == [(Drift.FACTUAL, "")]
    current = current_snapshot(watch.source)
    assert current is not None
    assert current.pk == seen.snapshot_id
    looked = freshness_of(team.translation).looked
    assert looked == at(30)
    (again,) = watch.round(30 + 24)
    assert again.sight == Sight.UNCHANGED
