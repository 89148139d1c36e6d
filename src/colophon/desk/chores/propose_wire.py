"""What a rule of the wire wants proposed becomes a source, in the name of whoever made the rule: one job a host."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colophon.desk.actions.wire import propose_item
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.chores.one_host import BETWEEN, is_busy
from colophon.desk.models import WireItem
from colophon.desk.queries.wire import by_host, to_propose
from colophon.errors import ColophonError

_AT_ONCE = 20
_HOSTS = 300


def _due(now: datetime) -> list[Due]:
    return [Due(host, desk) for host, desk in by_host(list(to_propose(now=now)[:_HOSTS])).items()]


def _do(bench: Bench, subject: str) -> Did:
    proposed = 0
    if is_busy(subject, but=CHORE.slug):
        return {}
    for number, item in enumerate(to_propose(now=bench.now).filter(host=subject)[:_AT_ONCE]):
        if number and bench.stopping.wait(BETWEEN):
            break
        proposed += _proposed(item, bench)
    return {"proposed": proposed}


def _proposed(item: WireItem, bench: Bench) -> bool:
    """Whether it is a source now; what cannot be had is noted, and tried again later."""
    assert item.rule is not None
    why, into = _("A rule of the wire wants it."), tuple(item.rule.into)
    by, snapshots = item.rule.added_by, bench.home.snapshots
    try:
        propose_item(item, person=by, into=into, why=why, web=bench.web, snapshots=snapshots, now=bench.now)
    except ColophonError as error:
        WireItem.objects.filter(pk=item.pk).update(said=error.message, moment=bench.now)
        return False
    return True


CHORE = Chore(slug="propose-wire", title=gettext_lazy("Propose what a rule of the wire wants"), due=_due, do=_do)
