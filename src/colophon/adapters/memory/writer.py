"""Bringing the index of the memory up to date on disk: new units into new volumes, small volumes into larger ones.

Where there is much to do, one process reads the store while others make volumes of what was read.

The store is the truth; what is written here can be deleted at any time. Whoever is killed while writing leaves the
index as it was: volumes count only once the page of contents names them.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np

from colophon.adapters.crew import crew
from colophon.adapters.memory.contents import (
    SUFFIX,
    Contents,
    read_contents,
    remove_strays,
    stamp,
    write_contents,
    writing,
)
from colophon.adapters.memory.volume import Volume, open_volume, require_whole, write_volume
from colophon.errors import IndexDamagedError
from colophon.memory.normal import normal
from colophon.memory.shelf import Loose, fits, merged, shelved
from colophon.memory.store import End, Kept, Languages, UnitStore

BATCH = 200_000
"""Units that are held in memory at once while an index is written, unless less is asked for."""

_READ = 4_000
_LARGEST = 190_000  # Units of a volume that is not merged any more: nearly a batch, for some of its units are empty.
_TOO_SMALL = 2  # A volume is merged into the one before it unless that one is more than so many times as large.

Say = Callable[[str], None]
NOTHING_KNOWN: Mapping[str, Volume] = {}


def silent(_: str) -> None:
    pass


def update_index(folder: Path, store: UnitStore, *, say: Say = silent, processes: int = 1, batch: int = BATCH) -> bool:
    """Cover all units of the store; False if another process is at it already. `processes` help if there is more to do
    than the `batch` of units that is held in memory at once.

    An index that is damaged, of another version or ahead of its store is made anew, and `say` is told so.
    """
    with writing(folder) as alone:
        if alone:
            contents, volumes = standing(folder, store, say=say)
            helpers = processes if store.end().last - contents.end.last > batch else 1
            made = _batches(store, contents.end.last, batch)
            _extend(folder, contents, volumes, batches=made, say=say, processes=helpers)
    return alone


def rebuild_index(folder: Path, store: UnitStore, *, say: Say = silent, processes: int = 1, batch: int = BATCH) -> bool:
    """Make the index anew from the store alone; False if another process is writing it."""
    with writing(folder) as alone:
        if alone:
            helpers = processes if store.end().last > batch else 1
            _extend(folder, Contents(), [], batches=_batches(store, 0, batch), say=say, processes=helpers)
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


@dataclass(slots=True)
class _Batch:
    """What an index keeps of many records in a row: much less than the records, which are read a few at a time."""

    end: End
    loose: dict[Languages, Loose] = field(default_factory=dict)
    replaced: set[int] = field(default_factory=set)

    def take(self, rows: Sequence[Kept]) -> None:
        for languages, loose in _by_languages(rows).items():
            self.loose.setdefault(languages, Loose()).extend(loose)
        self.replaced.update(row.replaces for row in rows if row.replaces)
        self.end = End(rows[-1].id, rows[-1].seal)


def _extend(
    folder: Path, contents: Contents, volumes: list[Volume], *, batches: Iterable[_Batch], say: Say, processes: int
) -> None:
    with crew(processes, preload=[__name__]) as workers:
        for written in workers.each(partial(_written, folder), batches, ahead=1):
            contents, volumes = _with_batch(folder, contents, volumes, written=written)
            say(f"Indexed up to unit {contents.end.last:,}.")
    if not contents.volumes:
        write_contents(folder, contents)
    remove_strays(folder, contents)


@dataclass(frozen=True, slots=True)
class _Written:
    """The volumes of a batch. They count once the page of contents names them."""

    end: End
    volumes: tuple[tuple[Languages, Path], ...]
    replaced: frozenset[int]


def _batches(store: UnitStore, last: int, size: int) -> Iterator[_Batch]:
    while True:
        batch, left = _Batch(End(last)), size
        while left and (rows := store.after(batch.end.last, min(_READ, left))):
            batch.take(rows)
            left -= len(rows)
        if left == size:
            return
        yield batch
        last = batch.end.last


def _written(folder: Path, batch: _Batch) -> _Written:
    names, volumes = _free_names(batch.end.last), list[tuple[Languages, Path]]()
    for languages, some in batch.loose.items():
        loose = _normal(some)
        if loose.ids:
            volumes.append((languages, folder / next(names)))
            write_volume(volumes[-1][1], shelved(loose), languages)
    return _Written(batch.end, tuple(volumes), frozenset(batch.replaced))


def _with_batch(
    folder: Path, contents: Contents, volumes: list[Volume], *, written: _Written
) -> tuple[Contents, list[Volume]]:
    names = _free_names(written.end.last)
    retired = contents.retired | written.replaced
    for languages, path in written.volumes:
        volumes = _compacted(folder, [*volumes, open_volume(path)], languages, names=names, retired=retired)
    left = _present(retired, volumes)
    contents = Contents(written.end, tuple(volume.path.name for volume in volumes), left)
    write_contents(folder, contents)
    return contents, volumes


def by_languages(kept: Iterable[Kept]) -> dict[Languages, Loose]:
    """The units that can be found, as shelves take them, by their languages."""
    found = {languages: _normal(loose) for languages, loose in _by_languages(kept).items()}
    return {languages: loose for languages, loose in found.items() if loose.ids}


def _by_languages(kept: Iterable[Kept]) -> dict[Languages, Loose]:
    """The same with texts as they were kept."""
    rows: dict[Languages, list[Kept]] = defaultdict(list)
    for row in kept:
        rows[row.languages].append(row)
    return {
        languages: Loose([row.id for row in some], [row.source for row in some], [row.scope for row in some])
        for languages, some in rows.items()
    }


def _normal(loose: Loose) -> Loose:
    """With normal texts, and without units of which nothing remains."""
    texts = [normal(text) for text in loose.texts]
    if all(texts):
        return Loose(loose.ids, texts, loose.scopes)
    kept = [at for at, text in enumerate(texts) if text]
    return Loose([loose.ids[at] for at in kept], [texts[at] for at in kept], [loose.scopes[at] for at in kept])


def _compacted(
    folder: Path, volumes: list[Volume], languages: Languages, *, names: Iterator[str], retired: frozenset[int]
) -> list[Volume]:
    """Merge the newest volumes of these languages until each is much smaller than the one before it."""
    mine = [volume for volume in volumes if volume.languages == languages]
    others = [volume for volume in volumes if volume.languages != languages]
    start = len(mine) - 1
    size = len(mine[-1].shelf)
    while start > 0 and len(mine[start - 1].shelf) <= min(_TOO_SMALL * size, _LARGEST):
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
