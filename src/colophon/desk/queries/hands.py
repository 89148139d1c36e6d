"""Whose hands each pair has been in, as manifests name them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q, QuerySet

from colophon.article.credit import Role
from colophon.desk.asked_often import asked_often
from colophon.desk.models import Desk, PairRecord, TranslationRecord, WorkEvent
from colophon.desk.models import Person as PersonRecord
from colophon.desk.queries.credits import OF_PERSON, person_of, printed_name
from colophon.signoff.manifest import Hand, Person


def signed_person(person: PersonRecord, desk: Desk) -> Person:
    """Somebody as manifests and sign-offs name them: by their lasting key and the name that editions print."""
    return Person(person.key, printed_name(person, desk))


def hands_of(translation: TranslationRecord) -> Mapping[int, set[Hand]]:
    """Everybody who ever translated a pair; who reviewed or proofread it only as it now stands."""
    desk = translation.snapshot.source.desk
    hands: defaultdict[int, set[Hand]] = defaultdict(set)
    standing = _standing(translation)
    people: dict[int, Person] = {}
    for row in _work(translation.pk):
        number, role, person = row[:3]
        if person not in people:
            people[person] = signed_person(person_of(row[2:]), desk)
        hands[standing.get(number, number)].add(Hand(Role(role), people[person]))
    return hands


@asked_often
def _work(translation: int) -> QuerySet[WorkEvent, tuple[Any, ...]]:
    work = WorkEvent.objects.filter(translation=translation).exclude(revision=None).order_by()
    counts = work.filter(Q(role=Role.TRANSLATOR) | Q(revision__pair__current=F("revision")))
    return counts.values_list("revision__pair", "role", *OF_PERSON).distinct()


@asked_often
def _merged(translation: int) -> QuerySet[PairRecord, tuple[int, int | None]]:
    merged = PairRecord.ever.filter(translation=translation, merged_into__isnull=False).order_by()
    return merged.values_list("pk", "merged_into")


def _standing(translation: TranslationRecord) -> Mapping[int, int]:
    """For each pair that was merged, the pair that its text now stands in."""
    into = {pair: other for pair, other in _merged(translation.pk) if other is not None}
    return {pair: _last(pair, into) for pair in into}


def _last(pair: int, into: Mapping[int, int]) -> int:
    while pair in into:
        pair = into[pair]
    return pair
