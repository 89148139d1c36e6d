"""What was ordered to be published at a set time."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from colophon.desk.asked_often import asked_often
from colophon.desk.models import PublicationOrder, TranslationRecord


def orders_of(translation: TranslationRecord) -> Sequence[PublicationOrder]:
    """The one that waits, and those that could not be carried out; the oldest first."""
    return _orders(translation.pk)


@asked_often
def _orders(translation: int) -> QuerySet[PublicationOrder]:
    told = PublicationOrder.objects.filter(Q(done=None) | ~Q(refused=""), translation=translation)
    return told.select_related("person").order_by("pk")
