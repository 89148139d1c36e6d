"""What stands at a source's address now, which sources are due, and how often each host was asked today."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import Case, Count, Exists, Min, OuterRef, Q, QuerySet, When

from colophon.desk.asked_often import asked_often
from colophon.desk.models import FollowTask, Snapshot, Source, SourceLook, SourceWatch, TranslationRecord
from colophon.watch.look import Sight
from colophon.watch.schedule import A_HOST_A_DAY, CLOCK_WAS_WRONG, FRESH

FAILED = (Sight.UNREACHABLE.value, Sight.UNREADABLE.value, Sight.WALLED.value)
STEADY = 3
"""Looks in a row that have to agree before a text that was there before counts as come back."""


def current_snapshot(source: Source) -> Snapshot | None:
    """What a look or an intake saw last: a source may come back to an earlier text.

    Looks follow each other as they were written down, whatever the clock said then.
    """
    newest, seen = next(iter(_newest(source.pk)), None), next(iter(_seen(source.pk)), None)
    if seen is None or (newest is not None and newest.captured > seen.moment):
        return newest
    return seen.snapshot


@asked_often
def _newest(source: int) -> QuerySet[Snapshot]:
    return Snapshot.objects.filter(source=source).order_by("-captured", "-pk")[:1]


@asked_often
def _seen(source: int) -> QuerySet[SourceLook]:
    looks = SourceLook.objects.filter(source=source).exclude(snapshot=None)
    return looks.order_by("-pk").select_related("snapshot")[:1]


def noticed_gone(source: Source, last: SourceLook) -> datetime:
    """When it was first seen that a source is gone, of which `last` is the last look that showed anything."""
    seen = source.looks.exclude(sight__in=FAILED)
    there = seen.exclude(sight=Sight.WITHDRAWN).order_by("-pk").first()
    gone = seen.filter(sight=Sight.WITHDRAWN, pk__gt=there.pk if there else 0).order_by("pk").first()
    return gone.moment if gone else last.moment


def is_flickering(source: Source, snapshot: Snapshot, *, now: datetime) -> bool:
    """Whether a page shows different texts by hour or visitor: this text was there, left and is back again.

    It counts as come back only when the last looks agree on it.
    """
    since = now - timedelta(days=30)
    looks = source.looks.exclude(sight__in=FAILED).filter(moment__gte=since).order_by("-pk")
    seen = [one.snapshot_id for one in looks[:20]]
    changes = [number for number in seen if number is not None]
    if len(set(changes)) == len(changes):
        return False
    steady = next((at for at, number in enumerate(seen) if number not in (None, snapshot.pk)), len(seen))
    return steady < STEADY


def unwatched(*, most: int) -> Sequence[Source]:
    """Sources that somebody translates, and first sources of such relays, that nobody looks at yet."""
    return list(Source.objects.filter(to_watch(), watch=None).exclude(address="").order_by("pk")[:most])


def to_watch() -> Q:
    """The sources that concern a translation of the desk."""
    begun = TranslationRecord.objects.filter(snapshot__source=OuterRef("pk"))
    relayed = TranslationRecord.objects.filter(snapshot__source__first=OuterRef("pk"))
    return Q(Exists(begun)) | Q(Exists(relayed))


def due_watches(*, now: datetime, most: int) -> Iterator[SourceWatch]:
    """The longest overdue source of each host that may still be asked today; one of a host at a time, fresh ones first.

    One that was looked at by a clock that stood far ahead is due at once.
    """
    fresh = Case(When(captured__gt=now - timedelta(seconds=FRESH), then=0), default=1)
    ahead = Q(looked__gt=now + timedelta(seconds=CLOCK_WAS_WRONG))
    due = SourceWatch.objects.filter(Q(due__lte=now, looked__lte=now) | ahead)
    hosts = list(due.values_list("host").annotate(first=Min("due")).order_by("first", "host")[: 4 * most])
    asked = asked_today([host for host, _ in hosts], now=now)
    free = [host for host, _ in hosts if asked.get(host, 0) < A_HOST_A_DAY][:most]
    for host in free:
        found = due.filter(host=host).select_related("source").order_by(fresh, "due", "pk").first()
        if found is not None:
            yield found


def asked_today(hosts: Sequence[str], *, now: datetime) -> dict[str, int]:
    """How often each of these hosts was asked in the last 24 hours."""
    looks = SourceLook.objects.filter(
        moment__gt=now - timedelta(days=1), moment__lte=now, source__watch__host__in=hosts
    )
    return dict(looks.values_list("source__watch__host").annotate(count=Count("pk")))


def open_tasks() -> QuerySet[FollowTask]:
    return FollowTask.objects.filter(settled=None)
