"""Claims are leases: taken for fourteen days, extended, handed over, released or finished. Text outlives them all."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from colophon.article.credit import Role
from colophon.desk.actions.audit import audit
from colophon.desk.models import Claim, Deed, Ending, Person, Station, TranslationRecord
from colophon.desk.permissions import ACTION_OF_STAGE, Action, permits, require, roles_of
from colophon.desk.roles import DeskRole
from colophon.errors import DeskRuleError
from colophon.signoff.stages import Stage
from colophon.signoff.waiver import Waivable

LEASE = timedelta(days=14)
MORE = timedelta(days=7)
EXTENSIONS = 2
"""How often the holder may extend; a manager may always."""

STAGE_AT: dict[str, Stage] = {
    Station.PROPOSED: Stage.TRANSLATE,
    Station.TRANSLATING: Stage.TRANSLATE,
    Station.REVIEW: Stage.REVIEW,
    Station.PROOFREADING: Stage.PROOFREAD,
}
"""What can be claimed at each station of the board."""


@transaction.atomic
def claim(translation: TranslationRecord, stage: Stage, *, person: Person, now: datetime) -> Claim:
    """Take a stage for fourteen days. Claiming again what one holds changes nothing; of two at once, one gets it."""
    require(person, translation.snapshot.source.desk, ACTION_OF_STAGE[stage])
    _refuse_same_person(translation, stage, person)
    _end_overdue(translation, stage, now=now)
    holder = translation.claims.filter(stage=stage, ended=None).select_related("person").first()
    if holder is not None and holder.person_id == person.pk:
        return holder
    if holder is not None:
        raise DeskRuleError(f"{holder.person.name} holds this until {holder.due:%Y-%m-%d}.")
    try:
        with transaction.atomic():
            made = Claim.objects.create(translation=translation, stage=stage, person=person, taken=now, due=now + LEASE)
    except IntegrityError as error:
        raise DeskRuleError("Somebody else has claimed this at the same moment.") from error
    if stage is Stage.TRANSLATE:
        _move(translation, Station.PROPOSED, Station.TRANSLATING)
    _note(made, Deed.CLAIMED, {"stage": made.stage}, now=now)
    return made


def extend(held: Claim, *, by: Person, now: datetime) -> Claim:
    """Seven days more from when it would have ended."""
    _require_open(held)
    desk = held.translation.snapshot.source.desk
    if held.extended >= EXTENSIONS and DeskRole.MANAGER not in roles_of(by, desk):
        raise DeskRuleError(
            f"This has been extended {held.extended} times already.",
            hint="Nothing was changed. Hand it over, release it, or ask a manager to extend it.",
        )
    held.due = max(held.due, now) + MORE
    held.extended += 1
    held.save(update_fields=["due", "extended"])
    return held


@transaction.atomic
def hand_over(held: Claim, to: Person, *, note: str, now: datetime) -> Claim:
    """End a claim and begin another one's, with a note. What was written stays, and both are credited."""
    desk = held.translation.snapshot.source.desk
    stage = Stage(held.stage)
    require(to, desk, ACTION_OF_STAGE[stage])
    _refuse_same_person(held.translation, stage, to)
    _end(held, Ending.HANDED_OVER, note=note, now=now)
    made = Claim.objects.create(translation=held.translation, stage=stage, person=to, taken=now, due=now + LEASE)
    _note(made, Deed.CLAIMED, {"stage": made.stage}, now=now)
    return made


@transaction.atomic
def release(held: Claim, *, note: str, now: datetime) -> None:
    """Give a stage back. What was written stays and is credited; the article is free again."""
    _end(held, Ending.RELEASED, note=note, now=now)
    _free(held)


def finish(translation: TranslationRecord, stage: Stage, *, now: datetime) -> None:
    """The stage is signed; whoever held it holds it no longer."""
    held = translation.claims.filter(stage=stage, ended=None)
    held.update(ended=now, ending=Ending.FINISHED)


def end_overdue(*, now: datetime) -> int:
    """End every claim whose time is up, and how many. Found from the database, so that no lost alarm matters."""
    overdue = Claim.objects.filter(ended=None, due__lte=now).select_related("translation")
    return sum(_expire(one) for one in overdue)


def may_handle(held: Claim, person: Person) -> bool:
    """Its holder may extend, hand over and release a claim, and so may whoever assigns work on the desk."""
    return held.person_id == person.pk or permits(
        roles_of(person, held.translation.snapshot.source.desk), Action.ASSIGN
    )


def is_own_work(translation: TranslationRecord, stage: Stage, person: Person) -> bool:
    """Whether somebody may not read this, because they wrote it; not where that rule is waived."""
    rule = {Stage.REVIEW: Waivable.FOUR_EYES, Stage.PROOFREAD: Waivable.THIRD_READER}.get(stage)
    if rule is None or translation.waivers.filter(rule=rule).exists():
        return False
    earlier = {Role.TRANSLATOR} if stage is Stage.REVIEW else {Role.TRANSLATOR, Role.REVIEWER}
    return translation.work.filter(person=person, role__in=earlier).exclude(revision=None).exists()


def _end_overdue(translation: TranslationRecord, stage: Stage, *, now: datetime) -> None:
    for one in translation.claims.filter(stage=stage, ended=None, due__lte=now).select_related("translation"):
        _expire(one)


@transaction.atomic
def _expire(held: Claim) -> int:
    ended = Claim.objects.filter(pk=held.pk, ended=None).update(ended=held.due, ending=Ending.EXPIRED)
    if ended:
        _free(held)
        _note(held, Deed.CLAIM_ENDED, {"stage": held.stage, "ending": Ending.EXPIRED.value}, now=held.due)
    return ended


def _end(held: Claim, ending: Ending, *, note: str, now: datetime) -> None:
    if not Claim.objects.filter(pk=held.pk, ended=None).update(ended=now, ending=ending, note=note):
        raise DeskRuleError("This claim has ended already.")
    _note(held, Deed.CLAIM_ENDED, {"stage": held.stage, "ending": ending.value}, now=now)


def _note(held: Claim, deed: Deed, said: dict[str, str], *, now: datetime) -> None:
    desk = held.translation.snapshot.source.desk
    audit(deed, desk=desk, person=held.person, about=held.translation.key, detail=said, now=now)


def _require_open(held: Claim) -> None:
    if held.ended is not None:
        raise DeskRuleError("This claim has ended already.")


def _free(held: Claim) -> None:
    if held.stage == Stage.TRANSLATE:
        _move(held.translation, Station.TRANSLATING, Station.PROPOSED)


def _move(translation: TranslationRecord, was: Station, becomes: Station) -> None:
    if TranslationRecord.objects.filter(pk=translation.pk, station=was).update(station=becomes):
        translation.station = becomes


def _refuse_same_person(translation: TranslationRecord, stage: Stage, person: Person) -> None:
    """Four eyes begin with the claim: nobody gets to read what they wrote, unless that rule is waived."""
    if is_own_work(translation, stage, person):
        raise DeskRuleError(
            "You have worked on this text before, so somebody else has to read it.",
            hint="Nothing was changed. Take another article; on a small desk a publisher can waive this rule.",
        )
