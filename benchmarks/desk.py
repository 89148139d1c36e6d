"""A full desk: fifty people typing and ten reading on one server, and whether every answer that said "saved" was true.

`COLOPHON_LOAD_SECONDS` sets how long (30 if not given; the figure is wanted for 300). The two databases are each
other's peer.
"""

import asyncio
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import httpx2
from tools.figures import Figure
from tools.with_postgresql import server as postgresql

COMMAND = "COLOPHON_LOAD_SECONDS=300 make figures ONLY=desk"
SECONDS = float(os.environ.get("COLOPHON_LOAD_SECONDS", "30"))
TRANSLATORS, READERS = 50, 10


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


PORT = free_port()
TOKEN = "t" * 32
WORDS = ("El", "transbordador", "llevó", "pasajeros", "en", "12", "días")


@dataclass
class Load:
    """What was seen: seconds of each answer, what was acknowledged, and what went wrong."""

    saves: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    saved: set[tuple[str, str]] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


def figures() -> Iterator[Figure]:
    yield from _on("SQLite", {})
    with postgresql(durable=True) as address:
        yield from _on("PostgreSQL", {"DATABASE_URL": address})


def _on(database: str, more: dict[str, str]) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLOPHON_HOME": folder, **more}
        crowd = json.loads(seeded(environment, "fill", str(TRANSLATORS), str(READERS)))
        with serving(environment):
            load = asyncio.run(_day(crowd))
        kept = {tuple(json.loads(line)) for line in seeded(environment, "kept").splitlines()}
    lost = len(load.saved - kept)
    name = f"desk on {database}, {TRANSLATORS} typing, {READERS} reading, {SECONDS:g} s"
    yield _figure(f"{name}: lost saves of {len(load.saves)}", lost, "saves", "0", met=lost == 0)
    yield _figure(f"{name}: failures", len(load.failures), "answers", "0", met=not load.failures)
    saves, pages = _p99(load.saves) * 1000, _p99(load.pages) * 1000
    yield _figure(f"{name}: save p99", round(saves), "ms", "<= 300", met=saves <= 300)
    yield _figure(f"{name}: page p99", round(pages), "ms", "<= 500", met=pages <= 500)


def _figure(figure: str, value: float, unit: str, want: str, *, met: bool) -> Figure:
    return Figure(figure=figure, value=value, unit=unit, want=want, met=met, command=COMMAND, higher_is_better=False)


def _p99(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=100)[98] if len(seconds) > 1 else 0.0


def seeded(environment: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "benchmarks.seeds.desk", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[None]:
    command = [str(Path(sys.executable).with_name("colophon")), "serve", "--port", str(PORT)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/", timeout=2)
                break
            except OSError:
                time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


async def _day(crowd: dict[str, object]) -> Load:
    load = Load()
    end = time.monotonic() + SECONDS
    limits = httpx2.Limits(max_connections=200, max_keepalive_connections=200)
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{PORT}", limits=limits, timeout=30) as client:
        people = crowd["people"]
        assert isinstance(people, list)
        await asyncio.gather(*(_person(client, one, f"/{crowd['desk']}/{one['key']}", end, load) for one in people))
    return load


async def _person(client: httpx2.AsyncClient, one: dict[str, object], base: str, end: float, load: Load) -> None:
    chance = random.Random(int(str(one["number"])))
    headers = {"Cookie": f"sessionid={one['session']}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
    await asyncio.sleep(chance.random() * 2)
    if one["writes"]:
        await _translate(client, headers, base, int(str(one["number"])) % 5, end, load, chance)
    else:
        await _read(client, headers, base, end, load, chance)


async def _translate(
    client: httpx2.AsyncClient,
    headers: dict[str, str],
    base: str,
    place: int,
    end: float,
    load: Load,
    chance: random.Random,
) -> None:
    """Types a sentence in six or seven pauses, each of which saves; then the next segment, round and round."""
    await _get(client, headers, f"{base}/edit/", load)
    revisions: dict[int, int] = {}
    for segment in cycle(range(2 + place, 2 + 60, 5)):
        text, revision = "", revisions.get(segment, 0)
        for _ in range(chance.randint(4, 8)):
            if time.monotonic() > end:
                return
            text += " ".join(chance.choices(WORDS, k=4)) + " "
            said = {
                "pair": str(segment),
                "text": text,
                "base": revision,
                "token": str(uuid.UUID(int=chance.getrandbits(128))),
            }
            answer = await _post(client, headers, f"{base}/edit/save/", said, load.saves, load)
            if answer:
                load.saved.add((str(segment), text))
                revisions[segment] = revision = answer["revision"]
            await asyncio.sleep(chance.uniform(1.0, 3.0))
        await _post(client, headers, f"{base}/edit/pulse/", {"pair": str(segment), "since": revision}, load.pages, load)


async def _read(
    client: httpx2.AsyncClient, headers: dict[str, str], base: str, end: float, load: Load, chance: random.Random
) -> None:
    desk = base.rsplit("/", 1)[0]
    while time.monotonic() < end:
        for page in (f"{desk}/", f"{base}/", f"{base}/review/", f"{base}/review/findings/", f"{base}/read/"):
            await _get(client, headers, page, load)
            await asyncio.sleep(chance.uniform(1.0, 3.0))


async def _get(client: httpx2.AsyncClient, headers: dict[str, str], page: str, load: Load) -> None:
    begun = time.perf_counter()
    try:
        answer = await client.get(page, headers=headers)
    except httpx2.HTTPError as error:
        load.failures.append(f"{page}: {error!r}")
        return
    load.pages.append(time.perf_counter() - begun)
    if answer.status_code != 200:
        load.failures.append(f"{page}: {answer.status_code}")


async def _post(  # type: ignore[no-untyped-def]
    client: httpx2.AsyncClient,
    headers: dict[str, str],
    page: str,
    said: dict[str, object],
    times: list[float],
    load: Load,
):
    begun = time.perf_counter()
    try:
        answer = await client.post(page, json=said, headers=headers)
    except httpx2.HTTPError as error:
        load.failures.append(f"{page}: {error!r}")
        return None
    times.append(time.perf_counter() - begun)
    if answer.status_code != 200:
        load.failures.append(f"{page}: {answer.status_code}")
        return None
    return answer.json()
