"""A translation's texts as they stand now, and where two people disagree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from colophon.article.pair import Pair
from colophon.desk.asked_often import asked_often
from colophon.desk.models import PairRecord, Revision, TranslationRecord

_COLUMNS = ("key", "source", "current__target", "place")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two texts for one pair: the current one, and one saved by somebody who had not seen it."""

    pair: str
    current: Revision
    other: Revision


def pairs_of(translation: TranslationRecord) -> tuple[Pair, ...]:
    """The pairs in order with their current texts; untranslated ones have an empty target."""
    return tuple(numbered_pairs(translation).values())


def numbered_pairs(translation: TranslationRecord) -> dict[int, Pair]:
    """The same by their records' numbers."""
    rows = _rows(translation.pk)
    return {number: Pair(key, source, target or "", place) for number, key, source, target, place in rows}


@asked_often
def _rows(translation: int) -> QuerySet[PairRecord, tuple[int, str, str, str | None, str]]:
    return PairRecord.objects.filter(translation=translation).values_list("pk", *_COLUMNS)


def near(record: PairRecord) -> tuple[Pair, ...]:
    """The pairs before and after this one, with their current texts."""
    beside = _at(record.translation_id, [record.position - 1, record.position + 1])
    return tuple(Pair(key, source, target or "", place) for key, source, target, place in beside)


@asked_often
def _at(translation: int, positions: Sequence[int]) -> QuerySet[PairRecord, tuple[str, str, str | None, str]]:
    return PairRecord.objects.filter(translation=translation, position__in=positions).values_list(*_COLUMNS)


def as_pair(record: PairRecord) -> Pair:
    """A pair with its current text."""
    return Pair(record.key, record.source, record.current.target if record.current else "", record.place)


def conflicts_of(translation: TranslationRecord) -> Iterator[Conflict]:
    """What is to be shown side by side, until somebody settles it."""
    for revision in _unsettled(translation.pk):
        if revision.pair.current is not None:
            yield Conflict(revision.pair.key, revision.pair.current, revision)


@asked_often
def _unsettled(translation: int) -> QuerySet[Revision]:
    unsettled = Revision.objects.filter(pair__translation=translation, conflicting=True, resolution=None)
    return unsettled.select_related("pair__current", "person")
