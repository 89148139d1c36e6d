"""Adding to the memory: units of files and archives in bulk, and the desk's own pairs as people finish them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction

from colophon.adapters.memory.index import LONG_TAIL
from colophon.adapters.stream_beside import portions
from colophon.desk.actions.memory_index import update_matches
from colophon.desk.database import room_in_the_database
from colophon.desk.models import MemoryEnd, PairRecord, UnitRecord
from colophon.errors import StorageFullError
from colophon.memory.admission import Admitted, Flaw, admit, admitted, sealed
from colophon.memory.unit import Origin, Unit

BATCH = 2_000
INDEXED_EVERY = 50_000
_COLUMNS = (
    "id, source, target, source_language, target_language, before, after, origin, article, date, desk, "
    "pair_id, replaces, replaced, identity, seal"
)
Row = tuple[int | str | bool | None, ...]


@dataclass(slots=True)
class Remembered:
    """How many units were kept, how many the memory had already, and which could not be kept: position and flaw."""

    kept: int = 0
    known: int = 0
    flawed: list[tuple[int, Flaw]] = field(default_factory=list)


def remember(
    entries: Iterable[Admitted | Flaw], *, batch: int = BATCH, indexed_every: int = INDEXED_EVERY
) -> Iterator[Remembered]:
    """Keep what was admitted, one transaction a `batch`, and answer for each one: callers can show progress.

    Positions count from 0 over all entries. What is in the memory already is not kept twice: after a break, begin
    again. The index of matches is brought up to date now and then, so that lookups of others stay quick.
    StorageFullError where the database has no room left; the batches before are kept.
    """
    first, kept, waiting = 0, 0, 0
    _widen_cache()
    for some in portions(entries, batch):
        with _room_after(kept):
            answer = keep_batch(some, first)
        first, kept, waiting = first + len(some), kept + answer.kept, waiting + answer.kept
        if waiting >= indexed_every:
            waiting = 0 if update_matches() else waiting
        yield answer
    if waiting > LONG_TAIL:
        update_matches()


@contextmanager
def _room_after(kept: int) -> Iterator[None]:
    """As `room_in_the_database`, and the refusal says that what came before is safe."""
    try:
        with room_in_the_database():
            yield
    except StorageFullError as error:
        hint = "They stay. Make room on the disk and bring the same file again: what is there already is not doubled."
        raise StorageFullError(f"{error.message} {kept:,} units were kept before.", hint=hint) from error


def _widen_cache() -> None:
    """Give SQLite 24 MB for this connection: an index over numbers at random is touched everywhere in an import."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -24576")


def remember_all(units: Iterable[Unit], *, batch: int = BATCH, indexed_every: int = INDEXED_EVERY) -> Remembered:
    """Keep units and answer once."""
    whole = Remembered()
    for part in remember(map(admit, units), batch=batch, indexed_every=indexed_every):
        whole.kept, whole.known = whole.kept + part.kept, whole.known + part.known
        whole.flawed += part.flawed
    return whole


@transaction.atomic
def remember_pairs(pairs: Sequence[PairRecord], *, origin: Origin, date: str) -> int:
    """Keep the pairs of one translation as they now stand, in the place of what was kept of them before; how many."""
    if not pairs:
        return 0
    end = _locked_end()
    earlier = {record.pair_id: record for record in UnitRecord.objects.filter(pair__in=pairs, replaced=False)}
    around = _surroundings(pairs[0])
    rows = []
    for pair in pairs:
        unit, old = admit(_unit_of(pair, around=around[pair.pk], origin=origin, date=date)), earlier.get(pair.pk)
        if not isinstance(unit, Flaw) and not (old is not None and _says_as_much(old, unit)):
            rows.append(_row(end, unit, pair=pair.pk, replaces=old.pk if old else None))
    _insert(rows, end)
    return len(rows)


