"""What became of editions at their targets, for an article's page, for managers and for the terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from colophon.desk.models import DeliveryRecord, Desk, Target, TranslationRecord
from colophon.editions.targets.target import Delivery, Verb

OPEN = (Delivery.PENDING, Delivery.FAILED)
_NOT_TOLD = ("edition__manifest", "edition__envelopes", "edition__ring", "edition__article", "translation__credits")


@dataclass(frozen=True, slots=True)
class TargetState:
    """A target, how many articles stand there (`sent`), deliveries that wait or failed, and the last failure."""

    target: Target
    sent: int
    waiting: int
    failed: int
    last_failure: DeliveryRecord | None
    last: DeliveryRecord | None


def targets_of(desk: Desk) -> Sequence[TargetState]:
    """The desk's targets by name."""
    targets = list(Target.objects.filter(desk=desk, ended=None).select_related("desk"))
    numbers = _numbers(targets)
    return [_state(target, numbers.get(target.pk, {})) for target in targets]


def targets_due(now: datetime) -> QuerySet[Target]:
    """The targets at which something is to be done now."""
    due = DeliveryRecord.objects.filter(target=OuterRef("pk"), state__in=OPEN, next_try__lte=now)
    return Target.objects.filter(Exists(due), ended=None, paused=None).select_related("desk")


def due_at(target: Target, now: datetime) -> QuerySet[DeliveryRecord]:
    """What is to be done there now, in the order in which it was ordered."""
    due = DeliveryRecord.objects.filter(target=target, state__in=OPEN, next_try__lte=now)
    return due.select_related("target", "translation", "edition__translation").order_by("pk")


def target_named(desk: Desk, name: str) -> Target | None:
    return Target.objects.filter(desk=desk, ended=None, name=name).select_related("desk").first()


def deliveries_of(translation: TranslationRecord) -> Sequence[DeliveryRecord]:
    """The newest delivery of an article at each target, by the target's name."""
    rows = DeliveryRecord.objects.filter(translation=translation, target__ended=None)
    told = rows.select_related("target", "edition", "translation").defer(*_NOT_TOLD)
    newest = {row.target_id: row for row in told.order_by("pk")}
    return sorted(newest.values(), key=lambda row: row.target.name)


def recent_deliveries(desk: Desk, most: int = 12) -> Sequence[DeliveryRecord]:
    """What was done or tried lately, the newest first."""
    rows = DeliveryRecord.objects.filter(target__desk=desk, target__ended=None).exclude(state=Delivery.OVERTAKEN)
    return list(rows.select_related("target", "translation", "edition").order_by("-pk")[:most])


def _numbers(targets: Sequence[Target]) -> Mapping[int, Mapping[str, int]]:
    """How many deliveries are open by their state, and of those that were made how many articles still stand there."""
    rows = DeliveryRecord.objects.filter(target__in=targets).order_by()
    made = rows.filter(state=Delivery.SENT)
    later = made.filter(target=OuterRef("target"), translation=OuterRef("translation"), pk__gt=OuterRef("pk"))
    standing = made.filter(~Exists(later), verb=Verb.PUT)
    found: dict[int, dict[str, int]] = {}
    for kind in (rows.filter(state__in=OPEN), standing):
        for row in kind.values("target_id", "state").annotate(n=Count("pk")):
            found.setdefault(row["target_id"], {})[row["state"]] = row["n"]
    return found


def _state(target: Target, numbers: Mapping[str, int]) -> TargetState:
    rows = DeliveryRecord.objects.filter(target=target).select_related("translation", "edition")
    return TargetState(
        target=target,
        sent=numbers.get(Delivery.SENT, 0),
        waiting=numbers.get(Delivery.PENDING, 0),
        failed=numbers.get(Delivery.FAILED, 0),
        last_failure=rows.filter(state=Delivery.FAILED).order_by("-pk").first(),
        last=rows.filter(state=Delivery.SENT).order_by("-ended").first(),
    )
