"""Every text a segment has had: who wrote it, when, and what it changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol, TypeVar

from django.db.models import OuterRef, QuerySet, Subquery

from colophon.desk.asked_often import asked_often
from colophon.desk.models import PairRecord, Revision, TranslationRecord
from colophon.memory.changes import Piece, changes

_SITTING = timedelta(minutes=10)
"""Saves of one person with less between them are one sitting: the history shows its last text."""


class Saved(Protocol):
    """What has to be known of a save to tell sittings apart."""

    @property
    def person_id(self) -> int | None: ...
    @property
    def role(self) -> str: ...
    @property
    def saved(self) -> datetime: ...
    @property
    def conflicting(self) -> bool: ...


S = TypeVar("S", bound=Saved)


class Save(NamedTuple):
    """A revision without its text: texts are read for those that are shown, and most saves are inside a sitting."""

    id: int
    pair: int
    person_id: int | None
    by: str | None
    role: str
    saved: datetime
    conflicting: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """Its last save, how many it had, and the revision that stood before: 0 for none, itself for the first of all."""

    last: Save
    saves: int
    before: int


@dataclass(frozen=True, slots=True)
class Version:
    """A text with what it changed against the version before it. `saves` counts the revisions of its sitting."""

    revision: int
    text: str
    by: str
    role: str
    saved: datetime
    conflicting: bool
    saves: int
    changes: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class History:
    """One segment with its newest versions, and how many it has in all."""

    key: str
    position: int
    source: str
    versions: tuple[Version, ...]
    count: int


def pairs_in_order(translation: TranslationRecord) -> Sequence[PairRecord]:
    """What a history is told of each segment, read all at once: there are a few hundred at most."""
    return _pairs(translation.pk)


@asked_often
def _pairs(translation: int) -> QuerySet[PairRecord]:
    return PairRecord.objects.filter(translation=translation).only("key", "position", "source")


def histories_of(pairs: Sequence[PairRecord], *, most: int | None = None) -> tuple[History, ...]:
    """The newest `most` versions of each segment, or all; in two queries, whatever their number."""
    saves: dict[int, list[Save]] = {}
    for one in map(Save._make, _saves([pair.pk for pair in pairs])):
        saves.setdefault(one.pair, []).append(one)
    found = {pair.pk: list(_in_sittings(sittings(saves.get(pair.pk, ())))) for pair in pairs}
    shown = {number: its[-most:] if most else its for number, its in found.items()}
    texts = _texts_of(sitting for its in shown.values() for sitting in its)
    return tuple(
        History(pair.key, pair.position, pair.source, _versions(shown[pair.pk], texts), len(found[pair.pk]))
        for pair in pairs
    )


def history_of(pair: PairRecord, *, whole: bool = False) -> tuple[Version, ...]:
    """The newest first. `whole` shows every single save."""
    saves = map(Save._make, _saves([pair.pk]))
    found = list(_in_sittings([one] for one in saves) if whole else _in_sittings(sittings(saves)))
    return _versions(found, _texts_of(found))


@asked_often
def _saves(pairs: Sequence[int]) -> QuerySet[Revision, tuple[Any, ...]]:
    """The oldest first."""
    columns = ("id", "pair", "person", "person__name", "role", "saved", "conflicting")
    return Revision.objects.filter(pair__in=pairs).order_by("id").values_list(*columns)


def _in_sittings(parts: Iterable[Sequence[Save]]) -> Iterator[Sitting]:
    """A text that was kept beside another never stood."""
    before = 0
    for number, sitting in enumerate(parts):
        last = sitting[-1]
        yield Sitting(last, len(sitting), before if number else last.id)
        before = before if last.conflicting else last.id


def _texts_of(shown: Iterable[Sitting]) -> Mapping[int, str]:
    wanted = {number for one in shown for number in (one.last.id, one.before)}
    return {0: "", **dict(Revision.objects.filter(pk__in=wanted).values_list("id", "target"))} if wanted else {}


def _versions(shown: Sequence[Sitting], texts: Mapping[int, str]) -> tuple[Version, ...]:
    """The newest first."""
    return tuple(
        Version(
            revision=one.last.id,
            text=texts[one.last.id],
            by=one.last.by or "",
            role=one.last.role,
            saved=one.last.saved,
            conflicting=one.last.conflicting,
            saves=one.saves,
            changes=changes(texts[one.before], texts[one.last.id]),
        )
        for one in reversed(shown)
    )


def changed_since(translation: TranslationRecord, revision: int) -> dict[str, tuple[Piece, ...]]:
    """The pairs that have another text than when `revision` was the newest, each with the difference."""
    texts = _texts_since(translation.pk, revision)
    return {key: changes(old or "", now or "") for key, old, now in texts if (old or "") != now}


@asked_often
def _texts_since(translation: int, revision: int) -> QuerySet[PairRecord, tuple[str, str | None, str | None]]:
    earlier = Revision.objects.filter(pair=OuterRef("pk"), pk__lte=revision, conflicting=False).order_by("-id")
    newer = PairRecord.objects.filter(translation=translation, current__gt=revision)
    return newer.annotate(old=Subquery(earlier.values("target")[:1])).values_list("key", "old", "current__target")


def sittings(revisions: Iterable[S]) -> Iterator[list[S]]:
    """Saves of one pair, the oldest first, in the sittings in which they were made."""
    sitting: list[S] = []
    for one in revisions:
        if sitting and not _goes_on(sitting[-1], one):
            yield sitting
            sitting = []
        sitting.append(one)
    if sitting:
        yield sitting


def _goes_on(last: Saved, one: Saved) -> bool:
    same = (last.person_id, last.role) == (one.person_id, one.role)
    return same and not last.conflicting and not one.conflicting and one.saved - last.saved < _SITTING
