"""Editions are put at their targets, one target a job, so that a slow one keeps nobody else waiting."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.deliveries import deliver_due, order_all
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.models import Target
from colophon.desk.queries.deliveries import targets_due
from colophon.editions.targets.target import Delivery

_AT_ONCE = 50


def _due(now: datetime) -> Iterable[Due]:
    """Orders that were lost between publishing and here are found again first."""
    order_all(now=now)
    return [Due(subject=str(target.pk), desk=target.desk) for target in targets_due(now)]


def _do(bench: Bench, subject: str) -> Did:
    target = Target.objects.filter(pk=int(subject)).select_related("desk").first()
    if target is None:
        return {}
    done = deliver_due(home=bench.home, now=bench.now, desk=target.desk, only=target, most=_AT_ONCE, fetcher=bench.web)
    sent = sum(one.state == Delivery.SENT for one in done)
    return {"name": target.name, "sent": sent, "failed": len(done) - sent}


CHORE = Chore(slug="deliver", title=_("Put editions at their targets"), do=_do, due=_due)
