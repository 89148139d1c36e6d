"""Deciding with a reason: dismissing a finding, waiving a rule, recording rights."""

from dataclasses import asdict
from datetime import datetime

from colophon.article.credit import RightsRecord
from colophon.article.placeholder import is_placeholder
from colophon.checks.check import Finding
from colophon.desk.models import DismissalRecord, Person, RightsEntry, TranslationRecord, WaiverRecord
from colophon.errors import ReasonMissingError
from colophon.signoff.waiver import Waivable


def dismiss(
    translation: TranslationRecord, finding: Finding, *, person: Person, reason: str, now: datetime
) -> DismissalRecord:
    """Say why this finding is fine. It is void as soon as either side of the pair changes."""
    return DismissalRecord.objects.get_or_create(
        translation=translation,
        pair=finding.pair,
        check_slug=finding.check,
        fingerprint=finding.fingerprint,
        defaults={"reason": _reason(reason), "person": person, "moment": now},
    )[0]


def waive(
    translation: TranslationRecord, rule: Waivable, *, person: Person, reason: str, now: datetime, pair: str = ""
) -> WaiverRecord:
    """Waive a rule for one pair or for all; the colophon prints who and why."""
    return WaiverRecord.objects.create(
        translation=translation, rule=rule, pair=pair, reason=_reason(reason), person=person, moment=now
    )


def record_rights(translation: TranslationRecord, rights: RightsRecord) -> RightsEntry:
    """Record why this may be published. An earlier record is kept; the newest counts."""
    return RightsEntry.objects.create(translation=translation, **asdict(rights))


def _reason(reason: str) -> str:
    if is_placeholder(reason):
        raise ReasonMissingError
    return reason
