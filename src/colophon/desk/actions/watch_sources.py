"""Looking at sources by schedule: what is due, politely, and a task for every language of what has changed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction

from colophon.adapters.snapshots import SnapshotFolder
from colophon.desk.actions.follow_first import bring_first_task, keep_first
from colophon.desk.actions.follow_task import bring_task
from colophon.desk.actions.look_again import Permit, look_again
from colophon.desk.models import Source, SourceLook, SourceWatch, TranslationRecord
from colophon.desk.queries.freshness import schedule_of
from colophon.desk.queries.watching import FAILED, due_watches, unwatched
from colophon.intake.fetching import Fetcher
from colophon.watch.schedule import next_look

_AT_ONCE = 40
_BEGUN_AT_ONCE = 500


def look_at_due(
    web: Fetcher,
    snapshots: SnapshotFolder,
    *,
    now: Callable[[], datetime],
    permit: Permit,
    most: int = _AT_ONCE,
) -> Iterator[SourceLook]:
    """One round: each host at most once. Several processes may call it; what one took, the other finds looked at."""
    begin_watching()
    for watch in due_watches(now=now(), most=most):
        if _taken(watch, now()):
            yield look_and_tell(watch.source, web, snapshots, now=now(), permit=permit)


def begin_watching() -> int:
    """Every source that somebody translates is under watch from its first snapshot on; how many are new."""
    new = unwatched(most=_BEGUN_AT_ONCE)
    rows = [_watch(source) for source in new]
    return len(SourceWatch.objects.bulk_create(rows, ignore_conflicts=True))


def look_and_tell(
    source: Source, web: Fetcher, snapshots: SnapshotFolder, *, now: datetime, permit: Permit = lambda address: True
) -> SourceLook:
    """Look once, note when to look next, and open or settle the tasks of every language."""
    seen = look_again(source, web, snapshots, now=now, permit=permit)
    with transaction.atomic():
        _note(source, seen)
        if seen.sight not in FAILED:
            for translation in TranslationRecord.objects.filter(snapshot__source=source, closed=None):
                bring_task(translation, seen, now=now)
            for relayed in TranslationRecord.objects.filter(snapshot__source__first=source, closed=None):
                bring_first_task(relayed, seen, now=now)
    keep_first(source, web, snapshots, now=now, permit=permit)
    return seen


def _taken(watch: SourceWatch, now: datetime) -> bool:
    """Whoever moves the moment on looks; after an hour somebody else may, should this process have died."""
    row = SourceWatch.objects.filter(pk=watch.pk, due=watch.due)
    return bool(row.update(due=now + timedelta(hours=1)))


def _watch(source: Source) -> SourceWatch:
    known = schedule_of(source)
    return SourceWatch(
        source=source,
        host=known.host or urlsplit(source.address).netloc[:255],
        captured=datetime.fromtimestamp(known.captured, UTC),
        looked=datetime.fromtimestamp(known.looked, UTC),
        failures=known.failures,
        due=datetime.fromtimestamp(next_look(known), UTC),
    )


def _note(source: Source, seen: SourceLook) -> None:
    """When to look next. A server that asks for patience gets it for all its pages."""
    row = _watch(source)
    values = {"host": row.host, "captured": row.captured, "looked": row.looked, "failures": row.failures}
    SourceWatch.objects.update_or_create(source=source, defaults={**values, "due": row.due})
    if seen.retry_after:
        patience = seen.moment + timedelta(seconds=seen.retry_after)
        SourceWatch.objects.filter(host=row.host, due__lt=patience).update(due=patience)
