"""Whose hands each pair has been in, as manifests name them."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import F, Q

from colophon.article.credit import Role
from colophon.desk.models import Desk, PairRecord, TranslationRecord
from colophon.desk.models import Person as PersonRecord
from colophon.desk.queries.credits import OF_PERSON, printed_name
from colophon.signoff.manifest import Hand, Person


def signed_person(person: PersonRecord, desk: Desk) -> Person:
    """Somebody as manifests and sign-offs name them: by their lasting key and the name that editions print."""
    return Person(person.key, printed_name(person, desk))


def hands_of(translation: TranslationRecord) -> Mapping[int, set[Hand]]:
    """Everybody who ever translated a pair; who reviewed or proofread it only as it now stands."""
    desk = translation.snapshot.source.desk
    hands: defaultdict[int, set[Hand]] = defaultdict(set)
    standing = _standing(translation)
    work = translation.work.exclude(revision=None).order_by()
    counts = work.filter(Q(role=Role.TRANSLATOR) | Q(revision__pair__current=F("revision")))
    people: dict[int, Person] = {}
    for number, role, *of_person in counts.values_list("revision__pair", "role", *OF_PERSON).distinct():
        if of_person[0] not in people:
            people[of_person[0]] = signed_person(PersonRecord(*of_person), desk)
        hands[standing.get(number, number)].add(Hand(Role(role), people[of_person[0]]))
    return hands


def _standing(translation: TranslationRecord) -> Mapping[int, int]:
    """For each pair that was merged, the pair that its text now stands in."""
    merged = PairRecord.ever.filter(translation=translation, merged_into__isnull=False)
    into = {pair: other for pair, other in merged.values_list("pk", "merged_into") if other is not None}
    return {pair: _last(pair, into) for pair in into}


def _last(pair: int, into: Mapping[int, int]) -> int:
    while pair in into:
        pair = into[pair]
    return pair
