"""Translations to be named in a list: with their sources, without the large columns that only their own pages need."""

from django.db.models import QuerySet

from colophon.desk.models import TranslationRecord

NOT_LISTED = ("credits", "images")
_NOT_OF_SNAPSHOT = ("snapshot__article", "snapshot__credits")


def listed() -> QuerySet[TranslationRecord]:
    """Every translation; the caller narrows it."""
    return TranslationRecord.objects.select_related("snapshot__source").defer(*NOT_LISTED, *_NOT_OF_SNAPSHOT)


def not_listed(path: str) -> tuple[str, ...]:
    """The same columns of what lies at the end of a path, for records that name a translation."""
    return tuple(f"{path}__{column}" for column in (*NOT_LISTED, *_NOT_OF_SNAPSHOT))
