"""How often each check spoke on a desk and how often it was right, as it was last counted."""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

from colophon.desk.models import Desk


@dataclass(frozen=True, slots=True)
class Alarms:
    """When it was counted, and for each check: its slug, its alarms, how many were accepted, how many dismissed."""

    counted: str
    rows: tuple[tuple[str, int, int, int], ...]

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.counted)


def alarms_key(desk: Desk) -> str:
    return f"alarms-of-desk-{desk.pk}"


def alarms_of(desk: Desk) -> Alarms | None:
    """None where nobody has counted yet."""
    kept = cache.get(alarms_key(desk))
    return Alarms(kept["counted"], tuple(map(tuple, kept["rows"]))) if kept else None
