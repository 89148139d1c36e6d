"""What the desk does by itself, for its managers: each chore, how it went, what waits, fails or is stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils.functional import Promise

from colophon.desk.chores.catalogue import CATALOGUE
from colophon.desk.chores.chore import Did
from colophon.desk.did_words import told as did_words
from colophon.desk.models import Desk, Job, Person
from colophon.desk.queries.desks import may_found
from colophon.errors import MembershipError, NoSuchRecordError

_AWAY = timedelta(minutes=3)
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoreState:
    """One chore as this desk may see it: its own job if it has no items (`whole`), and the items to look at."""

    slug: str
    title: str | Promise
    last: datetime | None
    did: str
    items: int
    whole: Job | None
    asking: Sequence[Job]


def chore_states(desk: Desk) -> Sequence[ChoreState]:
    """Every chore in the order of the catalogue. Items of other desks are neither shown nor counted."""
    return [_state(chore.slug, chore.title, desk) for chore in CATALOGUE]


def job_for(person: Person, desk: Desk, number: int) -> Job:
    """A job that this person may stop there. One of the whole server is for managers of its first desk."""
    job = Job.objects.filter(Q(desk=None) | Q(desk=desk), pk=number).first()
    if job is None:
        raise NoSuchRecordError("There is no such job.")
    if job.desk_id is None and not may_found(person):
        raise MembershipError("This is done for every desk of the server; managers of its first desk decide on it.")
    return job


def somebody_works(*, now: datetime) -> bool:
    """Whether a worker has begun anything in the last minutes."""
    last = Job.objects.aggregate(last=Max("begun"))["last"]
    return last is not None and now - _AWAY <= last <= now + _AWAY


def _state(slug: str, title: str | Promise, desk: Desk) -> ChoreState:
    mine = Job.objects.filter(Q(desk=None) | Q(desk=desk), chore=slug)
    latest = mine.exclude(ended=None).order_by("-ended").first()
    asking = mine.exclude(subject="").filter(Q(failures__gt=0) | Q(stopped__isnull=False) | ~Q(holder=""))
    return ChoreState(
        slug=slug,
        title=title,
        last=latest.ended if latest else None,
        did=did_words(_newest_deed(mine)),
        items=mine.exclude(subject="").count(),
        whole=mine.filter(subject="").select_related("stopped_by").first(),
        asking=list(asking.select_related("stopped_by").order_by("-failures", "subject")[:_SHOWN]),
    )


def _newest_deed(mine: QuerySet[Job]) -> Did:
    """What was done when something was last done."""
    last = mine.exclude(did={}).exclude(ended=None).order_by("-ended").first()
    return last.did if last else {}
