"""A worker that can be killed, which gives each source a reason, once: workhand.py HOME add | work LOG BEAT DEATH."""

import os
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from colophon.desk.setup import open_desk

open_desk(Path(sys.argv[1]))

from colophon.adapters.home import Home  # noqa: E402
from colophon.desk.actions.found import found_desk  # noqa: E402
from colophon.desk.chores.chore import Bench, Chore, Due  # noqa: E402
from colophon.desk.models import Source  # noqa: E402
from colophon.desk.worker import Worker  # noqa: E402

WHOLE = timedelta(milliseconds=200)


def add() -> None:
    """For each number on standard input, so many sources to work on; for an empty line, how many are not done."""
    desk, made = found_desk("Harbour desk", now=datetime(2026, 3, 2, tzinfo=UTC)), 0
    for line in sys.stdin:
        for _ in range(int(line.strip() or 0)):
            made += 1
            Source.objects.create(desk=desk, identity=f"s{made}", language="en")
        print(Source.objects.filter(why="").count(), flush=True)


def do(bench: Bench, subject: str) -> dict[str, int]:
    """Slow enough to be killed in the middle; what is written is written once."""
    time.sleep(0.03)
    with Path(sys.argv[3]).open("a") as log:
        log.write(f"{subject} {os.getpid()}\n")
    time.sleep(0.03)
    done = Source.objects.filter(pk=subject, why="").update(why=f"by {os.getpid()}", title="x")
    return {"written": done}


def due(now: datetime) -> list[Due]:
    return [Due(str(pk)) for pk in Source.objects.filter(why="").order_by("pk").values_list("pk", flat=True)]


if sys.argv[2] == "add":
    add()
else:
    chore = Chore(slug="reasons", title="Reasons", do=do, due=due, every=WHOLE)
    beat, death = map(float, sys.argv[4:])
    worker = Worker(Bench(home=Home(Path(sys.argv[1]))), chores=(chore,), beat=beat, dead_after=death)
    print("ready", flush=True)
    worker.work_until(threading.Event())
