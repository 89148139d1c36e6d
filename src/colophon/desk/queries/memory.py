"""What the desk has translated before, for the sentence that somebody translates now."""

import logging
import sys
import threading
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from colophon.adapters.beside import done_beside
from colophon.adapters.memory.contents import writing
from colophon.adapters.memory.index import LONG_TAIL, MemoryIndex
from colophon.desk.models import PairRecord
from colophon.desk.queries.units import DeskUnits, units_by_id
from colophon.memory.candidates import Narrowing, everything
from colophon.memory.lookup import LEAST, MOST
from colophon.memory.match import Asked, Match, matches
from colophon.memory.shelf import Scope
from colophon.memory.store import Languages
from colophon.memory.unit import Unit

FOLDER = "memory"
PHRASES = "concordance"
_UPDATE = (sys.executable, "-m", "colophon", "memory", "rebuild", "--update")
_PAUSE = 30.0
_LOG = logging.getLogger("colophon.memory")
_SPARE = 5  # so many times as many hits as matches: penalties change their order, the same may be there twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoped:
    """What a lookup is narrowed to; "" and an empty set are everything. Dates are days (ISO 8601), both included."""

    desk: str = ""
    article: str = ""
    origins: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""

    def holds(self, scope: Scope) -> bool:
        return (
            self.desk in ("", scope.desk)
            and self.article in ("", scope.article)
            and (not self.origins or scope.origin in self.origins)
            and (not self.since or scope.date >= self.since)
            and (not self.until or "" < scope.date[: len(self.until)] <= self.until)
        )

    @property
    def narrowing(self) -> Narrowing:
        return everything if self == ANYWHERE else self.holds


ANYWHERE = Scoped()


def matches_for(pair: PairRecord, *, scoped: Scoped = ANYWHERE, most: int = MOST) -> tuple[Match, ...]:
    """The best matches for a pair of a translation, without what was remembered of the pair itself."""
    translation = pair.translation
    source = translation.snapshot.source
    near = translation.pairs.filter(position__in=(pair.position - 1, pair.position + 1))
    around = dict(near.values_list("position", "source"))
    asked = Asked(
        source=pair.source,
        before=around.get(pair.position - 1, ""),
        after=around.get(pair.position + 1, ""),
        desk=source.desk.name,
    )
    own = set(pair.remembered.values_list("pk", flat=True))
    return _matches(asked, Languages(source.language, translation.language), scoped=scoped, most=most, own=own)


def matches_of(asked: Asked, languages: Languages, *, scoped: Scoped = ANYWHERE, most: int = MOST) -> tuple[Match, ...]:
    """The best matches for any text."""
    return _matches(asked, languages, scoped=scoped, most=most, own=set())


def _matches(asked: Asked, languages: Languages, *, scoped: Scoped, most: int, own: set[int]) -> tuple[Match, ...]:
    index = the_index()
    wanted = most * _SPARE + len(own)
    hits = index.found(asked.source, languages, most=wanted, least=LEAST, within=scoped.narrowing)
    if index.behind > LONG_TAIL:
        update_in_background()
    units = units_by_id(hit.id for hit in hits if hit.id not in own)
    found: list[tuple[Unit, float]] = [(units[hit.id], hit.score) for hit in hits if hit.id in units]
    return matches(asked, found, most=most)


def the_index() -> MemoryIndex:
    """The index of this desk's memory, one a process."""
    return _index_in(settings.HOME / FOLDER)


@cache
def _index_in(folder: Path) -> MemoryIndex:
    return MemoryIndex(folder, DeskUnits())


_updating = threading.Lock()


def update_in_background() -> None:
    """Have what is new written into the indexes by a process of its own: in this one lookups would wait for it.

    One at a time, and not again for a while: during an import there is always something new.
    """
    if _updating.acquire(blocking=False):
        threading.Thread(target=_update, daemon=True, name="memory").start()


def _update() -> None:
    try:
        with writing(settings.HOME / FOLDER) as nobody_else:
            pass
        if nobody_else:
            code, complaint = done_beside(_UPDATE)
            if code:
                _LOG.warning("The indexes of the memory were not written; lookups go on. %s", complaint)
        time.sleep(_PAUSE)
    finally:
        _updating.release()
