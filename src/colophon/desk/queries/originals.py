"""An unpublished original with what was proposed to it, and where its translations have left it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from colophon.checks.check import Brief
from colophon.desk.asked_often import asked_often
from colophon.desk.models import Amendment, Desk, PairRecord, Person, Revision, Source, TranslationRecord
from colophon.desk.queries.checked import brief_of
from colophon.desk.queries.history import sittings
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.text import as_pair
from colophon.desk.queries.watching import current_snapshot
from colophon.memory.changes import Piece, changes
from colophon.watch.amended import stands_in
from colophon.watch.noticed import Noticed, noticed

_ANSWERED_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Proposal:
    """An amendment with its difference, and whether the sentence that it changes still stands."""

    amendment: Amendment
    pieces: tuple[Piece, ...]
    stands: bool


@dataclass(frozen=True, slots=True)
class Departure:
    """Something that a translation says otherwise than its original, since both agreed."""

    translation: TranslationRecord
    pair: PairRecord
    noticed: Noticed
    pieces: tuple[Piece, ...]


def proposals_of(source: Source, *, answered: bool) -> tuple[Proposal, ...]:
    """Those that wait, the oldest first; or those that were answered, the newest first."""
    found = source.amendments.select_related("person", "answered_by", "pair__translation", "pair__current")
    if answered:
        rows: Sequence[Amendment] = list(found.exclude(answer="").order_by("-answered", "-pk")[:_ANSWERED_SHOWN])
    else:
        rows = list(found.filter(answer="").order_by("pk"))
    newest = current_snapshot(source)
    article = source_article(newest) if newest else None
    return tuple(
        Proposal(one, changes(one.before, one.after), article is not None and stands_in(article, one.place, one.before))
        for one in rows
    )


def departures_of(source: Source) -> Iterator[Departure]:
    """What its translations have come to say otherwise, and nobody has proposed yet."""
    if source.ours:
        for translation in TranslationRecord.objects.filter(snapshot__source=source, closed=None).order_by("language"):
            yield from _departures(translation)


def departures_in(pair: PairRecord) -> tuple[Departure, ...]:
    """The same for one pair, for whoever works at it."""
    translation = pair.translation
    if not translation.snapshot.source.ours:
        return ()
    return tuple(_of_pair(translation, pair, brief_of(translation)))


def _departures(translation: TranslationRecord) -> Iterator[Departure]:
    """Only pairs with more than one text, and saved since the original stands as it does, can have left it."""
    standing = Revision.objects.filter(conflicting=False).order_by("pk")
    several = translation.pairs.annotate(texts=Count("revisions", filter=Q(revisions__conflicting=False)))
    moved = several.filter(texts__gt=1, current__saved__gte=translation.snapshot.captured)
    pairs = list(moved.select_related("current").prefetch_related(Prefetch("revisions", standing)).order_by("position"))
    brief = brief_of(translation) if pairs else None
    for pair in pairs:
        if brief is not None:
            yield from _of_pair(translation, pair, brief)


def _of_pair(translation: TranslationRecord, pair: PairRecord, brief: Brief) -> Iterator[Departure]:
    revisions = [one for one in pair.revisions.all() if not one.conflicting]
    earlier = [one.target for one in revisions][:-1]
    finished = [sitting[-1].target for sitting in sittings(revisions)][:-1]
    for one in noticed(as_pair(pair), earlier, brief, finished=finished):
        if not _answered(pair, one):
            yield Departure(translation, pair, one, changes(pair.source, one.after))


def _answered(pair: PairRecord, one: Noticed) -> bool:
    """Whether it was proposed already while the translation said what it says now."""
    return pair.amendments.filter(before=pair.source, target=one.pair.target).exists()


def waiting_for(person: Person, desk: Desk, *, editor: bool) -> Sequence[Source]:
    """Originals with proposals that this person may answer, with how many, the oldest proposal first."""
    return (
        _waiting(desk.pk)[:20] if editor else [one for one in _waiting(desk.pk) if one.proposed_by_id == person.pk][:20]
    )


@asked_often
def _waiting(desk: int) -> QuerySet[Source]:
    open_ones = Source.objects.filter(desk=desk, ours=True, amendments__answer="")
    return open_ones.annotate(waiting=Count("amendments", filter=Q(amendments__answer=""))).order_by("pk")
