"""What time it is. The engine never asks: it is told."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, in UTC and with its zone."""
    return datetime.now(UTC)
