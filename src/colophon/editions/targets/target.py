"""A target: in which form an article is put, in which way it gets there, and the words both sides share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from colophon.editions.edition import DeskPage, Edition, Files
from colophon.editions.slug import slug_of
from colophon.signoff.keyring import instant
from colophon.signoff.manifest import EditionKind


class Form(StrEnum):
    """What readers find there."""

    SITE = "site"
    MIRROR = "mirror"
    POST = "post"
    EPUB = "epub"
    PDF = "pdf"
    NINJS = "ninjs"


class Way(StrEnum):
    """How it gets there."""

    FOLDER = "folder"
    GIT = "git"
    COMMAND = "command"
    S3 = "s3"
    WORDPRESS = "wordpress"


class Verb(StrEnum):
    """What is done with an article at a target."""

    PUT = "put"
    REMOVE = "remove"


class Delivery(StrEnum):
    """What became of one edition at one target. `overtaken`: a newer one came before it was sent."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    OVERTAKEN = "overtaken"


_WAITS = (1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440)  # minutes: ten tries in about five days


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after `tries` failed ones; None when a person has to look first."""
    return now + timedelta(minutes=_WAITS[tries - 1]) if 0 < tries <= len(_WAITS) else None


def ways_of(form: Form) -> tuple[Way, ...]:
    """A post is only for WordPress; everything else is files, which every other way carries."""
    if form is Form.POST:
        return (Way.WORDPRESS,)
    return tuple(way for way in Way if way is not Way.WORDPRESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The bytes of a picture that the desk may show, with its media type ("image/jpeg")."""

    data: bytes
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An article as readers should find it now: its newest edition, and what stays the same through all of them.

    `since` is when its first edition came out (ISO 8601), `first_title` what it was called then. `address` is its page
    on the desk's own site, empty while that has none. `pictures` are by the address that the article names.
    """

    edition: Edition
    since: str
    first_title: str
    address: str = ""
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its lasting name: the translation's key."""
        return self.edition.manifest.translation

    @property
    def slug(self) -> str:
        """The lasting name of its file: a correction of the title does not move it."""
        titles = (self.first_title, self.edition.manifest.source.title)
        return slug_of(self.key, titles, number=1)

    @property
    def day(self) -> str:
        """The day of its first edition, as YYYY-MM-DD in UTC."""
        return f"{instant(self.since):%Y-%m-%d}"

    @property
    def month(self) -> str:
        return self.day[:7]

    @property
    def withdrawn(self) -> bool:
        return self.edition.kind is EditionKind.WITHDRAWAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a target's list: the file of an article that stands there. `title` is inline Markdown."""

    path: str
    title: str
    language: str
    day: str
    source_title: str = ""
    withdrawn: bool = False

    @property
    def month(self) -> str:
        return self.day[:7]


def entry_of(standing: Standing, path: str) -> Entry:
    """The line for this article."""
    return Entry(
        path=path,
        title=standing.edition.article.title,
        language=standing.edition.article.language,
        day=standing.day,
        source_title=standing.edition.manifest.source.title,
        withdrawn=standing.withdrawn,
    )


OfMonth = Callable[[], Sequence[Standing]]


class FileForm(Protocol):
    """A form of files. The same article gives the same files, so that putting them twice changes nothing."""

    def path(self, standing: Standing) -> str:
        """The article's own file, which tells it apart."""

    def files(self, standing: Standing, desk: DeskPage) -> Files:
        """The article's files; the one at `path` is among them."""

    def month_list(self, month: str) -> str:
        """The path of the list that is of one month alone; empty where a form has none. It goes when it is empty."""

    def lists(self, month: str, entries: tuple[Entry, ...], desk: DeskPage, of_month: OfMonth) -> Files:
        """What names or holds all articles that stand there, as far as a change in `month` changes it.

        `of_month` gives the articles of that month, for a form that needs their texts.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What a target says after something was put: where readers find it, and what it did not take, in words."""

    address: str = ""
    remarks: tuple[str, ...] = ()


class TargetClient(Protocol):
    """Somewhere that whole articles are put by our own key, however often they are put."""

    def put(self, standing: Standing, desk: DeskPage) -> Placed:
        """There afterwards, exactly once. Raises a ColophonError."""

    def remove(self, standing: Standing) -> None:
        """Not there afterwards; no matter whether it was."""

    def try_it(self) -> str:
        """Whether it can be reached and would take something, without putting anything; in words."""
