"""The desk's memory as its index follows it: the store's end, its seals, and what came after an id."""

from collections.abc import Iterable, Sequence

from django.db import connection

from colophon.desk.models import UnitRecord
from colophon.memory.shelf import Scope
from colophon.memory.store import End, Kept, Languages
from colophon.memory.unit import Origin, Unit

_COLUMNS = "id, source, source_language, target_language, desk, origin, date, article, replaces, identity, seal"


class DeskUnits:
    """The `UnitStore` of this desk's database, asked without any object in between: every lookup does so."""

    def end(self) -> End:
        with connection.cursor() as cursor:
            cursor.execute("SELECT last, seal FROM desk_memoryend WHERE id = 1")
            row = cursor.fetchone()
        return End(*row) if row else End()

    def seal_of(self, id: int) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT seal FROM desk_unitrecord WHERE id = %s", [id])
            row = cursor.fetchone()
        return str(row[0]) if row else ""

    def after(self, id: int, most: int) -> Sequence[Kept]:
        query = f"SELECT {_COLUMNS} FROM desk_unitrecord WHERE id > %s ORDER BY id LIMIT %s"  # noqa: S608 (our words)
        with connection.cursor() as cursor:
            cursor.execute(query, [id, most])
            rows = cursor.fetchall()
        return [
            Kept(row[0], row[1], Languages(row[2], row[3]), Scope(*row[4:8]), row[8] or 0, row[9], row[10])
            for row in rows
        ]


def units_by_id(ids: Iterable[int]) -> dict[int, Unit]:
    """The units with these ids that are still in the memory."""
    records = UnitRecord.objects.filter(pk__in=list(ids), replaced=False).exclude(source="")
    return {record.pk: _unit(record) for record in records}


def _unit(record: UnitRecord) -> Unit:
    return Unit(
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
