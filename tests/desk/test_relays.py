"""A translation of a translation: its first source is kept, watched, and its changes reach those who translate it."""

import json

import pytest
from tests.desk.conftest import START, Team, at
from tests.desk.visits import visitor

from colophon.adapters.snapshots import SnapshotFolder
from colophon.desk.actions.follow_first import answer_first
from colophon.desk.actions.propose import begin_translation
from colophon.desk.actions.take_captured import take_captured
from colophon.desk.actions.watch_sources import begin_watching, look_and_tell
from colophon.desk.models import Source, TranslationRecord
from colophon.desk.queries.freshness import watched_sources
from colophon.desk.queries.relays import first_of
from colophon.desk.queries.watching import unwatched
from colophon.errors import NothingToFollowError, PageStatusError, ReasonMissingError
from colophon.intake.snapshot import capture
from colophon.testing import FakeWeb
from colophon.watch.task import Settled

FIRST, RELAY = "https://verbyn.example/biblioteka", "https://news.example/library"
BOOKS = " ".join(f"Книги лежали над водою на {number} день повені, і ніхто їх не торкався." for number in range(3, 20))
STORY = " ".join(f"The books lay above the water on day {number} of the flood." for number in range(3, 20))


def first_page(count: int = 24) -> str:
    return (
        "<html lang=uk><title>Бібліотека вціліла</title><body><article><h1>Бібліотека вціліла</h1>"
        f"<p>{BOOKS}</p><p>Врятовано {count} тисячі книг.</p></article></body></html>"
    )


def relay_page() -> str:
    told = {
        "@type": "NewsArticle",
        "headline": "The library survived",
        "translationOfWork": {"@type": "NewsArticle", "url": FIRST, "headline": "Бібліотека", "inLanguage": "uk"},
    }
    script = f"<script type='application/ld+json'>{json.dumps(told)}</script>"
    return (
        f"<html lang=en><head><title>The library survived</title>{script}</head><body><article>"
        f"<h1>The library survived</h1><p>{STORY}</p><p>24 thousand books were saved.</p></article></body></html>"
    )


class Relay:
    def __init__(self, team: Team, folder: SnapshotFolder) -> None:
        self.team, self.folder, self.web = team, folder, FakeWeb(now=START)
        desk = team.translation.snapshot.source.desk
        page = capture(relay_page().encode(), START, address=RELAY, status=200)
        taken = take_captured(desk, page, language="en", person=team.anna, why="", snapshots=folder, now=START)
        self.source = taken.source
        self.web.publish(RELAY, relay_page())
        self.translation: TranslationRecord = begin_translation(taken.taken.snapshot, "zh-Hans", now=START).translation

    def look(self, source: Source, hour: int) -> None:
        self.web.now = at(hour)
        look_and_tell(source, self.web, self.folder, now=at(hour))

    @property
    def first(self) -> Source:
        self.source.refresh_from_db()
        assert self.source.first is not None
        return self.source.first

    def changes(self, count: int, hour: int) -> None:
        self.web.publish(FIRST, first_page(count))
        self.look(self.first, hour)


@pytest.fixture
def relay(team: Team, tmp_path) -> Relay:  # type: ignore[no-untyped-def]
    return Relay(team, SnapshotFolder(tmp_path / "snapshots"))


def test_the_first_source_is_kept_with_the_first_look(relay: Relay) -> None:
    relay.web.fail(FIRST, PageStatusError("busy", status=503))
    relay.look(relay.source, 1)
    relay.source.refresh_from_db()
    assert relay.source.first is None  # tried again with each look
    relay.web.publish(FIRST, first_page())
    relay.look(relay.source, 2)
    assert (relay.first.address, relay.first.language) == (FIRST, "uk")
    assert relay.first.snapshots.count() == 1
    assert relay.first in unwatched(most=10)
    begin_watching()
    assert FIRST in {one.address for _, one in watched_sources()}
    assert not relay.translation.follow_tasks.exists()


def test_a_change_of_the_first_source_reaches_the_relays_people(relay: Relay) -> None:
    relay.web.publish(FIRST, first_page())
    relay.look(relay.source, 2)
    relay.changes(24, 3)
    assert not relay.translation.follow_tasks.exists()
    relay.changes(42, 4)
    task = relay.translation.follow_tasks.get(settled=None)
    assert (task.first, task.drift) == (True, "factual")
    relay.look(relay.source, 5)  # the relay itself is as it was: that settles nothing
    assert relay.translation.follow_tasks.filter(settled=None).exists()
    base = f"/harbour-desk/{relay.translation.key}/source/"
    client = visitor(relay.team.anna)
    page = client.get(base).content.decode()
    assert "The first source has changed." in page
    assert "<ins>42</ins>" in page
    assert client.post(f"{base}first/", {"reason": "…"}).status_code != 302
    assert client.post(f"{base}first/", {"reason": "Mended: 42."}).status_code == 302
    assert relay.translation.follow_tasks.get().how == Settled.LEFT
    assert "Mended: 42." in client.get(base).content.decode()
    relay.changes(42, 6)
    assert relay.translation.follow_tasks.count() == 1
    relay.changes(43, 7)
    assert relay.translation.follow_tasks.filter(settled=None).count() == 1


def test_a_first_source_that_comes_back_settles_its_task(relay: Relay) -> None:
    relay.web.publish(FIRST, first_page())
    relay.look(relay.source, 2)
    relay.changes(42, 3)
    relay.changes(24, 4)
    assert relay.translation.follow_tasks.get().how == Settled.RETURNED
    with pytest.raises(NothingToFollowError):
        answer_first(relay.translation, person=relay.team.anna, reason="Seen.", now=at(5))


def test_a_first_source_that_is_withdrawn_is_told(relay: Relay) -> None:
    relay.web.publish(FIRST, first_page())
    relay.look(relay.source, 2)
    relay.web.fail(FIRST, PageStatusError("gone", status=410))
    relay.look(relay.first, 3)
    task = relay.translation.follow_tasks.get(settled=None)
    assert (task.first, task.sight) == (True, "withdrawn")
    with pytest.raises(ReasonMissingError):
        answer_first(relay.translation, person=relay.team.anna, reason=" ", now=at(4))
    page = visitor(relay.team.anna).get(f"/harbour-desk/{relay.translation.key}/source/").content.decode()
    assert "The first source was withdrawn." in page
    first = first_of(relay.translation)
    assert first is not None
    assert first.task == task


def test_the_first_source_of_others_is_not_looked_for(relay: Relay, team: Team) -> None:
    look_and_tell(team.translation.snapshot.source, relay.web, relay.folder, now=at(1))
    assert first_of(team.translation) is None
    pages = visitor(team.anna).get("/harbour-desk/sources/").content.decode()
    assert "Бібліотека" not in pages
