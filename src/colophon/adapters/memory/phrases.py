"""The concordance as one process sees it: sheaves in files, and in memory what the store has had since the last one.

A sheaf holds the units of 32,768 ids in a row and is never changed, so that appending is writing one more file. Each
names the seal at its end and the one before its first unit: a chain that breaks where a store was taken back.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import numpy as np

from colophon.adapters.array_file import ArrayFile, open_arrays, write_arrays
from colophon.adapters.memory.contents import writing
from colophon.adapters.memory.writer import Say, silent
from colophon.errors import IndexDamagedError, StorageError
from colophon.memory.concordance import Located, located
from colophon.memory.phrase_sheaf import SIZE, Sheaf, joined, sheaf_of
from colophon.memory.phrase_terms import numbers_of
from colophon.memory.store import End, Kept, UnitStore

FORM = b"colophon concordance 1\n"
SUFFIX = ".sheaf"
_READ = 2_000
_ARRAYS = ("terms", "begins", "units", "words", "bounds")


@dataclass(frozen=True, slots=True)
class _Shelved:
    """A sheaf with the seals before and at its end, and the ids that its units replace."""

    sheaf: Sheaf
    before: str
    end: End
    replaced: tuple[int, ...]


@dataclass(slots=True)
class _State:
    end: End = field(default_factory=End)
    sheaves: list[Sheaf] = field(default_factory=list)
    gone: frozenset[int] = frozenset()
    files: int = 0


class Phrases:
    """Counts and finds words and phrases. One object may serve several threads."""

    def __init__(self, folder: Path, store: UnitStore, *, say: Say = silent) -> None:
        self._folder, self._store, self._say = folder, store, say
        self._lock, self._state = threading.Lock(), _State()

    def located(self, phrase: str, tag: str, *, most: int) -> Located:
        with self._lock:
            self._follow()
            sheaves, gone = self._state.sheaves, self._state.gone
        return located(phrase, tag, sheaves, most=most, without=gone)

    @property
    def behind(self) -> int:
        """How many units were not in files when this process last looked."""
        return self._state.end.last - self._state.files * SIZE

    def _follow(self) -> None:
        end = self._store.end()
        if end == self._state.end:
            return
        if not self._continues(end):
            self._state = _opened(self._folder, self._store, say=self._say)
        if end.last - self._state.end.last > 2 * SIZE:
            self._say(f"The concordance takes in {end.last - self._state.end.last:,} units first.")
            self._write_first()
            self._state = _opened(self._folder, self._store, say=self._say)
        while self._state.end.last < end.last and (rows := self._store.after(self._state.end.last, _READ)):
            self._absorb(rows)

    def _write_first(self) -> None:
        """Counting goes on where nothing can be written: all is then taken into memory."""
        try:
            update_phrases(self._folder, self._store)
        except StorageError as error:
            self._say(f"{error.message} {error.advice}")

    def _continues(self, end: End) -> bool:
        """Whether the store still has what this process has seen of it."""
        known = self._state.end
        return 0 < known.last <= end.last and self._store.seal_of(known.last) == known.seal

    def _absorb(self, rows: Sequence[Kept]) -> None:
        state = self._state
        state.sheaves = _stacked([*state.sheaves, _sheaf(rows)], after=state.files)
        state.gone |= {row.replaces for row in rows if row.replaces}
        state.end = End(rows[-1].id, rows[-1].seal)


def update_phrases(folder: Path, store: UnitStore, *, say: Say = silent) -> bool:
    """Write every sheaf whose units are all there; False if another process does so already."""
    with writing(folder) as alone:
        if alone:
            _write_from(_opened(folder, store, say=say), folder, store, say=say)
    return alone


def held(folder: Path) -> int:
    """Up to which unit there are files, by their names alone."""
    numbers = {path.stem for path in folder.glob(f"*{SUFFIX}")}
    return SIZE * next(number for number in count() if str(number) not in numbers)


def rebuild_phrases(folder: Path, store: UnitStore, *, say: Say = silent) -> bool:
    """Write all sheaves anew from the store alone; False if another process is writing."""
    with writing(folder) as alone:
        if alone:
            for path in folder.glob(f"*{SUFFIX}"):
                path.unlink(missing_ok=True)
            _write_from(_State(), folder, store, say=say)
    return alone


def _write_from(state: _State, folder: Path, store: UnitStore, *, say: Say) -> None:
    for number in range(state.files, store.end().last // SIZE):
        _write(folder, number, store, before=state.end.seal)
        state.end = End((number + 1) * SIZE, store.seal_of((number + 1) * SIZE))
        say(f"In the concordance up to unit {state.end.last:,}.")


def _write(folder: Path, number: int, store: UnitStore, *, before: str) -> None:
    rows: list[Kept] = []
    while len(rows) < SIZE:
        rows += store.after(number * SIZE + len(rows), min(_READ, SIZE - len(rows)))
    sheaf = _sheaf(rows)
    slim = replace(sheaf, words=sheaf.words.astype(np.uint32))
    about = {
        "first": sheaf.first,
        "before": before,
        "end": [rows[-1].id, rows[-1].seal],
        "replaced": [row.replaces for row in rows if row.replaces],
    }
    arrays = {name: getattr(slim, name) for name in _ARRAYS}
    write_arrays(folder / f"{number}{SUFFIX}", FORM, about=about, arrays=arrays)


def _opened(folder: Path, store: UnitStore, *, say: Say) -> _State:
    """The sheaves in files as far as they are whole and of this store; what follows them is removed when rewritten."""
    state, gone = _State(), set[int]()
    for shelved in _files(folder, say):
        if shelved.before != state.end.seal or store.seal_of(shelved.end.last) != shelved.end.seal:
            say("The memory was taken back to an earlier state. Its concordance is made anew from there.")
            break
        state.sheaves.append(shelved.sheaf)
        state.end, state.files = shelved.end, state.files + 1
        gone.update(shelved.replaced)
    state.gone = frozenset(gone)
    return state


def _files(folder: Path, say: Say) -> Iterator[_Shelved]:
    number = 0
    while (path := folder / f"{number}{SUFFIX}").exists():
        try:
            opened = open_arrays(path, FORM)
        except IndexDamagedError as error:
            say(f"{error.message} The concordance is made anew from there.")
            return
        yield _shelved(opened)
        number += 1


def _shelved(file: ArrayFile) -> _Shelved:
    end, replaced = file.about["end"], file.about["replaced"]
    assert isinstance(end, list)
    assert isinstance(replaced, list)
    sheaf = Sheaf(int(str(file.about["first"])), *(file.arrays[name] for name in _ARRAYS))  # type: ignore[arg-type]
    return _Shelved(sheaf, str(file.about["before"]), End(*end), tuple(replaced))


def _sheaf(rows: Sequence[Kept]) -> Sheaf:
    """A sheaf of records; a record's place is its id's, so that ids that are missing leave empty places."""
    first = rows[0].id
    texts: list[tuple[list[int], list[int]]] = [([], [])] * (rows[-1].id - first + 1)
    for row in rows:
        source = numbers_of(row.source, row.languages.source)
        texts[row.id - first] = source, numbers_of(row.target, row.languages.target)
    return sheaf_of(first, texts)


def _stacked(sheaves: list[Sheaf], *, after: int) -> list[Sheaf]:
    """Join the newest sheaves, all but the first `after` of which are in memory only, while they are small."""
    while len(sheaves) > after + 1 and len(sheaves[-2]) <= 2 * len(sheaves[-1]) and _room(sheaves[-2:]):
        sheaves = [*sheaves[:-2], joined(sheaves[-2:])]
    return sheaves


def _room(sheaves: Sequence[Sheaf]) -> bool:
    return sum(len(sheaf) for sheaf in sheaves) <= SIZE
