"""The index of the memory as one process sees it: volumes on disk, and in memory what the store has had since.

Every lookup first asks the store for its end. What was appended since, by whichever process, is read and found at once;
no file has to be written for that. Any number of processes may read while one writes.
"""

import logging
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from colophon.adapters.memory.contents import NO_STAMP, stamp
from colophon.adapters.memory.volume import Volume
from colophon.adapters.memory.writer import BATCH, Say, by_languages, standing, update_index
from colophon.errors import StorageError
from colophon.memory.admission import sealed
from colophon.memory.candidates import Narrowing, everything
from colophon.memory.lookup import LEAST, MOST, Hit, found
from colophon.memory.normal import normal
from colophon.memory.phrase_terms import family
from colophon.memory.shelf import Shelf, fits, merged, shelved
from colophon.memory.store import End, Kept, Languages, UnitStore

ABSORBED = 200
"""Units that one lookup takes in at most unless said otherwise, so that none waits for an import; the rest comes with
the next ones."""

LONG_TAIL = 5_000
"""Units in memory beyond which volumes should be written."""

_LOG = logging.getLogger("colophon.memory")


@dataclass(slots=True)
class _Tail:
    """What the volumes do not hold yet, up to `end`."""

    end: End
    shelves: dict[Languages, list[Shelf]] = field(default_factory=lambda: defaultdict(list))
    retired: set[int] = field(default_factory=set)


class MemoryIndex:
    """Finds units by likeness. One object may serve several threads."""

    def __init__(
        self,
        folder: Path,
        store: UnitStore,
        *,
        say: Say = _LOG.warning,
        absorbed: int = ABSORBED,
        batch: int = BATCH,
    ) -> None:
        self._folder, self._store, self._say = folder, store, say
        self._absorbed, self._batch = absorbed, batch
        self._lock = threading.Lock()
        self._stamp = (-1, -1)
        self._shelves: dict[Languages, list[Shelf]] = {}
        self._volumes: dict[str, Volume] = {}
        self._retired: frozenset[int] = frozenset()
        self._tail, self._seen, self._covered = _Tail(End()), End(), 0

    def found(
        self,
        text: str,
        languages: Languages,
        *,
        most: int = MOST,
        least: float = LEAST,
        within: Narrowing = everything,
    ) -> list[Hit]:
        """The units whose source is most like `text` (inline Markdown), best first, newest first among equals."""
        wanted = normal(text)
        if not wanted:
            return []
        with self._lock:
            self._follow()
            shelves = [shelf for kind, some in self._standing() if alike(kind, languages) for shelf in some]
            retired = self._retired
        return found(wanted, shelves, most=most, least=least, within=within, without=retired)

    def spoken(self) -> frozenset[Languages]:
        """Every pair of languages of which there are units."""
        with self._lock:
            self._follow()
            return frozenset(languages for languages, some in self._standing() if some)

    def catch_up(self, *, most: int = LONG_TAIL) -> None:
        """Take in whatever the store has: for who asks once, unlike somebody who types. Beyond `most` units it is
        written into volumes.
        """
        with self._lock:
            self._follow()
            if self.behind > most:
                self._written_anew()
            self._follow()
            while self._tail.end.last < self._seen.last:
                self._follow()

    def update(self) -> bool:
        """Write what volumes do not hold yet into some; False if another process does so already."""
        return update_index(self._folder, self._store, batch=self._batch)

    @property
    def behind(self) -> int:
        """How many units were not in volumes when this process last looked."""
        return max(0, self._seen.last - self._covered)

    def _standing(self) -> Sequence[tuple[Languages, list[Shelf]]]:
        return [*self._shelves.items(), *self._tail.shelves.items()]

    def _follow(self) -> None:
        """See what is new on disk and in the store."""
        if stamp(self._folder) != self._stamp:
            self._open()
        self._seen = end = self._store.end()
        if end == self._tail.end:
            return
        rows = self._store.after(self._tail.end.last, self._absorbed) if end.last > self._tail.end.last else ()
        if rows and sealed(self._tail.end.seal, rows[0].identity) == rows[0].seal:
            self._absorb(rows)
        else:  # this is not the store that was followed until now
            self._open()
            self._seen = self._store.end()

    def _open(self) -> None:
        """Take up the index as it is on disk; one that cannot be used is written anew."""
        before = stamp(self._folder)
        contents, volumes = standing(self._folder, self._store, say=self._say, known=self._volumes)
        if not volumes and before != NO_STAMP and self._written_anew():
            before = stamp(self._folder)
            contents, volumes = standing(self._folder, self._store, say=self._say)
        self._stamp, self._shelves = before, defaultdict(list)
        self._volumes = {volume.path.name: volume for volume in volumes}
        for volume in volumes:
            self._shelves[volume.languages].append(volume.shelf)
        self._retired, self._tail, self._covered = contents.retired, _Tail(contents.end), contents.end.last

    def _written_anew(self) -> bool:
        """Lookups go on where it cannot be written: they take in the store's units bit by bit."""
        try:
            return self.update()
        except StorageError as error:
            self._say(f"{error.message} {error.advice}")
            return False

    def _absorb(self, rows: Sequence[Kept]) -> None:
        for languages, loose in by_languages(rows).items():
            self._tail.shelves[languages] = _stacked([*self._tail.shelves[languages], shelved(loose)])
        self._tail.retired.update(row.replaces for row in rows if row.replaces)
        self._tail.end = End(rows[-1].id, rows[-1].seal)
        self._retired |= self._tail.retired


def alike(first: Languages, second: Languages) -> bool:
    """Whether units of one pair of languages serve for the other: `en-US` for `en`, `zh` for `zh-CN`, not `zh-TW`."""
    return all(family(a) == family(b) for a, b in zip(first, second, strict=True))


def _stacked(shelves: list[Shelf]) -> list[Shelf]:
    """Shelves of which each is larger than the next: few to look through, and seldom merged."""
    while len(shelves) > 1 and len(shelves[-2]) <= len(shelves[-1]) * 2 and fits(shelves[-2:]):
        whole = merged(shelves[-2:])
        assert whole is not None
        shelves = [*shelves[:-2], whole]
    return shelves
