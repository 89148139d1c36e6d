"""The memory as units, for writing it into files."""

from collections.abc import Iterator

from colophon.desk.models import UnitRecord
from colophon.memory.unit import Origin, Unit


def units_of(*, source_language: str = "", target_language: str = "") -> Iterator[Unit]:
    """Every unit that counts, in the order in which they were kept; of these languages, where they are given."""
    records = UnitRecord.objects.filter(replaced=False).exclude(source="").order_by("id")
    if source_language:
        records = records.filter(source_language=source_language)
    if target_language:
        records = records.filter(target_language=target_language)
    for record in records.iterator(chunk_size=2_000):
        yield Unit(
            source=record.source,
            target=record.target,
            source_language=record.source_language,
            target_language=record.target_language,
            before=record.before,
            after=record.after,
            origin=Origin(record.origin),
            article=record.article,
            date=record.date,
            desk=record.desk,
            id=record.pk,
        )
