"""What reviewers said of a translation, and how many points per 1,000 words that makes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from colophon.checks.lengths import length
from colophon.desk.asked_often import asked_often
from colophon.desk.models import HandBack, LastLook, Presence, Remark, SignOffRecord, TranslationRecord
from colophon.desk.models.review import Outcome, Weight
from colophon.signoff.stages import Stage

_LETTERS_A_WORD = 5
_HERE = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Score:
    """Points per 1,000 words of the source: fewer are better. Declined remarks do not count."""

    points: float
    words: int

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
    points = sum(Weight(weight).points * count for weight, count in _weights(translation.pk))
    return Score(points, round(sum(map(length, sources)) / _LETTERS_A_WORD))


@asked_often
def _weights(translation: int) -> QuerySet[Remark, tuple[str, int]]:
    remarks = Remark.objects.filter(pair__translation=translation).exclude(outcome=Outcome.DECLINED).order_by()
    return remarks.values("weight").annotate(count=Count("pk")).values_list("weight", "count")


def remarks_of(translation: TranslationRecord) -> dict[str, list[Remark]]:
    """All remarks by their pair's key, the oldest first."""
    found: dict[str, list[Remark]] = {}
    remarks = Remark.objects.filter(pair__translation=translation)
    for one in remarks.select_related("pair", "person", "answered_by"):
        found.setdefault(one.pair.key, []).append(one)
    return found


def backs_of(translation: TranslationRecord) -> Sequence[HandBack]:
    """Who gave the text back since it was last signed as translated or reviewed; that answers those before."""
    signed = _signed(translation.pk)
    return _backs(translation.pk, signed[0][0] if signed else translation.begun)


@asked_often
def _signed(translation: int) -> QuerySet[SignOffRecord, tuple[datetime]]:
    signed = SignOffRecord.objects.filter(translation=translation, stage__in=[Stage.TRANSLATE, Stage.REVIEW])
    return signed.order_by("-id").values_list("moment")[:1]


@asked_often
def _backs(translation: int, since: datetime) -> QuerySet[HandBack]:
    return HandBack.objects.filter(translation=translation, moment__gt=since).select_related("person")


def others_present(translation: TranslationRecord, *, but: int, now: datetime) -> tuple[Someone, ...]:
    """Everybody who was seen here in the last 20 seconds, without the person with the id `but`."""
    return tuple(Someone(*one) for one in _present(translation.pk, now - _HERE, but))


@asked_often
def _present(translation: int, since: datetime, but: int) -> QuerySet[Presence, tuple[str, str, str]]:
    here = Presence.objects.filter(translation=translation, seen__gt=since).exclude(person=but)
    return here.values_list("person__name", "person__key", "pair")


def last_look(translation: TranslationRecord, *, person: int) -> int:
    """The newest revision that this person has seen, 0 for none."""
    return max((revision for (revision,) in _looks(translation.pk, person)), default=0)


@asked_often
def _looks(translation: int, person: int) -> QuerySet[LastLook, tuple[int]]:
    return LastLook.objects.filter(translation=translation, person=person).values_list("revision")
