"""Every text a segment has had: who wrote it, when, and what it changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery

from colophon.desk.models import PairRecord, Revision, TranslationRecord
from colophon.memory.changes import Piece, changes

_SITTING = timedelta(minutes=10)
"""Saves of one person with less between them are one sitting: the history shows its last text."""


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


def histories_of(translation: TranslationRecord) -> Iterator[tuple[PairRecord, tuple[Version, ...]]]:
    """Every segment with its history, in two queries whatever their number."""
    revisions: dict[int, list[Revision]] = {}
    every = Revision.objects.filter(pair__translation=translation).select_related("person").order_by("id")
    for one in every:
        revisions.setdefault(one.pair_id, []).append(one)
    for pair in translation.pairs.all():
        yield pair, _versions(revisions.get(pair.pk, []), whole=False)


def history_of(pair: PairRecord, *, whole: bool = False) -> tuple[Version, ...]:
    """The newest first. `whole` shows every single save."""
    return _versions(list(pair.revisions.select_related("person").order_by("id")), whole=whole)


def _versions(revisions: list[Revision], *, whole: bool) -> tuple[Version, ...]:
    parts = [[one] for one in revisions] if whole else list(sittings(revisions))
    found: list[Version] = []
    before = ""
    for sitting in parts:
        last = sitting[-1]
        found.append(
            Version(
                revision=last.pk,
                text=last.target,
                by=last.person.name if last.person else "",
                role=last.role,
                saved=last.saved,
                conflicting=last.conflicting,
                saves=len(sitting),
                changes=changes(before if found else last.target, last.target),  # the first changed nothing
            )
        )
        before = before if last.conflicting else last.target
    return tuple(reversed(found))


def changed_since(translation: TranslationRecord, revision: int) -> dict[str, tuple[Piece, ...]]:
    """The pairs that have another text than when `revision` was the newest, each with the difference."""
    earlier = Revision.objects.filter(pair=OuterRef("pk"), pk__lte=revision, conflicting=False).order_by("-id")
    newer = translation.pairs.filter(current__gt=revision)
    texts = newer.annotate(old=Subquery(earlier.values("target")[:1])).values_list("key", "old", "current__target")
    return {key: changes(old or "", now) for key, old, now in texts if (old or "") != now}


def sittings(revisions: Iterable[Revision]) -> Iterator[list[Revision]]:
    """Revisions of one pair, the oldest first, in the sittings in which they were saved."""
    sitting: list[Revision] = []
    for one in revisions:
        if sitting and not _goes_on(sitting[-1], one):
            yield sitting
            sitting = []
        sitting.append(one)
    if sitting:
        yield sitting


def _goes_on(last: Revision, one: Revision) -> bool:
    same = (last.person_id, last.role) == (one.person_id, one.role)
    return same and not last.conflicting and not one.conflicting and one.saved - last.saved < _SITTING
