"""Why a translation may be published, as the desk recorded it last."""

from django.db.models import QuerySet

from colophon.article.credit import RightsBasis, RightsRecord
from colophon.desk.asked_often import asked_often
from colophon.desk.models import RightsEntry, TranslationRecord


def rights_of(translation: TranslationRecord) -> RightsRecord | None:
    """The newest rights record."""
    for entry in _newest(translation.pk):
        return RightsRecord(
            basis=RightsBasis(entry.basis),
            terms=entry.terms,
            scope=entry.scope,
            holder=entry.holder,
            asked_by=entry.asked_by,
            recorded=entry.recorded,
            note=entry.note,
        )
    return None


@asked_often
def _newest(translation: int) -> QuerySet[RightsEntry]:
    return RightsEntry.objects.filter(translation=translation).order_by("-pk")[:1]
