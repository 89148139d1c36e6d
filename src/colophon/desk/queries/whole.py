"""Everything that a desk's store holds, as records in JSON Lines that any program can read."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice

from django.apps import apps
from django.core import serializers
from django.db import connection, transaction
from django.db.models import Model

RECORDS_A_FILE, LETTERS_A_FILE = 2000, 4_000_000
_AT_ONCE = 250
CARRIED = frozenset(
    {
        "amendment",
        "archivearticle",
        "archivecredit",
        "auditentry",
        "claim",
        "conceptrecord",
        "confirmation",
        "conflictresolution",
        "creditconfirmation",
        "deliveryrecord",
        "desk",
        "dismissalrecord",
        "domain",
        "draftrecord",
        "draftuse",
        "edition",
        "feed",
        "followtask",
        "handback",
        "imagerights",
        "joinrequest",
        "leftasitis",
        "membership",
        "memoryend",
        "namerecord",
        "namerendering",
        "pairrecord",
        "permissionletter",
        "person",
        "publicationorder",
        "remark",
        "reprint",
        "reprintletter",
        "reprintlook",
        "revision",
        "rightsentry",
        "signoffrecord",
        "snapshot",
        "source",
        "sourcelook",
        "sourcewatch",
        "takedown",
        "target",
        "termcandidate",
        "termmining",
        "termrecord",
        "translationrecord",
        "unitrecord",
        "waiverrecord",
        "wireitem",
        "wirerule",
        "workevent",
    }
)
"""The kinds of records that an exported desk takes along; of every new kind it is decided here."""
STAYS = frozenset(
    {"account", "invitation", "presence", "lastlook", "apitoken", "webhook", "webhookdelivery", "job"}
    | {"chatpost", "chattarget", "letter", "message", "messagechoice", "receivedfile"}
)
"""What lets people in stays behind, and what is only of this moment: an export may be given away, and is read later."""


def carried() -> tuple[type[Model], ...]:
    """The models of those kinds, by name."""
    found = (model for model in apps.get_app_config("desk").get_models() if model._meta.model_name in CARRIED)
    return tuple(sorted(found, key=lambda model: str(model._meta.model_name)))


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Inside of it everything is read as it stood at its beginning, and nobody else waits for its end."""
    if connection.in_atomic_block:
        yield
        return
    sqlite = connection.vendor == "sqlite"
    usual = getattr(connection, "transaction_mode", None)
    if sqlite:
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # reads only: no lock to write
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if sqlite:
            connection.transaction_mode = usual  # type: ignore[attr-defined]


def record_files() -> Iterator[tuple[str, bytes]]:
    """The records as files of at most RECORDS_A_FILE lines, fewer of long ones; always the same for the same desk.

    A line is `{"model", "pk", "fields"}`: references are numbers, moments ISO 8601, bytes base64.
    """
    for model in carried():
        lines = (json.dumps(row, default=_plain, ensure_ascii=False, sort_keys=True) for row in _rows(model))
        for number, chunk in enumerate(_chunks(lines), 1):
            yield f"records/{model._meta.model_name}-{number:04}.jsonl", ("\n".join(chunk) + "\n").encode("utf-8")


def _rows(model: type[Model]) -> Iterator[dict[str, object]]:
    """A few at a time: the serializer makes a list of everything it is given."""
    records = model._default_manager.order_by("pk").iterator(chunk_size=_AT_ONCE)
    while some := list(islice(records, _AT_ONCE)):
        yield from serializers.serialize("python", some)


def _chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    """What makes one file: whoever reads it back holds it in memory at once."""
    chunk: list[str] = []
    size = 0
    for line in lines:
        if chunk and (len(chunk) == RECORDS_A_FILE or size + len(line) > LETTERS_A_FILE):
            yield chunk
            chunk, size = [], 0
        chunk.append(line)
        size += len(line)
    if chunk:
        yield chunk


def _plain(value: object) -> str:
    """Moments in full: Django's own JSON cuts microseconds, and a sign-off would no longer verify."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in an export")
