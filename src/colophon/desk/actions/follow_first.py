"""The first source of a relay: kept once, then watched, so that its changes reach those who translate the relay."""

from datetime import datetime

from django.db import transaction

from colophon.adapters.snapshots import SnapshotFolder
from colophon.article.json_form import article_json
from colophon.article.placeholder import is_placeholder
from colophon.desk.actions.look_again import Permit
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.tell_readers import tell_soon
from colophon.desk.actions.translate import storable
from colophon.desk.models import FollowTask, LeftAsItIs, Person, Source, SourceLook, TranslationRecord
from colophon.desk.queries.relays import first_address, first_of
from colophon.errors import ColophonError, NothingToFollowError, ReasonMissingError
from colophon.intake.fetching import Fetcher
from colophon.watch.captured import fetched
from colophon.watch.change import Drift
from colophon.watch.look import Sight
from colophon.watch.task import Settled

_TASKS = (Drift.WORDING, Drift.FACTUAL, Drift.CORRECTION_NOTE)


def keep_first(source: Source, web: Fetcher, snapshots: SnapshotFolder, *, now: datetime, permit: Permit) -> None:
    """Bind a relay to its first source; capture that where the desk does not have it. Tried again with each look."""
    address = "" if source.first_id else first_address(source)
    if not address or not permit(address):
        return
    first = Source.objects.filter(desk=source.desk, address=address).exclude(pk=source.pk).first()
    if first is None:
        first = _captured(source, address, web, snapshots)
    if first is not None and first.pk != source.pk:
        Source.objects.filter(pk=source.pk, first=None).update(first=first)


def _captured(source: Source, address: str, web: Fetcher, snapshots: SnapshotFolder) -> Source | None:
    """None where it cannot be had or read today."""
    try:
        captured = web.fetch(address)
    except ColophonError:
        return None
    article = fetched(captured, language="").article
    if article is None:
        return None
    kept = snapshots.keep(captured)
    taken = take_in(
        source.desk,
        article,
        sha256=kept.sha256,
        captured=datetime.fromisoformat(kept.retrieved),
        article_json=article_json(article),
    )
    return taken.snapshot.source


def bring_first_task(translation: TranslationRecord, seen: SourceLook, *, now: datetime) -> None:
    """The task of a relay as this look at its first source leaves it."""
    first = first_of(translation)
    if first is None:
        return
    gone = seen.sight == Sight.WITHDRAWN
    if first.task is None and (gone or first.drift in _TASKS):
        sight = Sight.WITHDRAWN if gone else Sight.CHANGED
        FollowTask.objects.create(
            translation=translation, first=True, snapshot=first.newest, sight=sight, drift=first.drift, opened=now
        )
    elif first.task is not None and first.drift in _TASKS:
        first.task.snapshot, first.task.drift = first.newest, first.drift
        first.task.save(update_fields=["snapshot", "drift"])
    elif first.task is not None and not gone:
        _settle(first.task, Settled.RETURNED, person=None, now=now)


@transaction.atomic
def answer_first(translation: TranslationRecord, *, person: Person, reason: str, now: datetime) -> None:
    """Say what was done about a change of the first source. Asked again when it changes again."""
    first = first_of(translation)
    if first is None or first.task is None:
        raise NothingToFollowError
    if is_placeholder(reason):
        raise ReasonMissingError
    defaults = {"reason": storable(reason), "person": person, "moment": now}
    LeftAsItIs.objects.get_or_create(translation=translation, snapshot=first.newest, defaults=defaults)
    _settle(first.task, Settled.LEFT, person=person, now=now)
    tell_soon(first.source)


def _settle(task: FollowTask, how: Settled, *, person: Person | None, now: datetime) -> None:
    FollowTask.objects.filter(pk=task.pk, settled=None).update(settled=now, how=how, person=person)
