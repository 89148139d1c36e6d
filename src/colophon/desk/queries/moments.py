"""A whole text as it stood at a moment: the ends of its sittings, and what has changed since each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery

from colophon.desk.models import PairRecord, Revision, TranslationRecord
from colophon.memory.changes import Piece, changes

_PAUSE = timedelta(minutes=30)
_MOST = 50


@dataclass(frozen=True, slots=True)
class Moment:
    """The end of a stretch of work on the text. `revision` was the newest then; `by` are those who worked in it."""

    revision: int
    saved: datetime
    by: tuple[str, ...]
    segments: int


@dataclass(frozen=True, slots=True)
class Then:
    """One segment as it stood then and as it stands now. One that was cut or joined stays as it is."""

    pair: PairRecord
    old: str
    now: str
    stays: bool

    @property
    def differs(self) -> bool:
        return self.old != self.now and not self.stays

    @property
    def changes(self) -> tuple[Piece, ...]:
        return changes(self.now, self.old)


def moments_of(translation: TranslationRecord) -> tuple[Moment, ...]:
    """The newest first, the newest 50."""
    saves = Revision.objects.filter(pair__translation=translation).order_by("id")
    rows = list(saves.values_list("id", "saved", "person__name", "pair"))
    found = [_moment(rows[start:end]) for start, end in _stretches([row[1] for row in rows])]
    return tuple(reversed(found))[:_MOST]


def text_at(translation: TranslationRecord, revision: int) -> tuple[Then, ...]:
    """Every segment of the text as it stands, with the text it had when `revision` was the newest."""
    earlier = Revision.objects.filter(pair=OuterRef("pk"), pk__lte=revision, conflicting=False).order_by("-id")
    pairs = translation.pairs.select_related("current").annotate(old=Subquery(earlier.values("target")[:1]))
    shaped = _shaped(translation)
    return tuple(
        Then(pair, pair.old or "", pair.current.target if pair.current else "", pair.key in shaped) for pair in pairs
    )


def newest_revision(translation: TranslationRecord) -> int:
    """The number of the last save, 0 for none."""
    last = Revision.objects.filter(pair__translation=translation).order_by("-id").values_list("id", flat=True).first()
    return last or 0


def _shaped(translation: TranslationRecord) -> frozenset[str]:
    """Pairs that were ever cut or joined: a text from before may belong to another stretch of the source."""
    every = PairRecord.ever.filter(translation=translation)
    halves = {key for key in every.values_list("key", flat=True) if "/" in key}
    joined = set(every.filter(merged__isnull=False).values_list("key", flat=True))
    return frozenset(halves | joined | {key.partition("/")[0] for key in halves})


def _stretches(saved: Sequence[datetime]) -> Iterator[tuple[int, int]]:
    """Where work begins and ends: nobody saved for half an hour in between."""
    start = 0
    for index in range(1, len(saved) + 1):
        if index == len(saved) or saved[index] - saved[index - 1] > _PAUSE:
            yield start, index
            start = index


def _moment(rows: Sequence[tuple[int, datetime, str | None, int]]) -> Moment:
    names = tuple(dict.fromkeys(name for _, _, name, _ in rows if name))
    return Moment(rows[-1][0], rows[-1][1], names, len({pair for *_, pair in rows}))
