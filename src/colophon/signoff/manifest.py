"""The manifest: exactly what a sign-off covers, as values. Those that come by the hundred are structs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from colophon.article.credit import Credit, RightsRecord, Role
from colophon.checks.check import Severity, Side
from colophon.signoff.canonical import Whole
from colophon.signoff.waiver import Waiver


class EditionKind(StrEnum):
    """What is being published. A withdrawal says that an edition no longer stands, and why."""

    FIRST = "first"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


class Person(Struct, frozen=True, gc=False):
    """Somebody who did something. Persons are told apart by `id`; `name` is as printed."""

    id: str
    name: str


class Hand(Struct, frozen=True, gc=False):
    """One person's part in one pair."""

    role: Role
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSource:
    """The snapshot translated from: its SHA-256, cleaned address, time of retrieval (ISO 8601) and title.

    `article` is the SHA-256 of the article that was read from it, in its JSON form.
    """

    address: str
    sha256: str
    retrieved: str = ""
    title: str = ""
    article: str = ""


class SignedPair(Struct, frozen=True, kw_only=True, gc=False):
    """A pair in its place with everybody who wrote or read it as it now stands."""

    id: str
    source: str
    target: str
    place: str = ""
    hands: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFinding:
    """An open finding without its evidence: where it is and what it is bound to."""

    pair: str
    check: str
    severity: Severity
    side: Side
    start: Whole
    end: Whole
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDismissal:
    """A person's reasoned "this is fine"."""

    pair: str
    check: str
    fingerprint: str
    person: Person
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedImage:
    """A picture of the edition; `sha256` of its bytes, empty when it is only linked to."""

    url: str
    sha256: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRun:
    """Which checks were asked, in their order, and what is still open."""

    catalogue: tuple[str, ...] = ()
    open: tuple[SignedFinding, ...] = ()


class SignedField(Struct, frozen=True, gc=False):
    """A field of the article's JSON form and the SHA-256 of its value: blocks, links, notice, disclaimer, …"""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the desk says of itself on the page. `language` is a BCP 47 tag, `disclaimer` plain text."""

    name: str = ""
    language: str = ""
    disclaimer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Everything that an edition claims. Languages are BCP 47 tags; `note` is the public note of a correction.

    `article` are the fields of the translated article, all but credits and licence, which are here in full. `number`,
    `published` (ISO 8601 with zone) and `imprint` are known from publishing on. `version` counts the ways
    in which manifests were written.
    """

    desk: str
    translation: str
    kind: EditionKind
    title: str
    source_language: str
    target_language: str
    source: SignedSource
    note: str = ""
    pairs: tuple[SignedPair, ...] = ()
    credits: tuple[Credit, ...] = ()
    article: tuple[SignedField, ...] = ()
    images: tuple[SignedImage, ...] = ()
    dismissals: tuple[SignedDismissal, ...] = ()
    checks: CheckRun = CheckRun()
    waivers: tuple[Waiver, ...] = ()
    rights: RightsRecord | None = None
    number: Whole = 0
    published: str = ""
    imprint: Imprint = Imprint()
    version: Literal[2] = 2
