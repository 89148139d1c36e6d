"""What verbs that read long files share: the good entries of a file, its bad ones named, and how far it is."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from colophon.errors import InputError
from colophon.memory.exchange.unread import NO_LANGUAGES, Unread

_EVERY = 500
_MOST_NAMED = 50
_MEND = "Mend the named places and bring the file again: what is there already is not doubled."
_SAY_LANGUAGES = "Say the languages, such as --from en --to zh-Hans, and bring the file again: nothing is doubled."

T = TypeVar("T")


class Progress:
    """Counts entries, shows how many on a terminal, and names those that could not be read."""

    def __init__(self, file: str, what: str) -> None:
        self._file = file
        self._what = what
        self.good = 0
        self.bad = 0
        self._speechless = False

    def step(self) -> None:
        self.good += 1
        if self.good % _EVERY == 0 and sys.stderr.isatty():
            click.echo(f"\r{self.good:,} {self._what}", nl=False, err=True)

    def name(self, unread: Unread) -> None:
        self.bad += 1
        if unread.reason == NO_LANGUAGES and self._speechless:
            return
        self._speechless = self._speechless or unread.reason == NO_LANGUAGES
        if self.bad <= _MOST_NAMED:
            place = f"line {unread.line}: " if unread.line else ""
            click.echo(f"{self._file}, {place}{unread.reason}", err=True)

    def done(self) -> None:
        if self.good >= _EVERY and sys.stderr.isatty():
            click.echo("", err=True)

    def refuse_if_unread(self, what: str) -> None:
        """InputError if anything could not be read, after all else was kept."""
        if self.bad:
            more = f" (the first {_MOST_NAMED} are named above)" if self.bad > _MOST_NAMED else " (named above)"
            raise InputError(
                f"{self.bad:,} of {self.bad + self.good:,} {what} could not be read{more}; all others were kept.",
                hint=_SAY_LANGUAGES if self._speechless else _MEND,
            )


def counted(done: int, whole: int, *, what: str) -> None:
    """How far a long work is, for a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r{done:,} of {whole:,} {what}", nl=done == whole, err=True)


def only_good(entries: Iterable[T | Unread], progress: Progress) -> Iterator[T]:
    """The entries that could be read; the others are named as they pass."""
    for entry in entries:
        if isinstance(entry, Unread):
            progress.name(entry)
        else:
            progress.step()
            yield entry
