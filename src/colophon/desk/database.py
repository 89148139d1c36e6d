"""Where the desk's database is: a file in the desk's home, or what DATABASE_URL names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import parse_qs, unquote, urlsplit

from colophon.errors import DatabaseAddressError, StorageFullError

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

_FULL = ("disk is full", "No space left")

SQLITE_WAIT = 20.0
"""Seconds a writer waits for another one before it gives up."""

KEEP_OPEN = 300
"""Seconds for which a thread of the server keeps its connection: opening one costs more than a save."""

_OFTEN = 5
"""Times that a connection is asked the same before the question is prepared."""
_MOST_PREPARED = 200


class Database(TypedDict, total=False):
    """One entry of Django's DATABASES."""

    ENGINE: str
    NAME: str
    USER: str
    PASSWORD: str
    HOST: str
    PORT: str
    CONN_MAX_AGE: int
    CONN_HEALTH_CHECKS: bool
    OPTIONS: dict[str, str | float | int]


@contextmanager
def room_in_the_database() -> Iterator[None]:
    """Turn what either database says when its disk is full into a refusal a person can act on."""
    from django.db import OperationalError

    try:
        yield
    except OperationalError as error:
        if any(word in str(error) for word in _FULL):
            raise StorageFullError("The disk of the desk's database is full.") from error
        raise


def embedded(home: Path) -> Database:
    """SQLite in `home`. IMMEDIATE makes writers queue instead of failing when a reader becomes a writer."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home / "desk.sqlite3"),
        "CONN_MAX_AGE": KEEP_OPEN,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_WAIT,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def named(address: str) -> Database:
    """PostgreSQL from `postgres://user:password@host:port/name`; `?host=/folder` names a socket.

    What is asked often is prepared: the server then neither reads nor plans it anew, which halves its work. Poolers
    that give each transaction another connection cannot have that: `?prepared=no`.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise DatabaseAddressError
    said = {name: values[0] for name, values in parse_qs(parts.query).items()}
    prepared: dict[str, str | float | int] = {"server_side_binding": True, "prepare_threshold": _OFTEN}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": said.get("host") or parts.hostname or "",
        "PORT": str(parts.port or said.get("port", "")),
        "CONN_MAX_AGE": KEEP_OPEN,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {} if said.get("prepared") == "no" else prepared,
    }


def keep_prepared(connection: "BaseDatabaseWrapper", **_: object) -> None:
    """A new connection to PostgreSQL keeps what all pages of a desk ask; the driver alone keeps half of it."""
    if connection.vendor == "postgresql":
        connection.connection.prepared_max = _MOST_PREPARED
