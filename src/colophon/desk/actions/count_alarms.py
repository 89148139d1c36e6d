"""Counting how often each check spoke on a desk and was right. It asks every check again, so it is done by itself."""

from dataclasses import asdict
from datetime import datetime

from django.core.cache import cache

from colophon.desk.models import Desk
from colophon.desk.queries.acceptance import acceptance
from colophon.desk.queries.alarms import Alarms, alarms_key

NEWEST = 300
"""Of so many translations: asking everything again takes seconds for each."""


def count_alarms(desk: Desk, *, now: datetime) -> Alarms:
    """Count, and keep the answer until it is counted again."""
    rows = tuple((one.check, one.alarms, one.mended, one.dismissed) for one in acceptance(desk, newest=NEWEST))
    counted = Alarms(now.isoformat(), rows)
    cache.set(alarms_key(desk), asdict(counted), timeout=None)
    return counted
