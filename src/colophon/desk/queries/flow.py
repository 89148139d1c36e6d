"""How articles move through a desk: where they stood week by week, and how long they waited before each step."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Min

from colophon.desk.models import Claim, Desk, Edition, SignOffRecord, TranslationRecord
from colophon.signoff.stages import Stage

WEEK = timedelta(days=7)


class Step(StrEnum):
    """What happens to an article, in order."""

    BEGUN = "begun"
    CLAIMED = "claimed"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    PROOFREAD = "proofread"
    PUBLISHED = "published"


_STANDS = (Step.BEGUN, Step.CLAIMED, Step.TRANSLATED, Step.REVIEWED, Step.PROOFREAD)
"""An open article stands where its last step has brought it."""
_SIGNED = {Stage.TRANSLATE: Step.TRANSLATED, Stage.REVIEW: Step.REVIEWED, Stage.PROOFREAD: Step.PROOFREAD}


@dataclass(frozen=True, slots=True)
class Way:
    """One article's first time at each step, and when it was taken off the board."""

    moments: dict[Step, datetime]
    closed: datetime | None


@dataclass(frozen=True, slots=True)
class Week:
    """How many open articles stood at each step at the end of a week, and how many came out in it."""

    end: datetime
    standing: dict[Step, int]
    published: int


@dataclass(frozen=True, slots=True)
class Wait:
    """How long articles waited for a step, in days: the half, nine of ten, and of how many."""

    step: Step
    median: float
    p90: float
    count: int


def ways_of(desk: Desk) -> list[Way]:
    """Every article's way, from what was written down when it happened."""
    of_desk = {"translation__snapshot__source__desk": desk}
    ways: dict[int, Way] = {}
    records = TranslationRecord.objects.filter(snapshot__source__desk=desk).values_list("pk", "begun", "closed")
    for pk, begun, closed in records:
        ways[pk] = Way({Step.BEGUN: begun}, closed)
    claimed = Claim.objects.filter(stage=Stage.TRANSLATE, **of_desk).values_list("translation").annotate(Min("taken"))
    _note(ways, Step.CLAIMED, claimed)
    for stage, step in _SIGNED.items():
        signed = SignOffRecord.objects.filter(stage=stage, **of_desk).values_list("translation").annotate(Min("moment"))
        _note(ways, step, signed)
    editions = Edition.objects.filter(**of_desk).values_list("translation").annotate(Min("published"))
    _note(ways, Step.PUBLISHED, editions)
    return list(ways.values())


def weeks_of(ways: Sequence[Way], *, now: datetime, count: int) -> list[Week]:
    """The last weeks up to now, the oldest first."""
    ends = [now - WEEK * back for back in range(count - 1, -1, -1)]
    return [_week(ways, end) for end in ends]


def waits_of(ways: Sequence[Way], *, since: datetime) -> list[Wait]:
    """Waiting times before each step that was taken since then; steps that nobody took are left out."""
    found = []
    for before, step in zip(Step, list(Step)[1:], strict=False):
        days = sorted(_days(way, before, step) for way in ways if _waited(way, before, step, since))
        if days:
            found.append(Wait(step, percentile(days, 50), percentile(days, 90), len(days)))
    return found


def percentile(ordered: Sequence[float], share: int) -> float:
    """The smallest value that is not smaller than so many of a hundred. The values are in order."""
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def _note(ways: dict[int, Way], step: Step, found: Iterable[tuple[int, datetime]]) -> None:
    for pk, moment in found:
        if pk in ways:
            ways[pk].moments[step] = moment


def _week(ways: Sequence[Way], end: datetime) -> Week:
    standing = dict.fromkeys(_STANDS, 0)
    published = 0
    for way in ways:
        out = way.moments.get(Step.PUBLISHED)
        if out is not None and out <= end:
            published += out > end - WEEK
        elif way.closed is None or way.closed > end:
            last = [step for step in _STANDS if step in way.moments and way.moments[step] <= end]
            if last:
                standing[last[-1]] += 1
    return Week(end, standing, published)


def _before(way: Way, before: Step) -> datetime | None:
    """When the step before was taken; where it was left out, the one before that."""
    order = list(Step)
    for step in reversed(order[: order.index(before) + 1]):
        if step in way.moments:
            return way.moments[step]
    return None


def _waited(way: Way, before: Step, step: Step, since: datetime) -> bool:
    return step in way.moments and way.moments[step] >= since and _before(way, before) is not None


def _days(way: Way, before: Step, step: Step) -> float:
    begun = _before(way, before)
    assert begun is not None
    return max(0.0, (way.moments[step] - begun).total_seconds() / 86400)
