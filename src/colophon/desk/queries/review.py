"""What reviewers said of a translation, and how many points per 1,000 words that makes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from colophon.checks.lengths import length
from colophon.desk.models import LastLook, Presence, Remark, TranslationRecord
from colophon.desk.models.review import Outcome, Weight

_LETTERS_A_WORD = 5
_HERE = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Score:
    """Points per 1,000 words of the source: fewer are better. Declined remarks do not count."""

    points: float
    words: int
    by_category: dict[str, float]

    @property
    def per_thousand(self) -> float:
        return round(1000 * self.points / self.words, 1) if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Someone:
    """Who is at work in the translation now, and at which pair."""

    name: str
    key: str
    pair: str


def score_of(translation: TranslationRecord, sources: Iterable[str]) -> Score:
    """Counted over all remarks of reviewers and proofreaders that were not declined; `sources` are its source texts."""
    categories: dict[str, float] = {}
    remarks = Remark.objects.filter(pair__translation=translation).exclude(outcome=Outcome.DECLINED).order_by()
    for category, weight, count in remarks.values_list("category", "weight").annotate(Count("pk")):
        categories[category] = categories.get(category, 0.0) + Weight(weight).points * count
    letters = sum(map(length, sources))
    return Score(sum(categories.values()), round(letters / _LETTERS_A_WORD), categories)


def remarks_of(translation: TranslationRecord) -> dict[str, list[Remark]]:
    """All remarks by their pair's key, the oldest first."""
    found: dict[str, list[Remark]] = {}
    remarks = Remark.objects.filter(pair__translation=translation)
    for one in remarks.select_related("pair", "person", "answered_by"):
        found.setdefault(one.pair.key, []).append(one)
    return found


def others_present(translation: TranslationRecord, *, but: int, now: datetime) -> tuple[Someone, ...]:
    """Everybody who was seen here in the last 20 seconds, without the person with the id `but`."""
    here = Presence.objects.filter(translation=translation, seen__gt=now - _HERE).exclude(person=but)
    return tuple(Someone(one.person.name, one.person.key, one.pair) for one in here.select_related("person"))


def last_look(translation: TranslationRecord, *, person: int) -> int:
    """The newest revision that this person has seen, 0 for none."""
    found = LastLook.objects.filter(translation=translation, person=person).first()
    return found.revision if found else 0
