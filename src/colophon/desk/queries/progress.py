"""How far a translation is: how many of its pairs have a text."""

from typing import NamedTuple

from django.db.models import Count, Q

from colophon.desk.models import TranslationRecord

WRITTEN = Q(current__isnull=False) & ~Q(current__target="")
"""Of pairs, those that have a text."""


class Progress(NamedTuple):
    """All pairs, those that have a text, and those that ever had a save (which may have emptied them again)."""

    pairs: int
    written: int
    saved: int


def progress_of(translation: TranslationRecord) -> Progress:
    counted = translation.pairs.aggregate(
        pairs=Count("pk"), written=Count("pk", filter=WRITTEN), saved=Count("current_id")
    )
    return Progress(**counted)
