"""Deciding with a reason: dismissing a finding, waiving a rule, recording rights."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from colophon.article.credit import RightsRecord
from colophon.article.placeholder import is_placeholder
from colophon.checks.check import Finding
from colophon.desk.actions.audit import audit
from colophon.desk.models import Deed, DismissalRecord, Person, RightsEntry, TranslationRecord, WaiverRecord
from colophon.errors import NotAcceptableError, ReasonMissingError
from colophon.signoff.waiver import Waivable


@transaction.atomic
def dismiss(
    translation: TranslationRecord,
    finding: Finding,
    *,
    person: Person,
    reason: str,
    now: datetime,
    for_good: bool = False,
) -> DismissalRecord:
    """Say why this finding is fine. It is void as soon as either side of the pair changes.

    `for_good` makes what stands on the two sides an accepted rendering of the desk in this language. Two bare numbers
    are refused: they would hide the next wrong one.
    """
    source, target = accepted_form(finding)
    if for_good and not (source and target):
        raise NotAcceptableError
    record, fresh = DismissalRecord.objects.get_or_create(
        translation=translation,
        pair=finding.pair,
        check_slug=finding.check,
        fingerprint=finding.fingerprint,
        defaults={
            "reason": _reason(reason),
            "person": person,
            "moment": now,
            "source_form": source,
            "target_form": target,
            "for_good": for_good,
        },
    )
    if fresh:
        said = {"check": finding.check, "pair": finding.pair, "reason": reason[:500]}
        _note(Deed.DISMISSED, translation, person, said, now=now)
    if for_good and not fresh and not record.for_good:
        record.source_form, record.target_form, record.for_good = source, target, True
        record.save(update_fields=["source_form", "target_form", "for_good"])
    return record


def accepted_form(finding: Finding) -> tuple[str, str]:
    """What stands against each other, ("", "") where it can be no rendering: one side is empty, or both are digits."""
    source, target = (str(finding.evidence.get(side, "")) for side in ("source", "target"))
    worded = any(char.isalpha() for char in source) or any(char.isalpha() for char in target)
    return (source, target) if source and target and worded else ("", "")


@transaction.atomic
def waive(
    translation: TranslationRecord, rule: Waivable, *, person: Person, reason: str, now: datetime, pair: str = ""
) -> WaiverRecord:
    """Waive a rule for one pair or for all; the colophon prints who and why."""
    record = WaiverRecord.objects.create(
        translation=translation, rule=rule, pair=pair, reason=_reason(reason), person=person, moment=now
    )
    said = {"rule": rule.value, "pair": pair, "reason": reason[:500]}
    _note(Deed.WAIVED, translation, person, said, now=now)
    return record


def record_rights(translation: TranslationRecord, rights: RightsRecord) -> RightsEntry:
    """Record why this may be published. An earlier record is kept; the newest counts."""
    return RightsEntry.objects.create(translation=translation, **asdict(rights))


def _note(deed: Deed, translation: TranslationRecord, person: Person, said: dict[str, str], *, now: datetime) -> None:
    audit(deed, desk=translation.snapshot.source.desk, person=person, about=translation.key, detail=said, now=now)


def _reason(reason: str) -> str:
    if is_placeholder(reason):
        raise ReasonMissingError
    return reason
