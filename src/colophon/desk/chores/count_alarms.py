"""Once a day it is counted how often each check spoke on a desk and was right: it takes long, and changes slowly."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.count_alarms import count_alarms
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.models import Desk
from colophon.desk.queries.alarms import alarms_of

_EVERY = timedelta(days=1)


def _due(now: datetime) -> list[Due]:
    found = []
    for desk in Desk.objects.all():
        last = alarms_of(desk)
        if last is None or not last.moment <= now < last.moment + _EVERY:
            found.append(Due(desk.slug, desk))
    return found


def _do(bench: Bench, subject: str) -> Did:
    counted = count_alarms(Desk.objects.get(slug=subject), now=bench.now)
    return {"alarms": sum(row[1] for row in counted.rows)}


CHORE = Chore(
    slug="count-alarms", title=_("Count how often checks are right"), due=_due, do=_do, every=timedelta(minutes=10)
)
