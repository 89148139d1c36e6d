"""What came over the wire is weighed: how long and how hard each article is, as far as its server lets us look."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from colophon.adapters.network.robots import Robots
from colophon.desk.actions.wire import weigh_item
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.chores.one_host import BETWEEN, is_busy
from colophon.desk.models import WireItem
from colophon.desk.queries.wire import by_host, to_weigh

_AT_ONCE = 10
_HOSTS = 300


def _due(now: datetime) -> list[Due]:
    return [Due(host, desk) for host, desk in by_host(list(to_weigh(now=now)[:_HOSTS])).items()]


def _do(bench: Bench, subject: str) -> Did:
    robots, weighed = Robots(bench.web), 0
    if is_busy(subject, but=CHORE.slug):
        return {}
    for number, item in enumerate(to_weigh(now=bench.now).filter(host=subject)[:_AT_ONCE]):
        if number and bench.stopping.wait(BETWEEN):
            break
        if robots.permit(item.address):
            weighed += weigh_item(item, web=bench.web, now=bench.now)
        else:
            WireItem.objects.filter(pk=item.pk).update(weighed=bench.now)
    return {"weighed": weighed}


CHORE = Chore(
    slug="weigh-wire",
    title=_("Weigh what came over the wire"),
    due=_due,
    do=_do,
    every=timedelta(minutes=1),
)
