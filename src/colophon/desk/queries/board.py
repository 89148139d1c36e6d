"""The board: every translation of a desk and how far it is."""

from dataclasses import dataclass

from django.db.models import Count, Q

from colophon.desk.models import Desk, TranslationRecord
from colophon.errors import NoSuchRecordError


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One translation: how many of its pairs have a text, and how many editions it has."""

    key: str
    title: str
    language: str
    pairs: int
    translated: int
    editions: int


def board(desk: Desk) -> tuple[Row, ...]:
    """The newest first."""
    translations = TranslationRecord.objects.filter(snapshot__source__desk=desk).select_related("snapshot__source")
    counted = translations.annotate(
        all_pairs=Count("pairs", distinct=True),
        done=Count("pairs", filter=Q(pairs__current__isnull=False) & ~Q(pairs__current__target=""), distinct=True),
        published=Count("editions", distinct=True),
    )
    return tuple(
        Row(
            key=one.key,
            title=one.title or one.snapshot.source.title,
            language=one.language,
            pairs=one.all_pairs,
            translated=one.done,
            editions=one.published,
        )
        for one in counted.order_by("-begun", "-id")
    )


def translation_of(key: str) -> TranslationRecord:
    """The translation with this key, or a refusal."""
    found = TranslationRecord.objects.filter(key=key).select_related("snapshot__source__desk").first()
    if found is None:
        raise NoSuchRecordError(f"There is no translation {key}.")
    return found
