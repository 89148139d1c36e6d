"""One person's work on a desk: what they hold, what is due, what they owe, and what would help most next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from colophon.article.credit import Role
from colophon.desk.asked_often import asked_often
from colophon.desk.models import (
    Claim,
    Desk,
    FollowTask,
    HandBack,
    Membership,
    Person,
    SignOffRecord,
    Station,
    TranslationRecord,
    WorkEvent,
)
from colophon.desk.queries.listed import listed, not_listed
from colophon.desk.queries.watching import open_tasks
from colophon.desk.roles import DeskRole
from colophon.signoff.stages import Stage

_MOST_FREE = 5
REMINDERS = (timedelta(days=7), timedelta(days=12))
"""How long after taking a claim its holder is reminded."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim, how many days are left, and which reminder is due by now (0 for none)."""

    claim: Claim
    days_left: int
    reminder: int


@dataclass(frozen=True, slots=True)
class Debt:
    """How many texts of others somebody had read for them, and how many they read for others."""

    read_for_me: int
    read_by_me: int

    @property
    def owed(self) -> int:
        return max(0, self.read_for_me - self.read_by_me)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who could review next: how often they worked in this language, how much they hold now."""

    person: Person
    in_language: int
    holds: int


def held_by(person: Person, desk: Desk, *, now: datetime) -> tuple[Held, ...]:
    """What somebody holds on this desk, the most urgent first."""
    found = _held(person.pk, desk.pk)
    return tuple(Held(one, (one.due - now).days, reminder_due(one, now=now)) for one in found)


@asked_often
def _held(person: int, desk: int) -> QuerySet[Claim]:
    claims = Claim.objects.filter(person=person, ended=None, translation__snapshot__source__desk=desk)
    return claims.select_related("translation__snapshot__source").defer(*not_listed("translation")).order_by("due")


def due_soon(person: Person, desk: Desk, *, now: datetime) -> int:
    """How many claims somebody is to be reminded of: half of their time has passed, or more."""
    return len(_due(person.pk, desk.pk, now + timedelta(days=14) - REMINDERS[0]))


@asked_often
def _due(person: int, desk: int, ends: datetime) -> QuerySet[Claim, tuple[int]]:
    held = Claim.objects.filter(person=person, ended=None, due__lte=ends, translation__snapshot__source__desk=desk)
    return held.values_list("pk")


def reminder_due(claim: Claim, *, now: datetime) -> int:
    """1 from the seventh day on, 2 from the twelfth, else 0. It follows from the claim alone, so none is ever lost."""
    if claim.ended is not None:
        return 0
    extra = claim.due - claim.taken - timedelta(days=14)
    return sum(now >= claim.taken + extra + after for after in REMINDERS)


def to_sign_again(person: Person, desk: Desk) -> Sequence[TranslationRecord]:
    """Texts that this person signed as translated and that others have changed since: to be looked at, and signed."""
    return _to_sign_again(person.pk, desk.pk)


@asked_often
def _to_sign_again(person: int, desk: int) -> QuerySet[TranslationRecord]:
    signed = SignOffRecord.objects.filter(person=person, stage=Stage.TRANSLATE).values("translation")
    back = listed().filter(snapshot__source__desk=desk, pk__in=signed, station=Station.TRANSLATING, closed=None)
    return back.order_by("-begun")


def given_back(person: Person, desk: Desk) -> Sequence[HandBack]:
    """Texts that this person translated and a reader gave back, until it is signed again; the oldest first."""
    return _given_back(person.pk, desk.pk)


@asked_often
def _given_back(person: int, desk: int) -> QuerySet[HandBack]:
    theirs = WorkEvent.objects.filter(person=person, role=Role.TRANSLATOR, translation=OuterRef("translation"))
    signed = SignOffRecord.objects.filter(
        translation=OuterRef("translation"), stage__in=[Stage.TRANSLATE, Stage.REVIEW], moment__gte=OuterRef("moment")
    )
    found = HandBack.objects.filter(Exists(theirs), ~Exists(signed), translation__snapshot__source__desk=desk)
    found = found.filter(stage=Stage.TRANSLATE, translation__closed=None).exclude(person=person)
    related = ("person", "translation__snapshot__source")
    return found.select_related(*related).defer(*not_listed("translation")).order_by("moment")[:20]


def debt_of(person: Person, desk: Desk) -> Debt:
    """Counted over sign-offs of reviews: a text that others reviewed for me, a text that I reviewed."""
    return Debt(len(_read_for(person.pk, desk.pk)), len(_read_by(person.pk, desk.pk)))


@asked_often
def _read_by(person: int, desk: int) -> QuerySet[SignOffRecord, tuple[int]]:
    return _reviews(desk).filter(person=person).values_list("translation").distinct()


@asked_often
def _read_for(person: int, desk: int) -> QuerySet[SignOffRecord, tuple[int]]:
    translated = WorkEvent.objects.filter(person=person, role=Role.TRANSLATOR).values("translation")
    of_others = _reviews(desk).exclude(person=person).filter(translation__in=translated)
    return of_others.values_list("translation").distinct()


def _reviews(desk: int) -> QuerySet[SignOffRecord]:
    return SignOffRecord.objects.filter(stage=Stage.REVIEW, translation__snapshot__source__desk=desk).order_by()


def free_for(person: Person, desk: Desk, station: Station) -> Sequence[TranslationRecord]:
    """What waits longest at a station, is held by nobody, and is not this person's own text."""
    if station is Station.PROPOSED:
        return _free(desk.pk, station.value, _STAGE[station].value)
    return _free_of_others(desk.pk, station.value, _STAGE[station].value, person.pk)


