"""What a chore is: a question what is due, and the work that does it.

What is due follows from the database alone, so a job that was lost with its worker is found again. The work is
idempotent: begun twice, it does once what was to be done.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from threading import Event

from django.utils.functional import Promise

from colophon.adapters.clock import now as the_present
from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.adapters.network.web import Web
from colophon.desk.models import Desk
from colophon.intake.fetching import Fetcher


@dataclass(frozen=True, kw_only=True)
class Bench:
    """What a job may use: the desk's home and keys, the clock, the web; and whether it is asked to end early."""

    home: Home
    passphrase: bytes = b""
    clock: Callable[[], datetime] = the_present
    fetcher: Fetcher | None = None
    stopping: Event = field(default_factory=Event)

    @property
    def now(self) -> datetime:
        return self.clock()

    @cached_property
    def keys(self) -> KeyFolder:
        return KeyFolder(self.home.keys, passphrase=self.passphrase)

    @cached_property
    def web(self) -> Fetcher:
        return self.fetcher or Web.of_desk(self.home.settings())


Did = Mapping[str, int | str]
"""What a chore did: numbers by their word of `did_words.py`, perhaps the `name` of what they are about. Worded for
whoever reads it; nothing but noughts is nothing."""


@dataclass(frozen=True, slots=True)
class Due:
    """One item that is due: its name within the chore, and the desk it belongs to (none for the whole server)."""

    subject: str = ""
    desk: Desk | None = None


def the_whole(now: datetime) -> Iterable[Due]:
    """A chore without items: it is due as a whole, again and again, and its work looks what there is to do."""
    return (Due(),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """`do` is given the bench and the subject, and answers what it did; empty for nothing.

    `every` is how often to ask what is due, and the least time between two runs of one item.
    """

    slug: str
    title: str | Promise
    do: Callable[[Bench, str], Did]
    due: Callable[[datetime], Iterable[Due]] = the_whole
    every: timedelta = timedelta(seconds=20)
