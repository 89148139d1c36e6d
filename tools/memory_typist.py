"""Processes for the figures of a desk's memory: memory_typist.py HOME import COUNT | type SECONDS | watch.

`import` keeps units and indexes them as an import does; `type` lets ten people look sentences up, each about six
times a second, and prints what each lookup took in milliseconds; `watch` reads texts and prints when it found each.
"""

import json
import sys
import threading
import time
from pathlib import Path
from random import Random

from colophon.desk.setup import open_desk

open_desk(Path(sys.argv[1]))

from colophon.desk.actions.memory_index import update_indexes  # noqa: E402
from colophon.desk.actions.remember import remember  # noqa: E402
from colophon.desk.queries.memory import matches_of  # noqa: E402
from colophon.memory.admission import admit  # noqa: E402
from colophon.memory.match import Asked  # noqa: E402
from colophon.memory.store import Languages  # noqa: E402
from colophon.memory.unit import Unit  # noqa: E402
from tools.memory_corpus import archived, corpus, near_duplicates  # noqa: E402

EN_ZH = Languages("en", "zh-Hans")
TYPISTS, PAUSE, EVERY = 10, 0.15, 10


def unit(source: str, target: str) -> Unit:
    return Unit(source=source, target=target, source_language="en", target_language="zh-Hans")


def bring(count: int) -> None:
    pairs = list(zip(corpus("en", count), corpus("zh-Hans", count), strict=True))
    print("begun", flush=True)
    begun = time.perf_counter()
    for number, _ in enumerate(remember(admit(unit(*pair)) for pair in pairs), 1):
        if number % EVERY == 0:
            update_indexes()
    update_indexes()
    print(time.perf_counter() - begun, flush=True)


def type_(seconds: float) -> None:
    took: list[float] = []
    made = near_duplicates(archived("en"), "en", seed=int(seconds) + 5)
    texts = [text for text, _ in zip(made, range(3_000), strict=False) if text.strip()]
    matches_of(Asked(source=texts[0]), EN_ZH)

    def typist(number: int) -> None:
        chance, end = Random(number), time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(chance.random() * 2 * PAUSE)
            begun = time.perf_counter()
            matches_of(Asked(source=chance.choice(texts)), EN_ZH)
            took.append((time.perf_counter() - begun) * 1000)

    typists = [threading.Thread(target=typist, args=(number,)) for number in range(TYPISTS)]
    for one in typists:
        one.start()
    for one in typists:
        one.join()
    print(json.dumps(took), flush=True)


def watch() -> None:
    print("ready", flush=True)
    for line in sys.stdin:
        text = line.rstrip("\n")
        while not any(match.score == 1 for match in matches_of(Asked(source=text), EN_ZH)):
            time.sleep(0.001)
        print(time.time(), flush=True)


if sys.argv[2] == "import":
    bring(int(sys.argv[3]))
elif sys.argv[2] == "type":
    type_(float(sys.argv[3]))
else:
    watch()
