"""The desk's memory as its index follows it: the store's end, its seals, and what came after an id."""

from collections.abc import Iterable, Sequence

from django.db import connection

from colophon.memory.shelf import Scope
from colophon.memory.store import End, Kept, Languages
from colophon.memory.unit import Origin, Unit

_COLUMNS = "id, source, target, source_language, target_language, desk, origin, date, article, replaces, identity, seal"

_OF_A_UNIT = "id, source, target, source_language, target_language, before, after, origin, article, date, desk"


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
            Kept(row[0], row[1], row[2], Languages(row[3], row[4]), Scope(*row[5:9]), row[9] or 0, row[10], row[11])
            for row in rows
        ]


def units_by_id(ids: Iterable[int]) -> dict[int, Unit]:
    """The units with these ids that are still in the memory, in any order."""
    wanted = list(ids)
    if not wanted:
        return {}
    marks = ", ".join(["%s"] * len(wanted))
    query = f"SELECT {_OF_A_UNIT} FROM desk_unitrecord WHERE id IN ({marks}) AND NOT replaced AND source <> ''"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query, wanted)
        return {row[0]: _unit(*row) for row in cursor.fetchall()}


def _unit(id: int, *texts: str) -> Unit:
    source, target, source_language, target_language, before, after, origin, article, date, desk = texts
    return Unit(
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
        before=before,
        after=after,
        origin=Origin(origin),
        article=article,
        date=date,
        desk=desk,
        id=id,
    )
