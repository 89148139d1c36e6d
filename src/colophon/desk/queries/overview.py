"""One translation at a glance: its stages with who signed them, who holds it, its progress and its past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from colophon.desk.models import Claim, Edition, SignOffRecord, Station
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.work import Held, reminder_due
from colophon.segments.effort import minutes_for
from colophon.signoff.stages import STAGES, Stage

_REACHED = {
    Station.PROPOSED: 0,
    Station.TRANSLATING: 0,
    Station.REVIEW: 1,
    Station.PROOFREADING: 2,
    Station.READY: 3,
    Station.PUBLISHED: 4,
    Station.WITHDRAWN: 4,
}


@dataclass(frozen=True, slots=True)
class StageSeen:
    """A stage: whether it is done for the text as it stands, whether it is next, and who signed it last."""

    stage: Stage
    done: bool
    next: bool
    last: SignOffRecord | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the article's page tells."""

    stages: tuple[StageSeen, ...]
    claims: tuple[Held, ...]
    past: tuple[Claim, ...]
    pairs: int
    translated: int
    minutes: int
    editions: Sequence[Edition]

    @property
    def percent(self) -> int:
        return 100 * self.translated // self.pairs if self.pairs else 0


def overview_of(hand: AtHand, *, now: datetime) -> Overview:
    """From the station that was noted last; call `freshen` first if it may be old."""
    translation, progress = hand.translation, hand.progress
    held = [Held(one, (one.due - now).days, reminder_due(one, now=now)) for one in hand.claims if one.ended is None]
    return Overview(
        stages=_stages(hand),
        claims=tuple(held),
        past=tuple(one for one in hand.claims if one.ended is not None),
        pairs=progress.pairs,
        translated=progress.written,
        minutes=minutes_for(translation.length, translation.difficulty or 1),
        editions=hand.editions,
    )


def _stages(hand: AtHand) -> tuple[StageSeen, ...]:
    reached = _REACHED[Station(hand.translation.station)]
    last = {one.stage: one for one in hand.signoffs}
    return tuple(
        StageSeen(stage, number < reached, number == reached, last.get(stage)) for number, stage in enumerate(STAGES)
    )
