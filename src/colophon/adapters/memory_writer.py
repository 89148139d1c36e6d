"""Bringing the index of the memory up to date on disk: new units into new volumes, small volumes into larger ones.

The store is the truth; what is written here can be deleted at any time. Whoever is killed while writing leaves the
index as it was: volumes count only once the page of contents names them.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import numpy as np

from colophon.adapters.memory_contents import SUFFIX, Contents, read_contents, stamp, write_contents, writing
from colophon.adapters.memory_volume import Volume, open_volume, require_whole, write_volume
from colophon.errors import IndexDamagedError
from colophon.memory.normal import normal
from colophon.memory.shelf import Loose, fits, merged, shelved
from colophon.memory.store import End, Kept, Languages, UnitStore

BATCH = 200_000
"""Units that are held in memory at once while an index is written."""

_READ = 10_000
_LARGEST = 200_000  # Units of a volume that is not merged any more: merging holds all of them in memory.
_TOO_SMALL = 2  # A volume is merged into the one before it unless that one is more than so many times as large.

Say = Callable[[str], None]
NOTHING_KNOWN: Mapping[str, Volume] = {}


def silent(_: str) -> None:
    pass


def update_index(folder: Path, store: UnitStore, *, say: Say = silent) -> bool:
    """Cover all units of the store; False if another process is at it already.

    An index that is damaged, of another version or ahead of its store is made anew, and `say` is told so.
    """
    with writing(folder) as alone:
        if alone:
            contents, volumes = standing(folder, store, say=say)
            _extend(folder, contents, volumes, store=store, say=say)
    return alone


def rebuild_index(folder: Path, store: UnitStore, *, say: Say = silent) -> bool:
    """Make the index anew from the store alone; False if another process is writing it."""
    with writing(folder) as alone:
        if alone:
            _extend(folder, Contents(), [], store=store, say=say)
    return alone


def standing(
    folder: Path, store: UnitStore, *, say: Say = silent, known: Mapping[str, Volume] = NOTHING_KNOWN
) -> tuple[Contents, list[Volume]]:
    """The index as it can be used: nothing if it is damaged or the store was taken back behind it.

    Volumes that are `known` by their names are not opened again: they never change.
    """
    before = stamp(folder)
    try:
        contents = read_contents(folder)
        volumes = [known.get(name) or open_volume(folder / name) for name in contents.volumes]
    except IndexDamagedError as error:
        if stamp(folder) != before:  # another process has merged volumes away meanwhile
            return standing(folder, store, say=say, known=known)
        say(f"{error.message} The index of the memory is made anew; no unit is lost.")
        return Contents(), []
    if contents.end.last and store.seal_of(contents.end.last) != contents.end.seal:
        say("The memory was taken back to an earlier state. Its index is made anew.")
        return Contents(), []
    return contents, volumes


def _extend(folder: Path, contents: Contents, volumes: list[Volume], *, store: UnitStore, say: Say) -> None:
    for batch in _batches(store, contents.end.last):
        contents, volumes = _with_batch(folder, contents, volumes, batch=batch)
        say(f"Indexed up to unit {contents.end.last:,}.")
    if not contents.volumes:
        write_contents(folder, contents)


@dataclass(slots=True)
class _Batch:
    """What an index keeps of many records in a row: much less than the records, which are read a few at a time."""

    end: End
    loose: dict[Languages, Loose] = field(default_factory=dict)
    replaced: set[int] = field(default_factory=set)

    def take(self, rows: Sequence[Kept]) -> None:
        for languages, loose in by_languages(rows).items():
            self.loose.setdefault(languages, Loose()).extend(loose)
        self.replaced.update(row.replaces for row in rows if row.replaces)
        self.end = End(rows[-1].id, rows[-1].seal)


def _batches(store: UnitStore, last: int) -> Iterator[_Batch]:
    while True:
        batch, left = _Batch(End(last)), BATCH
        while left and (rows := store.after(batch.end.last, min(_READ, left))):
            batch.take(rows)
            left -= len(rows)
        if left == BATCH:
            return
        yield batch
        last = batch.end.last


def _with_batch(
    folder: Path, contents: Contents, volumes: list[Volume], *, batch: _Batch
) -> tuple[Contents, list[Volume]]:
    names = _free_names(batch.end.last)
    retired = contents.retired | batch.replaced
    for languages, loose in batch.loose.items():
        volumes = [*volumes, _written(folder, names, loose=loose, languages=languages)]
        volumes = _compacted(folder, volumes, languages, names=names, retired=retired)
    left = _present(retired, volumes)
    contents = Contents(batch.end, tuple(volume.path.name for volume in volumes), left)
    write_contents(folder, contents)
    return contents, volumes


def by_languages(kept: Iterable[Kept]) -> dict[Languages, Loose]:
    """The units that can be found, as shelves take them, by their languages."""
    rows: dict[Languages, list[Kept]] = defaultdict(list)
    for row in kept:
        rows[row.languages].append(row)
    found = {languages: _loose(some) for languages, some in rows.items()}
    return {languages: loose for languages, loose in found.items() if loose.ids}


def _loose(rows: Sequence[Kept]) -> Loose:
    texts = [normal(row.source) for row in rows]
    if not all(texts):
        rows = [row for row, text in zip(rows, texts, strict=True) if text]
        texts = [text for text in texts if text]
    return Loose([row.id for row in rows], texts, [row.scope for row in rows])


def _written(folder: Path, names: Iterator[str], *, loose: Loose, languages: Languages) -> Volume:
    path = folder / next(names)
    write_volume(path, shelved(loose), languages)
    return open_volume(path)


def _compacted(
    folder: Path, volumes: list[Volume], languages: Languages, *, names: Iterator[str], retired: frozenset[int]
) -> list[Volume]:
    """Merge the newest volumes of these languages until each is much smaller than the one before it."""
    mine = [volume for volume in volumes if volume.languages == languages]
    others = [volume for volume in volumes if volume.languages != languages]
    start = len(mine) - 1
    size = len(mine[-1].shelf)
    while start > 0 and len(mine[start - 1].shelf) <= min(_TOO_SMALL * size, _LARGEST - 1):
        start -= 1
        size += len(mine[start].shelf)
    joined = mine[start:]
    if len(joined) < 2 or not fits([volume.shelf for volume in joined]):
        return [*others, *mine]
    for volume in joined:
        require_whole(volume)
    shelf = merged([volume.shelf for volume in joined], without=retired)
    if shelf is None:
        return [*others, *mine[:start]]
    path = folder / next(names)
    write_volume(path, shelf, languages)
    return [*others, *mine[:start], open_volume(path)]


def _present(retired: frozenset[int], volumes: Sequence[Volume]) -> frozenset[int]:
    """Those retired ids that a volume still holds."""
    if not retired:
        return retired
    wanted, found = np.array(sorted(retired), np.int64), set[int]()
    for volume in volumes:
        ids = volume.shelf.ids.astype(np.int64) + volume.shelf.first
        found.update(wanted[np.isin(wanted, ids)].tolist())
    return frozenset(found)


def _free_names(last: int) -> Iterator[str]:
    """File names that nobody used before, not even for an older index: readers know volumes by their names."""
    whose = f"{last}-{os.getpid()}-{time.time_ns():x}"
    return (f"{whose}-{number}{SUFFIX}" for number in count())
