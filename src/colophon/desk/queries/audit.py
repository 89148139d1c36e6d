"""Reading the audit log: a page of it, and whether its chain is whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256

from colophon.desk.models import AuditEntry, Desk
from colophon.signoff.canonical import Json, canonical_bytes

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Chain:
    """How many lines there are, the hash of the last one, and the numbers of lines that do not fit."""

    length: int
    head: str
    broken: tuple[int, ...]


def digest_of(entry: AuditEntry) -> str:
    """SHA-256 of the canonical JSON of everything that a line says, with the hash of the line before."""
    return sha256(canonical_bytes(_said(entry))).hexdigest()


def _said(entry: AuditEntry) -> dict[str, Json]:
    return {
        "previous": entry.previous,
        "moment": entry.moment.astimezone(UTC).isoformat(),
        "desk": entry.desk.slug if entry.desk else "",
        "person": entry.person.key if entry.person else "",
        "deed": entry.deed,
        "about": entry.about,
        "detail": entry.detail,
        "via": entry.via,
    }


def chain() -> Chain:
    """Follow the whole log from its first line."""
    previous, length, broken = "", 0, []
    for entry in AuditEntry.objects.select_related("desk", "person").order_by("pk").iterator(chunk_size=2000):
        length += 1
        if entry.previous != previous or entry.hash != digest_of(entry):
            broken.append(entry.pk)
        previous = entry.hash
    return Chain(length, previous, tuple(broken))


def lines() -> Iterator[dict[str, object]]:
    """The whole log as plain values, the oldest first."""
    for entry in AuditEntry.objects.select_related("desk", "person").order_by("pk").iterator(chunk_size=2000):
        yield {**told(entry), "previous": entry.previous}


def told(entry: AuditEntry) -> dict[str, object]:
    """One line as webhooks and programs are told of it."""
    said = _said(entry)
    return {"number": entry.pk, **{name: said[name] for name in said if name != "previous"}, "hash": entry.hash}


def newest(desk: Desk, *, before: int = 0, deed: str = "") -> Sequence[AuditEntry]:
    """A page of one desk's lines, the newest first; `before` is the number of the last one that was seen."""
    found = AuditEntry.objects.filter(desk=desk).select_related("person", "desk").order_by("-pk")
    if before:
        found = found.filter(pk__lt=before)
    if deed:
        found = found.filter(deed=deed)
    return list(found[:ON_A_PAGE])
