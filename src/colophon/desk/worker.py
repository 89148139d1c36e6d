"""Workers: each asks the chores what is due, takes one job after another, and shows meanwhile that it lives."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.db import close_old_connections, connections

from colophon.adapters.tokens import new_token
from colophon.desk.actions import jobs
from colophon.desk.chores.catalogue import CATALOGUE
from colophon.desk.chores.chore import Bench, Chore, Due
from colophon.desk.models import Job
from colophon.errors import ColophonError

BEAT = 4.0
DEAD_AFTER = 18.0
"""Seconds for which a worker's count stands still before its jobs are freed."""
_PAUSE = 1.0
_AT_ONCE = 50
_log = logging.getLogger("colophon.desk")


class Worker:
    """One of any number, in any number of processes on any number of machines."""

    def __init__(
        self,
        bench: Bench,
        *,
        chores: Sequence[Chore] = CATALOGUE,
        monotonic: Callable[[], float] = time.monotonic,
        beat: float = BEAT,
        dead_after: float = DEAD_AFTER,
    ) -> None:
        self.name = f"{socket.gethostname()[:40]}:{os.getpid()}:{new_token()[:8]}"
        self._bench, self._chores, self._monotonic = bench, chores, monotonic
        self._beat, self._dead_after = beat, dead_after
        self._asked: dict[str, float] = {}
        self._seen: dict[int, tuple[str, int, float]] = {}

    def work_until(self, end: threading.Event) -> None:
        """Round after round. A round that fails (the database is away) is tried again."""
        while not end.is_set():
            try:
                self.round(end)
            except Exception:
                _log.exception("The jobs that are due could not be asked for; it is tried again.")
                end.wait(self._beat)
            finally:
                close_old_connections()
            end.wait(_PAUSE)

    def work_off(self) -> int:
        """Round after round until nothing is due; how many jobs were done. Waits for the jobs of the dead."""
        done, since = 0, self._monotonic()
        while True:
            self._asked.clear()
            did = self.round()
            done += did
            waited = self._monotonic() - since > self._dead_after + _PAUSE
            if not did and (waited or not Job.objects.exclude(holder="").exists()):
                return done
            if not did:
                time.sleep(_PAUSE)

    def round(self, end: threading.Event | None = None) -> int:
        """Do what is due now; how many jobs that were."""
        self.free_the_dead()
        done = 0
        for chore in self._chores:
            if self._is_to_be_asked(chore):
                done += sum(self._try(chore, one, runs) for one, runs in _known(chore, self._bench) if not _ended(end))
        return done

    def free_the_dead(self) -> int:
        """Free jobs whose holder's count has stood still, as seen from here; how many."""
        moment, freed = self._monotonic(), 0
        held = {one.pk: one for one in Job.objects.exclude(holder="")}
        self._seen = {pk: seen for pk, seen in self._seen.items() if pk in held}
        for pk, one in held.items():
            holder, beat, since = self._seen.get(pk, ("", -1, moment))
            if (holder, beat) != (one.holder, one.beat):
                self._seen[pk] = (one.holder, one.beat, moment)
            elif moment - since >= self._dead_after:
                freed += jobs.free_dead(pk, holder=one.holder, beat=one.beat)
                self._asked.pop(one.chore, None)
        return freed

    def _is_to_be_asked(self, chore: Chore) -> bool:
        moment = self._monotonic()
        if moment < self._asked.get(chore.slug, -1.0):
            return False
        self._asked[chore.slug] = moment + chore.every.total_seconds()
        return True

    def _try(self, chore: Chore, due: Due, runs: int) -> int:
        bench = self._bench
        desk = due.desk.pk if due.desk else None
        number = jobs.take(
            chore.slug, due.subject, desk=desk, runs=runs, holder=self.name, every=chore.every, now=bench.now
        )
        if not number:
            return 0
        stopping = threading.Event()
        with self._alive(number, stopping):
            self._do(chore, due.subject, number, replace(bench, stopping=stopping))
        return 1

    def _do(self, chore: Chore, subject: str, number: int, bench: Bench) -> None:
        try:
            did = chore.do(bench, subject)
        except ColophonError as error:
            jobs.fail(number, holder=self.name, said=error.message, now=bench.now)
        except Exception as error:  # a job that breaks must not take its worker along
            _log.exception("The job %s %s broke; it is tried again.", chore.slug, subject)
            jobs.fail(number, holder=self.name, said=type(error).__name__, now=bench.now)
        else:
            jobs.succeed(number, holder=self.name, did=did, every=chore.every, now=bench.now)

    @contextmanager
    def _alive(self, number: int, stopping: threading.Event) -> Iterator[None]:
        """Count on while the job runs, in a thread of its own; a job that was stopped or lost is told so."""
        over = threading.Event()
        thread = threading.Thread(target=self._count, args=(number, over, stopping), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _count(self, number: int, over: threading.Event, stopping: threading.Event) -> None:
        while not over.wait(self._beat):
            try:
                if number not in jobs.live([number], holder=self.name):
                    stopping.set()
            except Exception:
                _log.warning("A worker could not show that it lives; it goes on trying.")
            finally:
                connections.close_all()


def _known(chore: Chore, bench: Bench) -> Iterator[tuple[Due, int]]:
    """What is due, with how often each had begun BEFORE that was asked: what was begun since may be done already."""
    rows = Job.objects.filter(chore=chore.slug)
    begun = dict(rows.values_list("subject", "runs"))
    for number, one in enumerate(chore.due(bench.now)):
        if number == _AT_ONCE:
            return
        yield one, begun.get(one.subject, 0)


def _ended(end: threading.Event | None) -> bool:
    return end is not None and end.is_set()


def work(bench: Bench, *, threads: int, end: threading.Event, chores: Sequence[Chore] = CATALOGUE) -> None:
    """So many workers in this process until `end`; what is in hand then is brought to its end first."""
    workers = [Worker(bench, chores=chores) for _ in range(threads)]
    running = [threading.Thread(target=one.work_until, args=(end,), name=one.name) for one in workers]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