@asked_often
def _free(desk: int, station: str, stage: str) -> QuerySet[TranslationRecord]:
    return _unheld(desk, station, stage)[:_MOST_FREE]


@asked_often
def _free_of_others(desk: int, station: str, stage: str, person: int) -> QuerySet[TranslationRecord]:
    own = WorkEvent.objects.filter(person=person, role=Role.TRANSLATOR, revision__isnull=False).values("translation")
    return _unheld(desk, station, stage).exclude(pk__in=own)[:_MOST_FREE]


def _unheld(desk: int, station: str, stage: str) -> QuerySet[TranslationRecord]:
    held = Claim.objects.filter(ended=None, stage=stage).values("translation")
    waiting = listed().filter(snapshot__source__desk=desk, station=station, closed=None)
    return waiting.exclude(pk__in=held).order_by("begun")


_STAGE = {
    Station.PROPOSED: Stage.TRANSLATE,
    Station.TRANSLATING: Stage.TRANSLATE,
    Station.REVIEW: Stage.REVIEW,
    Station.PROOFREADING: Stage.PROOFREAD,
    Station.READY: Stage.PUBLISH,
}


def reviewers_for(translation: TranslationRecord, *, most: int = 3) -> tuple[Suggestion, ...]:
    """Who may review and has not translated this: first those who know the language, then those who hold least."""
    desk = translation.snapshot.source.desk
    may = Membership.objects.filter(desk=desk, ended=None, role__in=[DeskRole.REVIEWER, DeskRole.MANAGER]).values(
        "person"
    )
    own = translation.work.filter(role=Role.TRANSLATOR).values("person")
    found = Person.objects.filter(pk__in=may).exclude(pk__in=own)
    counted = found.annotate(
        in_language=Count(
            "work__translation", distinct=True, filter=Q(work__translation__language=translation.language)
        ),
        holds=Count("claims", distinct=True, filter=Q(claims__ended=None)),
    )
    best = sorted(counted, key=lambda one: (-min(one.in_language, 3), one.holds, one.name))
    return tuple(Suggestion(one, one.in_language, one.holds) for one in best[:most])


def to_follow(person: Person, desk: Desk) -> Sequence[FollowTask]:
    """Translations that this person worked on and whose source has changed or is gone, the oldest task first."""
    return _to_follow(person.pk, desk.pk)


@asked_often
def _to_follow(person: int, desk: int) -> QuerySet[FollowTask]:
    theirs = WorkEvent.objects.filter(person=person, translation=OuterRef("translation"))
    tasks = open_tasks().filter(Exists(theirs), translation__snapshot__source__desk=desk)
    tasks = tasks.select_related("translation__snapshot__source").defer(*not_listed("translation"))
    return tasks.order_by("opened")[:20]