@transaction.atomic
def forget(ids: Sequence[int]) -> int:
    """Take units out of the memory; how many there were. The record that says so stays."""
    end = _locked_end()
    records = list(UnitRecord.objects.filter(pk__in=ids, replaced=False).exclude(source=""))
    nothing = [(record.pk, admitted(_nothing_of(record))) for record in records]
    _insert([_row(end, unit, pair=None, replaces=pk) for pk, unit in nothing], end)
    return len(records)


@transaction.atomic
def keep_batch(entries: Sequence[Admitted | Flaw], first: int = 0) -> Remembered:
    """Keep some thousand at most in one transaction, without a look at the index. Positions count from `first`."""
    answer, end = Remembered(), _locked_end()
    fresh: dict[int, Admitted] = {}
    for position, one in enumerate(entries, first):
        if isinstance(one, Flaw):
            answer.flawed.append((position, one))
        else:
            fresh[one.identity] = one
    known = _known(list(fresh))
    rows = [_row(end, one, pair=None, replaces=None) for number, one in fresh.items() if number not in known]
    _insert(rows, end)
    answer.kept = len(rows)
    answer.known = len(entries) - len(rows) - len(answer.flawed)
    return answer


def _known(identities: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for at in range(0, len(identities), 500):
        chunk = identities[at : at + 500]
        marks = ", ".join(["%s"] * len(chunk))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT identity FROM desk_unitrecord WHERE identity IN ({marks}) AND NOT replaced", chunk)  # noqa: S608 (only marks)
            found.update(row[0] for row in cursor.fetchall())
    return found


def _locked_end() -> MemoryEnd:
    """The end of the memory, held until this transaction is over: ids become visible in their order."""
    MemoryEnd.objects.get_or_create(pk=1)
    return MemoryEnd.objects.select_for_update().get(pk=1)


def _row(end: MemoryEnd, unit: Admitted, *, pair: int | None, replaces: int | None) -> Row:
    """The unit as the next record of the memory."""
    end.last, end.seal = end.last + 1, sealed(end.seal, unit.identity)
    return (end.last, *unit[:-1], pair, replaces, False, unit.identity, end.seal)


def _insert(rows: Sequence[Row], end: MemoryEnd) -> None:
    marks = ", ".join(["%s"] * (_COLUMNS.count(",") + 1))
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # a round trip a row would take most of an import's time
            with cursor.copy(f"COPY desk_unitrecord ({_COLUMNS}) FROM STDIN") as copying:
                for row in rows:
                    copying.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO desk_unitrecord ({_COLUMNS}) VALUES ({marks})", rows)  # noqa: S608 (our words)
    replaced = [record for row in rows if (record := row[12]) is not None]
    UnitRecord.objects.filter(pk__in=replaced).update(replaced=True)
    end.save()


def _says_as_much(old: UnitRecord, unit: Admitted) -> bool:
    """The same unit again, or the same texts that a second person has already read."""
    reviewed = old.origin == Origin.REVIEWED and (old.source, old.target) == (unit.source, unit.target)
    return reviewed or old.identity == unit.identity


def _surroundings(pair: PairRecord) -> dict[int, tuple[str, str]]:
    """The source texts before and after every pair of the same translation."""
    standing = list(PairRecord.objects.filter(translation=pair.translation_id).values_list("pk", "source"))
    texts = ["", *(source for _, source in standing), ""]
    return {pk: (texts[at], texts[at + 2]) for at, (pk, _) in enumerate(standing)}


def _unit_of(pair: PairRecord, *, around: tuple[str, str], origin: Origin, date: str) -> Unit:
    source = pair.translation.snapshot.source
    return Unit(
        source=pair.source,
        target=pair.current.target if pair.current else "",
        source_language=source.language,
        target_language=pair.translation.language,
        before=around[0],
        after=around[1],
        origin=origin,
        article=source.address,
        date=date,
        desk=source.desk.name,
    )


def _nothing_of(record: UnitRecord) -> Unit:
    return Unit(source="", target="", source_language=record.source_language, target_language=record.target_language)
