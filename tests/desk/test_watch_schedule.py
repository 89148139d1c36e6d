"""Sources watched by schedule: politely, one task for every language, none for what comes and goes."""

from datetime import datetime, timedelta

import pytest
from tests.desk.conftest import ARTICLE, PAIRS, Team, at
from tests.desk.visits import visitor

from colophon.adapters.home import Home
from colophon.adapters.network.robots import Robots
from colophon.desk.actions.follow import follow_source, leave_as_it_is
from colophon.desk.actions.translate import start_translation
from colophon.desk.actions.watch_sources import begin_watching, look_and_tell, look_at_due
from colophon.desk.chores.chore import Bench
from colophon.desk.chores.look_at_sources import CHORE
from colophon.desk.models import FollowTask, Source, SourceLook, SourceWatch, TranslationRecord
from colophon.desk.queries.board import Wanted, columns
from colophon.desk.queries.freshness import freshness_of
from colophon.desk.queries.watching import due_watches
from colophon.desk.worker import Worker
from colophon.errors import PageStatusError
from colophon.testing import FakeWeb
from colophon.watch.change import Drift
from colophon.watch.look import Sight

FIRST = ("The pier cost 4.2 million.", "It opens in May.")
OTHER = ("The pier cost 5.2 million.", "It opens in May.")


def page(*sentences: str) -> str:
    inside = "".join(f"<p>{one}</p>" for one in sentences)
    head = f"<html lang=en><head><title>{ARTICLE.title}</title></head>"
    return f"{head}<body><article><h1>{ARTICLE.title}</h1>{inside}</article></body></html>"


class Watch:
    """The team's source behind a web of our own, its clock, and a second language."""

    def __init__(self, team: Team, home: Home) -> None:
        self.home, self.web, self.clock = home, FakeWeb(now=at(0)), at(0)
        snapshot = team.translation.snapshot
        self.source: Source = snapshot.source
        self.second = start_translation(snapshot, PAIRS, key="t2", language="fr", now=at(1), title="Une jetée")

    def at(self, hour: float) -> datetime:
        self.clock = self.web.now = at(0) + timedelta(hours=hour)
        return self.clock

    def look(self, hour: float, *sentences: str) -> SourceLook:
        now = self.at(hour)
        self.web.publish(self.source.address, page(*sentences))
        return look_and_tell(self.source, self.web, self.home.snapshots, now=now)

    def round(self, hour: float) -> list[SourceLook]:
        self.at(hour)
        permit = Robots(self.web).permit
        return list(look_at_due(self.web, self.home.snapshots, now=lambda: self.clock, permit=permit))


@pytest.fixture
def watch(team: Team, home) -> Watch:  # type: ignore[no-untyped-def]
    return Watch(team, Home(home))


def tasks(translation: TranslationRecord) -> list[tuple[str, str]]:
    return list(translation.follow_tasks.values_list("drift", "how"))


def test_a_change_makes_one_task_for_every_language(watch: Watch, team: Team) -> None:
    watch.look(30, *FIRST)
    watch.look(40, *OTHER)
    watch.look(50, *OTHER)
    assert tasks(team.translation) == tasks(watch.second) == [(Drift.FACTUAL, "")]
    follow_source(watch.second, person=team.anna, now=at(51))
    assert tasks(watch.second) == [(Drift.FACTUAL, "followed")]
    assert tasks(team.translation) == [(Drift.FACTUAL, "")]


def test_a_cosmetic_change_asks_nobody(watch: Watch, team: Team) -> None:
    watch.look(30, *FIRST)
    watch.look(40, "The pier cost <b>4.2 million</b>.", "It opens in May!")
    assert tasks(team.translation) == []


def test_a_dismissal_is_void_when_the_source_changes_again(watch: Watch, team: Team) -> None:
    watch.look(30, *OTHER)
    newer = freshness_of(team.translation).newer
    assert newer is not None
    leave_as_it_is(team.translation, newer, person=team.anna, reason="Their desk says it is a slip.", now=at(31))
    watch.look(40, *OTHER)
    assert tasks(team.translation) == [(Drift.FACTUAL, "left")]
    watch.look(50, "The pier cost 6.2 million.", "It opens in May.")
    assert tasks(team.translation) == [(Drift.FACTUAL, "left"), (Drift.FACTUAL, "")]


def test_a_source_that_comes_back_to_what_was_translated_settles_its_task(watch: Watch, team: Team) -> None:
    watch.look(30, *FIRST)
    watch.look(40, *OTHER)
    watch.look(50, *FIRST)
    assert tasks(team.translation) == [(Drift.FACTUAL, "returned")]
    assert not freshness_of(team.translation).asks


def test_a_page_that_differs_by_visitor_disturbs_once(watch: Watch, team: Team) -> None:
    watch.look(30, *FIRST)
    for hour in range(40, 100, 10):
        watch.look(hour, *OTHER)
        watch.look(hour + 5, *FIRST)
    assert tasks(team.translation) == [(Drift.FACTUAL, "returned")]
    for hour in (100, 110, 120):
        watch.look(hour, *OTHER)
    assert tasks(team.translation)[-1] == (Drift.FACTUAL, "")


