"""Following a source that has changed: the translation's pairs get the new source texts, and every old text is kept."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from colophon.article.article import Article
from colophon.article.pair import Pair
from colophon.article.placeholder import is_placeholder
from colophon.desk.actions.follow_task import settle
from colophon.desk.actions.tell_readers import tell_soon
from colophon.desk.actions.translate import storable
from colophon.desk.models import LeftAsItIs, PairRecord, Person, Snapshot, TranslationRecord
from colophon.desk.queries.freshness import freshness_of
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.text import pairs_of
from colophon.errors import NothingToFollowError, ReasonMissingError
from colophon.segments.pair_articles import split_article
from colophon.watch.change import Drift
from colophon.watch.compare import compared
from colophon.watch.onto_pairs import Touched, touched
from colophon.watch.task import Settled

_FAR = 1_000_000


@transaction.atomic
def follow_source(translation: TranslationRecord, *, person: Person | None = None, now: datetime | None = None) -> int:
    """Move a translation onto the newest snapshot of its source; answers how many pairs ask for a translator.

    A changed sentence keeps its translation, to be mended. An added one becomes an empty pair. A dropped one loses its
    source, so that the checks ask what its translation still does there. Sign-offs are void: they covered the old text.
    """
    translation = TranslationRecord.objects.select_for_update().get(pk=translation.pk)
    fresh = freshness_of(translation)
    if fresh.newer is None:
        raise NothingToFollowError
    after = source_article(fresh.newer)
    changes = compared(source_article(translation.snapshot), after)
    for one in touched(changes, pairs_of(translation), least=Drift.COSMETIC):
        if one.pair is None:
            _add(translation, one)
        else:
            _change(translation, one)
    _put_in_order(translation, after)
    translation.snapshot = fresh.newer
    translation.save(update_fields=["snapshot"])
    settle(translation, Settled.FOLLOWED, now=now or fresh.newer.captured, person=person)
    return len(fresh.touched)


def leave_as_it_is(
    translation: TranslationRecord, snapshot: Snapshot, *, person: Person, reason: str, now: datetime
) -> LeftAsItIs:
    """Say why the translation stays as it is although its source has changed. Asked again when it changes again."""
    if is_placeholder(reason):
        raise ReasonMissingError
    left, _ = LeftAsItIs.objects.get_or_create(
        translation=translation,
        snapshot=snapshot,
        defaults={"reason": storable(reason), "person": person, "moment": now},
    )
    settle(translation, Settled.LEFT, now=now, person=person)
    tell_soon(translation.snapshot.source)
    return left


def _change(translation: TranslationRecord, one: Touched) -> None:
    """The changed sentence in its pair; in a pair of several sentences only its own part."""
    assert one.pair is not None
    record = translation.pairs.get(key=one.pair.id)
    whole = one.change.before not in record.source
    record.source = one.change.after if whole else record.source.replace(one.change.before, one.change.after, 1).strip()
    record.save(update_fields=["source"])


def _add(translation: TranslationRecord, one: Touched) -> None:
    """An empty pair, at the end until all are put in order."""
    last = translation.pairs.order_by("-position").first()
    PairRecord.objects.create(
        translation=translation,
        key=_free_key(translation),
        position=last.position + 1 if last else 1,
        place=one.change.place_after,
        source=one.change.after,
    )


def _put_in_order(translation: TranslationRecord, article: Article) -> None:
    """The pairs in the order and at the places of the new text; one whose source is gone stays behind its neighbour."""
    records = list(translation.pairs.all())
    sentences = split_article(article)
    where: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        where.setdefault(sentence.source, []).append(number)
    order: list[tuple[int, PairRecord]] = []
    last = -1
    for record in records:
        last = _first_of(record, where, sentences, last)
        order.append((last, record))
    order.sort(key=lambda pair: pair[0])
    for position, (number, record) in enumerate(order, 1):
        record.position = position + _FAR
        if number >= 0 and record.source:
            record.place = sentences[number].place
    for step in (_FAR, 0):
        for position, (_, record) in enumerate(order, 1):
            record.position = position + step
            record.save(update_fields=["position", "place"])


def _first_of(record: PairRecord, where: dict[str, list[int]], sentences: Sequence[Pair], last: int) -> int:
    """The number of the first sentence of the new text that stands in this pair; its neighbour's where none does."""
    found = where.get(record.source)
    if found:
        return found.pop(0) if len(found) > 1 else found[0]
    inside = (at for at, one in enumerate(sentences) if record.source and record.source.startswith(one.source))
    return next(inside, last)


def _free_key(translation: TranslationRecord) -> str:
    taken = set(PairRecord.ever.filter(translation=translation).values_list("key", flat=True))
    number = len(taken) + 1
    while str(number) in taken:
        number += 1
    return str(number)
