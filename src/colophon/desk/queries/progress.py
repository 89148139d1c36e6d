"""How far a translation is: how many of its pairs have a text."""

from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from colophon.desk.asked_often import asked_often
from colophon.desk.models import PairRecord, TranslationRecord

WRITTEN = Q(current__isnull=False) & ~Q(current__target="")
"""Of pairs, those that have a text."""


class Progress(NamedTuple):
    """All pairs, those that have a text, and those that ever had a save (which may have emptied them again)."""

    pairs: int
    written: int
    saved: int


def progress_of(translation: TranslationRecord) -> Progress:
    counted = _counted(translation.pk)
    return Progress(*counted[0]) if counted else Progress(0, 0, 0)


@asked_often
def _counted(translation: int) -> QuerySet[PairRecord, tuple[int, int, int]]:
    pairs = PairRecord.objects.filter(translation=translation).order_by().values("translation")
    counts = pairs.annotate(pairs=Count("pk"), written=Count("pk", filter=WRITTEN), saved=Count("current"))
    return counts.values_list("pairs", "written", "saved")
