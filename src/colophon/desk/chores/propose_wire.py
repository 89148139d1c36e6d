"""What a rule of the wire wants proposed becomes a source, in the name of whoever made the rule."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colophon.desk.actions.wire import propose_item
from colophon.desk.chores.chore import Bench, Chore, Due
from colophon.desk.models import WireItem
from colophon.desk.queries.wire import to_propose
from colophon.errors import ColophonError

_MOST = 50


def _due(now: datetime) -> list[Due]:
    return [Due(str(one.pk), one.desk) for one in to_propose()[:_MOST]]


def _do(bench: Bench, subject: str) -> str:
    item = to_propose().filter(pk=subject).first()
    if item is None or item.rule is None:
        return ""
    try:
        propose_item(
            item,
            person=item.rule.added_by,
            web=bench.web,
            snapshots=bench.home.snapshots,
            now=bench.now,
            into=tuple(item.rule.into),
            why=_("A rule of the wire wants it."),
        )
    except ColophonError as error:
        WireItem.objects.filter(pk=item.pk).update(said=error.message)
        raise
    return item.address[:200]


CHORE = Chore(slug="propose-wire", title=gettext_lazy("Propose what a rule of the wire wants"), due=_due, do=_do)
