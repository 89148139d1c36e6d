"""The manifest: exactly what a sign-off covers, as values."""

from dataclasses import dataclass
from enum import StrEnum

from colophon.article.credit import Credit, RightsRecord, Role
from colophon.checks.check import Severity, Side
from colophon.signoff.waiver import Waiver


class EditionKind(StrEnum):
    """What is being published. A withdrawal says that an edition no longer stands, and why."""

    FIRST = "first"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who did something. Persons are told apart by `id`; `name` is as printed."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Hand:
    """One person's part in one pair."""

    role: Role
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSource:
    """The snapshot translated from: its SHA-256, cleaned address, time of retrieval (ISO 8601) and title."""

    address: str
    sha256: str
    retrieved: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPair:
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
    start: int
    end: int
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Everything that an edition claims. Languages are BCP 47 tags; `note` is the public note of a correction."""

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
    images: tuple[SignedImage, ...] = ()
    dismissals: tuple[SignedDismissal, ...] = ()
    checks: CheckRun = CheckRun()
    waivers: tuple[Waiver, ...] = ()
    rights: RightsRecord | None = None
