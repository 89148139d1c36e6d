"""Jobs and their workers: one of many takes a job, shows that it lives, and gives it back done or failed.

No clock decides whether a worker is dead. It counts (`beat`) while it lives, and who sees the count stand still for
long enough, by a clock of their own that only ever goes forward, frees the job.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from colophon.desk.actions.audit import audit
from colophon.desk.models import Deed, Job, Person

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)
_MOST_DOUBLINGS = 10
_LONGEST_WORDS = 500


def wait_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row: each time twice as long, up to six hours."""
    doublings = min(max(failures, 1) - 1, _MOST_DOUBLINGS)
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << doublings))


def take(chore: str, subject: str, *, desk: int | None, runs: int, holder: str, every: timedelta, now: datetime) -> int:
    """The number of the job if it is ours now, else 0.

    `runs` is how often it had begun when we asked what is due: if somebody has begun it since, that may be done.
    A moment further off than any wait was written by a clock that has been set back; it counts as past.
    """
    if not runs:
        Job.objects.get_or_create(chore=chore, subject=subject, defaults={"due": now, "desk_id": desk})
    ripe = Q(due__lte=now) | Q(due__gt=now + every + LONGEST_WAIT)
    free = Job.objects.filter(ripe, chore=chore, subject=subject, runs=runs, holder="", stopped=None)
    if not free.update(holder=holder, runs=F("runs") + 1, begun=now, ended=None):
        return 0
    return Job.objects.values_list("pk", flat=True).get(chore=chore, subject=subject)


def live(numbers: Iterable[int], *, holder: str) -> set[int]:
    """Show that these jobs' worker lives; which of them are still its own and not stopped by a person."""
    ours = Job.objects.filter(pk__in=list(numbers), holder=holder)
    ours.update(beat=F("beat") + 1)
    return set(ours.filter(stopped=None).values_list("pk", flat=True))


def succeed(number: int, *, holder: str, did: Mapping[str, int | str], every: timedelta, now: datetime) -> bool:
    """Give a job back as done; what it did stays until it has done something again. False if it was not ours."""
    values: dict[str, Any] = {"failures": 0, "ended": now, "due": now + every, "said": ""}
    if any(isinstance(count, int) and count for count in did.values()):
        values |= {"did": dict(did)}
    return bool(Job.objects.filter(pk=number, holder=holder).update(holder="", **values))


def fail(number: int, *, holder: str, said: str, now: datetime) -> bool:
    """Give a job back as not done; it waits longer each time."""
    ours = Job.objects.filter(pk=number, holder=holder)
    failures = ours.values_list("failures", flat=True).first()
    if failures is None:
        return False
    due = now + wait_after(failures + 1)
    words = said[:_LONGEST_WORDS]
    return bool(ours.update(holder="", failures=failures + 1, ended=now, due=due, said=words))


def free_dead(number: int, *, holder: str, beat: int) -> bool:
    """Free a job whose worker was seen to stand still. What is due of it is found again from the database."""
    return bool(Job.objects.filter(pk=number, holder=holder, beat=beat).update(holder=""))


@transaction.atomic
def stop(job: Job, *, by: Person, now: datetime) -> None:
    """It is not begun again until somebody lets it go on; if it runs, it is asked to end."""
    if Job.objects.filter(pk=job.pk, stopped=None).update(stopped=now, stopped_by=by):
        audit(Deed.JOB_STOPPED, desk=job.desk, person=by, about=str(job), now=now)


@transaction.atomic
def go_on(job: Job, *, by: Person, now: datetime) -> None:
    """Let a stopped or waiting job run as soon as a worker is free."""
    Job.objects.filter(pk=job.pk).update(stopped=None, stopped_by=None, failures=0, due=now)
    audit(Deed.JOB_RESUMED, desk=job.desk, person=by, about=str(job), now=now)


def forget(*, before: datetime) -> int:
    """Items that ended well before this moment are done; the chores themselves stay."""
    done = Job.objects.exclude(subject="").filter(holder="", failures=0, stopped=None, ended__lt=before)
    return done.delete()[0]
