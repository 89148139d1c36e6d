"""A whole desk's day in ten minutes: 200 people on PostgreSQL who type, read, search, claim, remark, and some programs.

What a day is: of 200 people, 70 translate an article of about 45 sentences, which the editor saves six or seven times
a sentence; the other 130 review, read, look at the board and decide, about 120 clicks each, one of ten a remark. Each
looks at what the page asks by itself, too. That is 186 requests a person, 37,000 in all, here within ten minutes:
about 62 a second, fifty times as fast as people are in eight hours.

`COLOPHON_LOAD_SECONDS` sets how much of it is played (30 if not given; the figure is wanted for 600), at the same
pace. `COLOPHON_LOAD_PEOPLE` sets how many: "200,300,400" goes on until it breaks, and that is a figure of its own.
"""

import asyncio
import json
import os
import random
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from tools.figures import Figure
from tools.with_postgresql import server as postgresql

from benchmarks.desk import PORT, SECONDS, TOKEN, WORDS, seeded, serving
from benchmarks.gear.browser import Browser, Clock, revision_in

COMMAND = "COLOPHON_LOAD_SECONDS=600 COLOPHON_LOAD_PEOPLE=200,300,400,600 make figures ONLY=mixed_day"
SIZES = [int(size) for size in os.environ.get("COLOPHON_LOAD_PEOPLE", "200").split(",")]
TYPING = 0.35
"""The share of people who translate; the others read, search and decide."""
SLOWEST = 0.5
PAGES = (
    *(("board", "/{desk}/"),) * 4,
    *(("article", "{text}/"),) * 3,
    *(("review", "{text}/review/"),) * 3,
    *(("read", "{text}/read/"),) * 2,
    ("work", "/{desk}/work/"),
    ("sources", "/{desk}/sources/"),
    ("people", "/{desk}/people/"),
    ("checklist", "{text}/publish/"),
    ("history", "{text}/history/"),
    ("search", "/{desk}/?text=ferry"),
    ("findings", "{text}/review/findings/"),
    ("account", "/account/"),
    ("source", "{text}/source/"),
)


@dataclass
class Day:
    """What is played, and what was seen of it."""

    desk: str
    end: float
    clock: Clock
    saved: set[tuple[str, str]]


def figures() -> Iterator[Figure]:
    broke = 0
    for people in SIZES:
        with postgresql(durable=True) as address, tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "COLOPHON_HOME": folder, "DATABASE_URL": address}
            typing = round(people * TYPING)
            crowd = json.loads(seeded(environment, "fill", str(typing), str(people - typing)))
            with serving(environment):
                day = asyncio.run(_played(crowd))
            kept = {tuple(json.loads(line)) for line in seeded(environment, "kept").splitlines()}
        lost, clock = len(day.saved - kept), day.clock
        yield from _told(people, clock, lost=lost, saves=len(day.saved))
        if lost or clock.failures or clock.share(99) > SLOWEST:
            broke = people
            break
    if len(SIZES) > 1:
        told = "people at whom it breaks" if broke else "people, and it did not break yet"
        yield _figure(f"mixed day: {told}", broke or SIZES[-1], "people", "", met=None)


def _told(people: int, clock: Clock, *, lost: int, saves: int) -> Iterator[Figure]:
    for one in sorted(set(clock.failures))[:5]:
        print(f"  {one}")
    print(f"  {'kind':12} {'n':>6} {'p50':>6} {'p90':>6} {'p99':>6} ms")
    for kind in sorted(clock.seconds, key=lambda one: -clock.share(99, one)):
        shares = " ".join(f"{1000 * clock.share(percent, kind):6.0f}" for percent in (50, 90, 99))
        print(f"  {kind:12} {len(clock.seconds[kind]):6} {shares}")
    name, number = f"mixed day on PostgreSQL, {people} people, {SECONDS:g} s", len(clock.all)
    yield _figure(f"{name}: lost saves of {saves}", lost, "saves", "0", met=lost == 0)
    yield _figure(f"{name}: errors of {number}", len(clock.failures), "answers", "0", met=not clock.failures)
    yield _figure(f"{name}: p50", round(clock.share(50) * 1000), "ms", "", met=None)
    yield _figure(f"{name}: p90", round(clock.share(90) * 1000), "ms", "", met=None)
    yield _figure(f"{name}: p99", round(clock.share(99) * 1000), "ms", "<= 500", met=clock.share(99) <= SLOWEST)


def _figure(figure: str, value: float, unit: str, want: str, *, met: bool | None) -> Figure:
    return Figure(figure=figure, value=value, unit=unit, want=want, met=met, command=COMMAND, higher_is_better=False)


async def _played(crowd: dict[str, object]) -> Day:
    day = Day(str(crowd["desk"]), time.monotonic() + SECONDS, Clock(), set())
    people = crowd["people"]
    assert isinstance(people, list)
    await asyncio.gather(*(_person(one, day) for one in people))
    return day


async def _person(one: dict[str, object], day: Day) -> None:
    number = int(str(one["number"]))
    chance = random.Random(number)
    cookies = f"sessionid={one['session']}; csrftoken={TOKEN}"
    browser = Browser(PORT, {"Cookie": cookies, "X-CSRFToken": TOKEN})
    text = f"/{day.desk}/{one['key']}"
    await asyncio.sleep(chance.random() * min(10.0, SECONDS / 3))
    while time.monotonic() < day.end:
        await (
            _translate(browser, text, number % 5, day, chance) if one["writes"] else _rest(browser, text, day, chance)
        )
    browser.close()


async def _translate(browser: Browser, text: str, place: int, day: Day, chance: random.Random) -> None:
    """Opens the text, then types sentence after sentence, each in some pauses that save; the page says it is there."""
    await day.clock.get(browser, "edit", f"{text}/edit/")
    for segment in map(str, range(2 + place, 62, 5)):
        typed, revision = "", 0
        for _ in range(chance.randint(4, 8)):
            if time.monotonic() > day.end:
                return
            typed += " ".join(chance.choices(WORDS, k=4)) + " "
            token = str(uuid.UUID(int=chance.getrandbits(128)))
            said = {"pair": segment, "text": typed, "base": revision, "token": token}
            answer = await day.clock.post(browser, "save", f"{text}/edit/save/", said)
            if answer:
                day.saved.add((segment, typed))
                revision = revision_in(answer)
            await asyncio.sleep(chance.uniform(1.0, 3.0))
        await day.clock.post(browser, "pulse", f"{text}/edit/pulse/", {"pair": segment, "since": revision})


async def _rest(browser: Browser, text: str, day: Day, chance: random.Random) -> None:
    """Somebody who is not typing: a page, perhaps a remark, and a while of reading."""
    kind, path = chance.choice(PAGES)
    await day.clock.get(browser, kind, path.format(desk=day.desk, text=text))
    if chance.random() < 0.1:
        pair = str(chance.randint(2, 40))
        said = {"pair": pair, "text": "Is this the right word?", "category": "style", "weight": "minor"}
        await day.clock.post(browser, "remark", f"{text}/review/remark/", said)
    await asyncio.sleep(chance.uniform(2.0, 8.0))
