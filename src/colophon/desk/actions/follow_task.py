"""The one task of a translation whose source has changed or is gone: opened, moved on, and how it ends."""

from datetime import datetime

from colophon.desk.models import FollowTask, Person, Snapshot, SourceLook, TranslationRecord
from colophon.desk.queries.freshness import Freshness, freshness_of
from colophon.desk.queries.watching import is_flickering
from colophon.watch.change import Drift
from colophon.watch.look import Sight
from colophon.watch.task import Settled

_TASKS = (Drift.WORDING, Drift.FACTUAL, Drift.CORRECTION_NOTE)


def bring_task(translation: TranslationRecord, seen: SourceLook, *, now: datetime) -> None:
    """The task as this look leaves it. A page that shows different texts by visitor opens none until it is steady."""
    fresh = freshness_of(translation)
    task = translation.follow_tasks.filter(settled=None, first=False).first()
    if seen.sight == Sight.WITHDRAWN:
        _open(translation, task, seen.sight, Drift.NONE, None, now=now)
    elif fresh.newer is not None and _asks(fresh):
        source = translation.snapshot.source
        if task or source.ours or not is_flickering(source, fresh.newer, now=now):
            _open(translation, task, Sight.CHANGED, fresh.drift, fresh.newer, now=now)
    elif task is not None:
        settle(translation, Settled.RETURNED, now=now)


def settle(translation: TranslationRecord, how: Settled, *, now: datetime, person: Person | None = None) -> None:
    """The open task ends, if there is one."""
    translation.follow_tasks.filter(settled=None, first=False).update(settled=now, how=how, person=person)


def _asks(fresh: Freshness) -> bool:
    return fresh.left is None and fresh.drift in _TASKS


def _open(
    translation: TranslationRecord,
    task: FollowTask | None,
    sight: str,
    drift: str,
    snapshot: Snapshot | None,
    *,
    now: datetime,
) -> None:
    if task is None:
        FollowTask.objects.create(translation=translation, snapshot=snapshot, sight=sight, drift=drift, opened=now)
    elif (task.snapshot, task.sight) != (snapshot, sight):
        task.snapshot, task.sight, task.drift = snapshot, sight, drift
        task.save(update_fields=["snapshot", "sight", "drift"])
