"""Moments as feeds write them, as ISO 8601 in UTC."""

from calendar import timegm
from collections.abc import Sequence
from datetime import UTC, datetime

_FIRST, _LAST = 1990, 2200


def of_struct(parts: Sequence[int] | None) -> str:
    """feedparser's moments are in UTC already."""
    if not parts or not _FIRST <= parts[0] <= _LAST:
        return ""
    try:
        return datetime.fromtimestamp(timegm(tuple(parts)), UTC).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):
        return ""


def of_text(text: object) -> str:
    """A W3C or RFC 3339 moment; a day alone is its beginning."""
    try:
        moment = datetime.fromisoformat(str(text or "").strip().replace("Z", "+00:00").replace("z", "+00:00"))
        if not _FIRST <= moment.year <= _LAST:
            return ""
        known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return known.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""
