"""Why a translation may be published, as the desk recorded it last."""

from colophon.article.credit import RightsBasis, RightsRecord
from colophon.desk.models import TranslationRecord


def rights_of(translation: TranslationRecord) -> RightsRecord | None:
    """The newest rights record."""
    entry = translation.rights.order_by("-id").first()
    if entry is None:
        return None
    return RightsRecord(
        basis=RightsBasis(entry.basis),
        terms=entry.terms,
        scope=entry.scope,
        holder=entry.holder,
        asked_by=entry.asked_by,
        recorded=entry.recorded,
        note=entry.note,
    )
