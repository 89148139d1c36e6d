"""Files that are given to the desk in the browser: kept as they come, then read; what was not read is told with why."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TypeVar

from colophon.adapters.exchanged import admitted_in, concepts_in, memory_form, terms_form
from colophon.adapters.files import make_folder, plain_refusals
from colophon.adapters.tokens import new_token
from colophon.desk.actions.remember import Remembered, remember
from colophon.desk.actions.terms import add_concept
from colophon.desk.models import Desk, FileKind, FileState, Person, ReceivedFile
from colophon.errors import ColophonError, StorageError, TooLargeFileError
from colophon.memory.admission import WORDS
from colophon.memory.concept import Concept
from colophon.memory.exchange.unread import Unread

MOST_TOLD = 100
"""Of what was not read, so many are named; the rest is counted."""

_EVERY = 200
T = TypeVar("T")


def receive(
    desk: Desk,
    chunks: Iterable[bytes],
    *,
    folder: Path,
    name: str,
    kind: FileKind,
    form: str = "",
    languages: tuple[str, str] = ("", ""),
    by: Person,
    now: datetime,
) -> ReceivedFile:
    """Keep a file until it is read. UsageError if its name does not say what it is."""
    form = form or (memory_form(name) if kind == FileKind.MEMORY else terms_form(name))
    place = new_token()
    make_folder(folder)
    size = 0
    with plain_refusals(folder / place), (folder / place).open("xb") as file:
        for chunk in chunks:
            size += file.write(chunk)
    return ReceivedFile.objects.create(
        desk=desk,
        kind=kind,
        form=form,
        name=name[-200:],
        size=size,
        place=place,
        source_language=languages[0],
        target_language=languages[1],
        given_by=by,
        given=now,
    )


def read_received(number: int, *, folder: Path, stopping: Event, now: datetime) -> Mapping[str, int | str]:
    """Read a file to its end; how much of it was read. Whoever is stopped or killed begins again: nothing doubles.

    A file that cannot be read at all is refused, with what was kept of it until then.
    """
    record = ReceivedFile.objects.select_related("desk").filter(pk=number).exclude(place="").first()
    if record is None:
        return {}
    fresh = {"state": FileState.READING, "good": 0, "kept": 0, "bad": 0, "unread": []}
    ReceivedFile.objects.filter(pk=number).update(**fresh)
    tally = _Tally(number, stopping)
    path, refusal = folder / record.place, ""
    try:
        if record.kind == FileKind.MEMORY:
            _into_memory(record, str(path), tally)
        else:
            _into_terms(record, str(path), tally)
    except ColophonError as error:
        if isinstance(error, StorageError) and not isinstance(error, TooLargeFileError):
            raise  # the disk, not the file: it is tried again
        refusal = f"{error.message} {error.advice}".replace(str(path), record.name)
    tally.write()
    if stopping.is_set():
        return {"name": record.name, "read": tally.good}
    state = FileState.REFUSED if refusal else FileState.READ
    ReceivedFile.objects.filter(pk=number).update(state=state, refusal=refusal, ended=now, place="")
    with suppress(OSError):
        path.unlink()
    return {"name": record.name, "read": tally.good, "unread": tally.bad}


class _Tally:
    """Counts what passes, writes it down now and then, and ends the reading when it is asked to."""

    def __init__(self, number: int, stopping: Event) -> None:
        self._number, self._stopping = number, stopping
        self.good = self.bad = self.kept = 0
        self._told: list[tuple[int, str]] = []

    def good_ones(self, entries: Iterable[T | Unread]) -> Iterator[T]:
        for entry in entries:
            if self._stopping.is_set():
                return
            if isinstance(entry, Unread):
                self.name(entry.line, entry.reason)
                continue
            self.good += 1
            yield entry

    def name(self, line: int, reason: str) -> None:
        self.bad += 1
        if len(self._told) < MOST_TOLD:
            self._told.append((line, reason))

    def write(self) -> None:
        said = {"good": self.good, "kept": self.kept, "bad": self.bad, "unread": self._told}
        ReceivedFile.objects.filter(pk=self._number).update(**said)


def _into_memory(record: ReceivedFile, path: str, tally: _Tally) -> None:
    entries = admitted_in(
        path, record.form, source_language=record.source_language, target_language=record.target_language
    )
    for part in remember(tally.good_ones(entries)):
        _count(part, tally)


def _count(part: Remembered, tally: _Tally) -> None:
    tally.kept += part.kept
    tally.good -= len(part.flawed)
    for position, flaw in part.flawed:
        tally.name(0, f"pair {position + 1} is not kept: {WORDS[flaw]}")
    tally.write()


def _into_terms(record: ReceivedFile, path: str, tally: _Tally) -> None:
    concepts: Iterator[Concept] = tally.good_ones(concepts_in(path, record.form))
    for concept in concepts:
        tally.kept += add_concept(record.desk, concept)
        if tally.good % _EVERY == 0:
            tally.write()


def take_back(record: ReceivedFile, *, folder: Path) -> None:
    """Forget a file that waits or was read; what it brought stays."""
    with suppress(OSError):
        (folder / record.place).unlink() if record.place else None
    record.delete()
