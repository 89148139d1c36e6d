"""A whole desk's day in minutes: 200 people on PostgreSQL who type, read, search, claim, remark, and some programs.

`COLOPHON_LOAD_SECONDS` sets how long (30 if not given; the figure is wanted for 600), `COLOPHON_LOAD_PEOPLE` how many:
"200,400,800" goes on until it breaks, and the size at which it does is a figure of its own.
"""

import asyncio
import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx2
from tools.figures import Figure
from tools.with_postgresql import server as postgresql

from benchmarks.desk import PORT, SECONDS, TOKEN, Load, _get, _p99, _translate, seeded, serving

COMMAND = "COLOPHON_LOAD_SECONDS=600 COLOPHON_LOAD_PEOPLE=200,300,400,600 make figures ONLY=mixed_day"
SIZES = [int(size) for size in os.environ.get("COLOPHON_LOAD_PEOPLE", "200").split(",")]
TYPING = 0.35
"""The share of people who are typing at any moment; the others read, search and decide."""
SLOWEST = 0.5


@dataclass
class Seen(Load):
    """Also what the other people did."""

    deeds: list[float] = field(default_factory=list)


def figures() -> Iterator[Figure]:
    broke = 0
    for people in SIZES:
        with postgresql() as address, tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "COLOPHON_HOME": folder, "DATABASE_URL": address}
            typing = round(people * TYPING)
            crowd = json.loads(seeded(environment, "fill", str(typing), str(people - typing)))
            with serving(environment):
                seen = asyncio.run(_day(crowd))
            kept = {tuple(json.loads(line)) for line in seeded(environment, "kept").splitlines()}
        lost = len(seen.saved - kept)
        answers = [*seen.saves, *seen.pages, *seen.deeds]
        p99 = _p99(answers)
        name = f"mixed day on PostgreSQL, {people} people, {SECONDS:g} s"
        for one in sorted(set(seen.failures))[:5]:
            print(f"  {one}")
        yield _figure(f"{name}: lost saves of {len(seen.saves)}", lost, "saves", "0", met=lost == 0)
        yield _figure(f"{name}: errors of {len(answers)}", len(seen.failures), "answers", "0", met=not seen.failures)
        yield _figure(f"{name}: p99", round(p99 * 1000), "ms", "<= 500", met=p99 <= SLOWEST)
        if lost or seen.failures or p99 > SLOWEST:
            broke = people
            break
    if len(SIZES) > 1:
        found = broke or SIZES[-1]
        told = "people at whom it breaks" if broke else "people, and it did not break yet"
        yield _figure(f"mixed day: {told}", found, "people", "", met=None)


def _figure(figure: str, value: float, unit: str, want: str, *, met: bool | None) -> Figure:
    return Figure(figure=figure, value=value, unit=unit, want=want, met=met, command=COMMAND, higher_is_better=False)


async def _day(crowd: dict[str, object]) -> Seen:
    seen, end = Seen(), time.monotonic() + SECONDS
    limits = httpx2.Limits(max_connections=1000, max_keepalive_connections=1000)
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{PORT}", limits=limits, timeout=30) as client:
        people = crowd["people"]
        assert isinstance(people, list)
        await asyncio.gather(*(_person(client, one, str(crowd["desk"]), end, seen) for one in people))
    return seen


async def _person(client: httpx2.AsyncClient, one: dict[str, object], desk: str, end: float, seen: Seen) -> None:
    chance = random.Random(int(str(one["number"])))
    headers = {"Cookie": f"sessionid={one['session']}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
    base = f"/{desk}/{one['key']}"
    await asyncio.sleep(chance.random() * min(10.0, SECONDS / 3))
    if one["writes"]:
        while time.monotonic() < end:
            await _translate(client, headers, base, int(str(one["number"])) % 5, end, seen, chance)
    else:
        await _rest(client, headers, desk, base, end, seen, chance)


async def _rest(
    client: httpx2.AsyncClient,
    headers: dict[str, str],
    desk: str,
    base: str,
    end: float,
    seen: Seen,
    chance: random.Random,
) -> None:
    """What people do who are not typing: mostly they read, and think between two clicks."""
    pages = [f"/{desk}/"] * 4 + [f"{base}/"] * 3 + [f"{base}/review/"] * 3 + [f"{base}/read/"] * 2
    pages += [f"/{desk}/work/", f"/{desk}/sources/", f"/{desk}/people/", f"{base}/publish/", f"{base}/history/"]
    pages += [f"/{desk}/?text=ferry", f"{base}/review/findings/", "/account/", f"{base}/source/"]
    while time.monotonic() < end:
        await _get(client, headers, chance.choice(pages), seen)
        if chance.random() < 0.1:
            await _remark(client, headers, base, chance, seen)
        await asyncio.sleep(chance.uniform(2.0, 8.0))


async def _remark(
    client: httpx2.AsyncClient, headers: dict[str, str], base: str, chance: random.Random, seen: Seen
) -> None:
    said = {
        "pair": str(chance.randint(2, 40)),
        "text": "Is this the right word?",
        "category": "style",
        "weight": "minor",
    }
    begun = time.perf_counter()
    try:
        answer = await client.post(f"{base}/review/remark/", json=said, headers=headers)
    except httpx2.HTTPError as error:
        seen.failures.append(f"remark: {error!r}")
        return
    seen.deeds.append(time.perf_counter() - begun)
    if answer.status_code != 200:
        seen.failures.append(f"remark: {answer.status_code}")
