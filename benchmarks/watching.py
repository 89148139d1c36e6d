"""Watching 100,000 sources from one small server, by a simulated clock: how often hosts are asked, how soon a change is
seen, how much memory it takes; and what the question "what is due" costs a store that holds them.

Rounds are those of the desk: every 30 seconds, each host at most once, 40 looks at most. Sources come in day by day;
a twentieth of the looks fails; each source changes some time after it came out, mostly soon.
"""

import heapq
import os
import random
import resource
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tools.figures import Figure

from colophon.watch.schedule import A_HOST_A_DAY, DAY, FRESH, Watched, next_look

COMMAND = "make figures ONLY=watching"
SOURCES = int(os.environ.get("COLOPHON_WATCHED", "100000"))
HOSTS, DAYS, ROUND, AT_ONCE = 4_000, 21, 30.0, 40
CHANGED_FRESH = 3 * DAY


@dataclass(slots=True)
class Host:
    """Its sources by when they are due, fresh ones apart, and when it was asked in the last 24 hours."""

    fresh: list[tuple[float, int]] = field(default_factory=list)
    waiting: list[tuple[float, int]] = field(default_factory=list)
    asked: deque[float] = field(default_factory=deque)

    def wait(self, source: Watched, number: int) -> None:
        due = next_look(source)
        heapq.heappush(self.fresh if due - source.captured < FRESH else self.waiting, (due, number))

    @property
    def due(self) -> float:
        return min(heap[0][0] for heap in (self.fresh, self.waiting) if heap)

    def next(self, now: float) -> int:
        """Of what is due a fresh one, as the desk's question has it."""
        heap = self.fresh if self.fresh and self.fresh[0][0] <= now else self.waiting
        return heapq.heappop(heap or self.fresh)[1]


def figures() -> Iterator[Figure]:
    seen = Simulation(random.Random(1))
    half = seen.run(DAYS // 2)
    whole = seen.run(DAYS)
    yield _figure("watching: most requests to one host in 24 hours", seen.busiest, f"<= {A_HOST_A_DAY}", "")
    late = seen.late / max(1, seen.changed)
    name = f"watching: changes of fresh sources seen within a day (n={seen.changed})"
    yield _figure(name, 1 - late, ">= 0.99", "share", least=True)
    yield _figure("watching: looks a day", seen.looks / DAYS, "", "")
    yield _figure("watching: memory more after three weeks than after ten days", (whole - half) / 1024, "<= 5", "MB")
    yield from _store()


class Simulation:
    """The desk's rounds over sources of many hosts, few of which have most."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.hosts: dict[int, Host] = defaultdict(Host)
        self.watched: list[Watched] = []
        self.host_of: list[int] = []
        self.changes: dict[int, float] = {}
        self.looks = self.late = self.changed = self.busiest = 0
        self.now = 0.0
        weights = [1 / (rank + 8) for rank in range(HOSTS)]
        for number, host in enumerate(chance.choices(range(HOSTS), weights, k=SOURCES)):
            age = chance.uniform(0, 400 * DAY)
            first = -age if number % 4 else chance.uniform(0, DAYS * DAY)
            self._add(number, host, first)
        self.order = [(host.due, name) for name, host in self.hosts.items()]
        heapq.heapify(self.order)

    def run(self, days: int) -> int:
        """Until that day; the most memory this process has had, in kilobytes."""
        while self.now < days * DAY:
            self.now += ROUND
            self._round()
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def _add(self, number: int, host: int, first: float) -> None:
        looked = first if first > 0 else self.chance.uniform(max(first, -45 * DAY), 0)
        self.watched.append(Watched(address=f"https://h{host}.example/{number}", captured=first, looked=looked))
        self.host_of.append(host)
        self.hosts[host].wait(self.watched[-1], number)
        change = first + self.chance.expovariate(1 / (2 * DAY))
        if change > 0:
            self.changes[number] = change

    def _round(self) -> None:
        again: list[tuple[float, int]] = []
        taken = 0
        while self.order and self.order[0][0] <= self.now and taken < AT_ONCE:
            _, name = heapq.heappop(self.order)
            host = self.hosts[name]
            while host.asked and host.asked[0] <= self.now - DAY:
                host.asked.popleft()
            if len(host.asked) < A_HOST_A_DAY:
                self._look(host)
                taken += 1
            free = self.now + ROUND if len(host.asked) < A_HOST_A_DAY else host.asked[0] + DAY
            again.append((max(free, host.due), name))
        for entry in again:
            heapq.heappush(self.order, entry)

    def _look(self, host: Host) -> None:
        number = host.next(self.now)
        old = self.watched[number]
        failed = self.chance.random() < 0.05
        new = Watched(
            address=old.address,
            captured=old.captured,
            looked=self.now,
            failures=old.failures + 1 if failed else 0,
        )
        self.watched[number] = new
        host.wait(new, number)
        host.asked.append(self.now)
        self.busiest = max(self.busiest, len(host.asked))
        self.looks += 1
        change = self.changes.get(number)
        if not failed and change is not None and change <= self.now:
            del self.changes[number]
            if change - old.captured <= CHANGED_FRESH:
                self.changed += 1
                self.late += self.now - change > DAY


def _store() -> Iterator[Figure]:
    """A store that holds so many: what one round's question costs."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COLOPHON_HOME"] = folder
        from colophon.adapters.home import create_home
        from colophon.desk.setup import open_desk

        home = create_home(Path(folder))
        open_desk(home.path, progress=lambda word: None)
        now = datetime(2026, 6, 1, tzinfo=UTC)
        _fill(now)
        from colophon.desk.queries.watching import due_watches

        spent = []
        for turn in range(20):
            started = time.perf_counter()
            found = list(due_watches(now=now + timedelta(minutes=turn), most=AT_ONCE))
            spent.append(time.perf_counter() - started)
            assert found
        name = f"watching: what is due of {SOURCES} sources, asked of the store (median of 20)"
        yield _figure(name, 1000 * sorted(spent)[10], "<= 500", "ms")


def _fill(now: datetime) -> None:
    from colophon.desk.actions.found import found_desk
    from colophon.desk.models import Source, SourceWatch

    desk = found_desk("Watching", now=now)
    chance = random.Random(2)
    for start in range(0, SOURCES, 5_000):
        numbers = range(start, min(SOURCES, start + 5_000))
        sources = Source.objects.bulk_create(
            Source(desk=desk, identity=str(n), address=f"https://h{n % HOSTS}.example/{n}", language="en")
            for n in numbers
        )
        SourceWatch.objects.bulk_create(
            SourceWatch(
                source=one,
                host=f"h{number % HOSTS}.example",
                captured=now - timedelta(days=100),
                looked=now - timedelta(days=20),
                due=now + timedelta(days=chance.uniform(-0.05, 40)),
            )
            for number, one in zip(numbers, sources, strict=True)
        )


def _figure(name: str, value: float, want: str, unit: str, *, least: bool = False) -> Figure:
    limit = float(want.split()[-1]) if want else 0.0
    met = (value >= limit if least else value <= limit) if want else None
    return Figure(
        figure=name,
        value=round(value, 4),
        unit=unit,
        want=want,
        met=met,
        command=COMMAND,
        higher_is_better=least,
    )
