"""Workers: each job is done once, a failed one is tried again later, a dead worker's one is found again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from pytest_django import Settings
from tests.desk.conftest import START, at

from colophon.adapters.home import Home
from colophon.desk.actions import jobs
from colophon.desk.actions.found import add_person, found_desk
from colophon.desk.chores.catalogue import CATALOGUE
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.models import Job
from colophon.desk.roles import DeskRole
from colophon.desk.worker import Worker
from colophon.errors import PageStatusError

EVERY = timedelta(seconds=20)


class Clock:
    """A clock on the wall, and one that only goes forward; each is moved by hand."""

    def __init__(self) -> None:
        self.wall, self.steady = START, 0.0

    def pass_by(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds


@pytest.fixture
def clock(db: None) -> Clock:
    return Clock()


@pytest.fixture
def hire(clock: Clock, settings: Settings) -> Callable[[Chore], Worker]:
    """A new worker for this one chore."""

    def hired(chore: Chore) -> Worker:
        bench = Bench(home=Home(settings.HOME), clock=lambda: clock.wall)
        return Worker(bench, chores=(chore,), monotonic=lambda: clock.steady)

    return hired


def letters(waiting: list[str], sent: list[str]) -> Chore:
    """A chore whose items are due until they are sent."""

    def do(bench: Bench, subject: str) -> Did:
        if subject in waiting:
            waiting.remove(subject)
            sent.append(subject)
        return {"sent": 1}

    return Chore(slug="letters", title="Letters", do=do, due=lambda now: [Due(one) for one in waiting], every=EVERY)


def test_each_item_is_done_once_by_one_of_many(hire: Callable[[Chore], Worker], clock: Clock) -> None:
    waiting, sent = ["a", "b", "c"], list[str]()
    chore = letters(waiting, sent)
    workers = [hire(chore) for _ in range(3)]
    for _ in range(3):
        for worker in workers:
            worker.round()
        clock.pass_by(30)
    assert sent == ["a", "b", "c"]
    assert set(Job.objects.values_list("holder", "failures", "did__sent")) == {("", 0, 1)}


def test_what_was_done_between_asking_and_taking_is_not_done_again(clock: Clock) -> None:
    """Both saw it due; the second one comes when the first has done it."""
    first = jobs.take("letters", "a", desk=None, runs=0, holder="w1", every=EVERY, now=clock.wall)
    assert first
    assert not jobs.take("letters", "a", desk=None, runs=0, holder="w2", every=EVERY, now=clock.wall)
    assert jobs.succeed(first, holder="w1", did={}, every=EVERY, now=clock.wall)
    clock.pass_by(60)
    assert not jobs.take("letters", "a", desk=None, runs=0, holder="w2", every=EVERY, now=clock.wall)


def test_a_failure_waits_longer_each_time_and_is_told(hire: Callable[[Chore], Worker], clock: Clock) -> None:
    tries: list[datetime] = []

    def do(bench: Bench, subject: str) -> Did:
        tries.append(bench.now)
        if len(tries) < 4:
            raise PageStatusError("“a.example” answered 503.", status=503)
        return {"read": 1}

    worker = hire(Chore(slug="feed", title="Feed", do=do, every=EVERY))
    for _ in range(40):
        worker.round()
        if len(tries) == 3:
            assert Job.objects.get().said == "“a.example” answered 503."
            assert Job.objects.get().failures == 3
        clock.pass_by(10)
    waits = [(two - one).total_seconds() for one, two in pairwise(tries)][:4]
    assert all(least <= wait <= least + 20 for least, wait in zip([30, 60, 120, 20], waits, strict=True)), waits
    assert (Job.objects.get().failures, Job.objects.get().did) == (0, {"read": 1})


def test_a_job_that_breaks_tells_its_kind_and_not_its_secrets(hire: Callable[[Chore], Worker]) -> None:
    def do(bench: Bench, subject: str) -> Did:
        raise ValueError("password=harbour")

    hire(Chore(slug="broken", title="Broken", do=do)).round()
    assert Job.objects.get().said == "ValueError"
    assert Job.objects.get().holder == ""


def test_the_job_of_a_dead_worker_is_freed_and_a_living_one_is_left(
    hire: Callable[[Chore], Worker], clock: Clock
) -> None:
    waiting, sent = ["a", "b"], list[str]()
    dead = jobs.take("letters", "a", desk=None, runs=0, holder="dead", every=EVERY, now=clock.wall)
    living = jobs.take("letters", "b", desk=None, runs=0, holder="living", every=EVERY, now=clock.wall)
    worker = hire(letters(waiting, sent))
    for _ in range(8):
        worker.round()
        jobs.live([living], holder="living")
        clock.pass_by(5)
    assert sent == ["a"]
    assert not jobs.succeed(dead, holder="dead", did={"sent": 1}, every=EVERY, now=clock.wall)
    assert Job.objects.get(pk=living).holder == "living"


@pytest.mark.parametrize("step", [timedelta(days=-2), timedelta(days=2)])
def test_a_clock_that_jumps_takes_no_job_from_a_living_worker_and_holds_none_back(
    step: timedelta, hire: Callable[[Chore], Worker], clock: Clock
) -> None:
    sent: list[str] = []
    worker = hire(letters(["a"], sent))
    held = jobs.take("letters", "a", desk=None, runs=0, holder="living", every=EVERY, now=clock.wall)
    worker.round()
    clock.wall += step
    for _ in range(5):
        worker.round()
        jobs.live([held], holder="living")
        clock.pass_by(5)
    assert sent == []
    jobs.fail(held, holder="living", said="no", now=clock.wall - step)
    clock.pass_by(60)
    worker.round()
    assert sent == ["a"]


def test_a_stopped_job_rests_until_it_may_go_on(hire: Callable[[Chore], Worker], clock: Clock) -> None:
    sent: list[str] = []
    person = add_person(found_desk("Harbour desk", now=START), "Kim", key="k", roles=[DeskRole.MANAGER])
    worker = hire(letters(["a"], sent))
    Job.objects.create(chore="letters", subject="a", due=START)
    jobs.stop(Job.objects.get(), by=person, now=START)
    for _ in range(3):
        worker.round()
        clock.pass_by(30)
    assert sent == []
    jobs.go_on(Job.objects.get(), by=person, now=clock.wall)
    clock.pass_by(30)
    worker.round()
    assert sent == ["a"]


def test_a_running_job_that_is_stopped_is_told(db: None) -> None:
    number = jobs.take("letters", "a", desk=None, runs=0, holder="w1", every=EVERY, now=START)
    assert jobs.live([number], holder="w1") == {number}
    person = add_person(found_desk("Harbour desk", now=START), "Kim", key="k", roles=[DeskRole.MANAGER])
    jobs.stop(Job.objects.get(), by=person, now=START)
    assert jobs.live([number], holder="w1") == set()


def test_what_is_long_done_is_forgotten_and_what_failed_is_not(db: None) -> None:
    for subject, failures in (("a", 0), ("b", 2), ("", 0)):
        Job.objects.create(chore="letters", subject=subject, due=START, ended=START, failures=failures)
    assert jobs.forget(before=at(1)) == 1
    assert set(Job.objects.values_list("subject", flat=True)) == {"b", ""}


def test_every_chore_has_a_name_of_its_own_and_runs_on_an_empty_desk(settings: Settings, db: None) -> None:
    assert len({chore.slug for chore in CATALOGUE}) == len(CATALOGUE)
    Worker(Bench(home=Home(settings.HOME))).round()
    assert list(Job.objects.filter(failures__gt=0)) == []
