"""A translation's texts as they stand now, and where two people disagree."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from colophon.article.pair import Pair
from colophon.desk.models import PairRecord, Revision, TranslationRecord


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two texts for one pair: the current one, and one saved by somebody who had not seen it."""

    pair: str
    current: Revision
    other: Revision


def pairs_of(translation: TranslationRecord) -> tuple[Pair, ...]:
    """The pairs in order with their current texts; untranslated ones have an empty target."""
    return as_pairs(translation.pairs.all())


def numbered_pairs(records: QuerySet[PairRecord]) -> dict[int, Pair]:
    """Pairs with their current texts, by their records' numbers. Nothing else is read of them."""
    rows = records.values_list("pk", "key", "source", "current__target", "place")
    return {number: Pair(key, source, target or "", place) for number, key, source, target, place in rows}


def as_pairs(records: QuerySet[PairRecord]) -> tuple[Pair, ...]:
    """The same without the numbers."""
    return tuple(numbered_pairs(records).values())


def as_pair(record: PairRecord) -> Pair:
    """A pair with its current text."""
    return Pair(record.key, record.source, record.current.target if record.current else "", record.place)


def conflicts_of(translation: TranslationRecord) -> Iterator[Conflict]:
    """What is to be shown side by side, until somebody settles it."""
    unsettled = Revision.objects.filter(pair__translation=translation, conflicting=True, resolution=None)
    for revision in unsettled.select_related("pair__current", "person"):
        if revision.pair.current is not None:
            yield Conflict(revision.pair.key, revision.pair.current, revision)
