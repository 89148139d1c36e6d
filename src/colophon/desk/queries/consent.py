"""Which credits of a translation the people named have confirmed."""

from dataclasses import dataclass

from django.db.models import QuerySet

from colophon.article.credit import Role
from colophon.desk.asked_often import asked_often
from colophon.desk.models import CreditConfirmation, Desk, Person, Station, TranslationRecord, WorkEvent
from colophon.desk.queries.credits import Work, printed_name, worked
from colophon.desk.queries.listed import listed

_WAITING = (Station.REVIEW, Station.PROOFREADING, Station.READY)


@dataclass(frozen=True, slots=True)
class CreditSeen:
    """One person of the desk in one role, as editions print it, and whether they agreed to that."""

    person: Person
    role: Role
    printed: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A text whose credit somebody has not looked at yet."""

    translation: TranslationRecord
    role: str
    printed: str


def credits_to_confirm(translation: TranslationRecord, by: Work | None = None) -> tuple[CreditSeen, ...]:
    """Everybody of the desk who worked on it, once in each role; `by` says who, if that is known."""
    desk = translation.snapshot.source.desk
    agreed = set(_agreed(translation.pk))
    return tuple(
        CreditSeen(person, role, printed := printed_name(person, desk), (person.pk, role.value, printed) in agreed)
        for person, role in (worked(translation) if by is None else by)
    )


@asked_often
def _agreed(translation: int) -> QuerySet[CreditConfirmation, tuple[int, str, str]]:
    return CreditConfirmation.objects.filter(translation=translation).values_list("person", "role", "printed")


def to_confirm(person: Person, desk: Desk) -> tuple[ToConfirm, ...]:
    """Unpublished texts that this person worked on whose credit they have not confirmed."""
    printed = printed_name(person, desk)
    agreed = set(_agreed_by(person.pk, printed))
    missing = sorted(one for one in _worked(person.pk, desk.pk) if one not in agreed)
    records = listed().in_bulk([one for one, _ in missing]) if missing else {}
    return tuple(ToConfirm(records[translation], role, printed) for translation, role in missing)


@asked_often
def _worked(person: int, desk: int) -> QuerySet[WorkEvent, tuple[int, str]]:
    events = WorkEvent.objects.filter(person=person, translation__snapshot__source__desk=desk)
    return events.filter(translation__station__in=_WAITING).order_by().values_list("translation", "role").distinct()


@asked_often
def _agreed_by(person: int, printed: str) -> QuerySet[CreditConfirmation, tuple[int, str]]:
    return CreditConfirmation.objects.filter(person=person, printed=printed).values_list("translation", "role")
