"""Writing the audit log: one line a deed, in the transaction of the deed itself, each line bound to the one before."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connection, transaction

from colophon.desk.models import AuditEntry, Deed, Desk, Person
from colophon.desk.queries.audit import digest_of

_VIA: ContextVar[str] = ContextVar("via", default="server")
_CHAIN = 0x636F_6C6F
"""The number of the lock by which PostgreSQL lets one writer after the other add to the chain."""


@contextmanager
def coming_by(way: str) -> Iterator[None]:
    """Inside of it every deed is written down as done this way: browser, terminal, or a token."""
    token = _VIA.set(way[:100])
    try:
        yield
    finally:
        _VIA.reset(token)


def come_by(way: str) -> None:
    """The same for the rest of a process that does one thing."""
    _VIA.set(way[:100])


@transaction.atomic
def audit(
    deed: Deed,
    *,
    now: datetime,
    desk: Desk | None = None,
    person: Person | None = None,
    about: str = "",
    detail: Mapping[str, str] | None = None,
) -> AuditEntry:
    """Add a line. Call it last in a deed: until the deed is finished, other writers of the log wait."""
    _one_after_the_other()
    last = AuditEntry.objects.order_by("-pk").values_list("hash", flat=True).first() or ""
    entry = AuditEntry(
        moment=now,
        desk=desk,
        person=person,
        deed=deed.value,
        about=about[:200].replace("\0", "\ufffd"),
        detail=dict(detail or {}),
        via=_VIA.get(),
        previous=last,
    )
    entry.hash = digest_of(entry)
    entry.save(force_insert=True)
    return entry


def _one_after_the_other() -> None:
    """SQLite has one writer anyway: its transactions begin by becoming it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN])
