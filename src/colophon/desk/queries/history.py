"""Every text a segment has had: who wrote it, when, and what it changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

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


def history_of(pair: PairRecord, *, whole: bool = False) -> tuple[Version, ...]:
    """The newest first. `whole` shows every single save."""
    revisions = list(pair.revisions.select_related("person").order_by("id"))
    sittings = [[one] for one in revisions] if whole else list(_sittings(revisions))
    found: list[Version] = []
    before = ""
    for sitting in sittings:
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
                changes=changes(before, last.target),
            )
        )
        before = before if last.conflicting else last.target
    return tuple(reversed(found))


def changed_since(translation: TranslationRecord, revision: int) -> dict[str, tuple[Piece, ...]]:
    """The pairs that have another text than when `revision` was the newest, each with the difference."""
    found: dict[str, tuple[Piece, ...]] = {}
    for pair in translation.pairs.filter(current__gt=revision).select_related("current"):
        old = pair.revisions.filter(pk__lte=revision, conflicting=False).order_by("-id").first()
        now = pair.current.target if pair.current else ""
        if (old.target if old else "") != now:
            found[pair.key] = changes(old.target if old else "", now)
    return found


def _sittings(revisions: list[Revision]) -> Iterator[list[Revision]]:
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