def test_a_withdrawal_is_a_task_and_its_end_too(watch: Watch, team: Team) -> None:
    watch.look(30, *FIRST)
    watch.web.fail(watch.source.address, PageStatusError("gone", status=410))
    look_and_tell(watch.source, watch.web, watch.home.snapshots, now=at(40))
    task = FollowTask.objects.get(translation=team.translation)
    assert (task.sight, task.snapshot, task.settled) == (Sight.WITHDRAWN, None, None)
    watch.look(365 * 24, *FIRST)
    assert tasks(team.translation) == [(Drift.NONE, "returned")]


@pytest.mark.parametrize("status", [403, 402, 500])
def test_a_wall_and_a_broken_server_are_nobodys_task(watch: Watch, team: Team, status: int) -> None:
    watch.web.fail(watch.source.address, PageStatusError("no", status=status))
    look_and_tell(watch.source, watch.web, watch.home.snapshots, now=at(30))
    assert tasks(team.translation) == []
    assert SourceWatch.objects.get(source=watch.source).failures == 1


def test_what_is_due_is_looked_at_once_and_then_waits(watch: Watch) -> None:
    watch.web.publish(watch.source.address, page(*FIRST))
    assert watch.round(0.1) == []
    assert [one.sight for one in watch.round(5)] == [Sight.UNCHANGED]
    assert watch.round(5.1) == []
    assert watch.web.asked.count(watch.source.address) == 1


def test_a_clock_that_was_set_back_a_little_looks_at_none_twice(watch: Watch) -> None:
    watch.web.publish(watch.source.address, page(*FIRST))
    assert len(watch.round(24 * 40)) == 1
    assert watch.round(24 * 40 - 5) == []


def test_one_of_a_host_at_a_time_and_a_servers_wish_for_patience(watch: Watch, team: Team) -> None:
    other = Source.objects.create(desk=watch.source.desk, identity="x", address="https://news.example/b", language="en")
    snapshot = other.snapshots.create(sha256="cd" * 32, captured=at(0), article=team.translation.snapshot.article)
    start_translation(snapshot, PAIRS, key="t3", language="de", now=at(1))
    watch.web.fail(watch.source.address, PageStatusError("busy", status=429, retry_after=7 * 86_400))
    watch.web.fail(other.address, PageStatusError("busy", status=429, retry_after=7 * 86_400))
    assert len(watch.round(10)) == 1
    assert watch.round(11) == []
    assert watch.round(6 * 24) == []
    assert SourceWatch.objects.filter(due__lt=at(7 * 24)).count() == 0


def test_a_fresh_source_is_looked_at_before_an_older_one_of_its_host(watch: Watch, team: Team) -> None:
    other = Source.objects.create(desk=watch.source.desk, identity="x", address="https://news.example/b", language="en")
    snapshot = other.snapshots.create(sha256="cd" * 32, captured=at(900), article=team.translation.snapshot.article)
    start_translation(snapshot, PAIRS, key="t3", language="de", now=at(900))
    for source in (watch.source, other):
        watch.web.publish(source.address, page(*FIRST))
    begin_watching()
    assert [one.source for one in due_watches(now=at(905), most=10)] == [other]
    assert [one.source for one in due_watches(now=at(1200), most=10)] == [watch.source]  # both are old by now


def test_a_watch_that_was_lost_is_made_anew_from_the_looks(watch: Watch) -> None:
    watch.look(30, *FIRST)
    before = SourceWatch.objects.values("host", "looked", "failures", "due").get()
    SourceWatch.objects.all().delete()
    assert begin_watching() == 1
    assert SourceWatch.objects.values("host", "looked", "failures", "due").get() == before


def test_the_worker_does_it_and_asks_robots_once_a_day(watch: Watch, team: Team) -> None:
    watch.web.publish("https://news.example/robots.txt", "User-agent: *\nDisallow: /secret", headers=())
    watch.web.publish(watch.source.address, page(*OTHER))
    for hour in (10, 20):
        watch.at(hour)
        bench = Bench(home=watch.home, clock=lambda: watch.clock, fetcher=watch.web)
        Worker(bench, chores=(CHORE,)).round()
    assert watch.web.asked.count("https://news.example/robots.txt") == 1
    assert watch.web.asked.count(watch.source.address) == 2
    assert tasks(team.translation) == [(Drift.FACTUAL, "")]


def test_the_board_and_my_work_say_so(watch: Watch, team: Team) -> None:
    watch.look(30, *OTHER)
    desk = watch.source.desk
    shown = [card for column in columns(desk, Wanted(lacking="fresh")) for card in column.cards]
    assert {(card.key, card.follows) for card in shown} == {("t1", Drift.FACTUAL), ("t2", Drift.FACTUAL)}
    client = visitor(team.anna)
    assert "source changed: facts" in client.get(f"/{desk.slug}/?lacking=fresh").content.decode()
    assert "Their sources have changed" in client.get(f"/{desk.slug}/work/").content.decode()
    follow_source(team.translation, person=team.anna, now=at(31))
    assert {card.key for column in columns(desk, Wanted(lacking="fresh")) for card in column.cards} == {"t2"}
