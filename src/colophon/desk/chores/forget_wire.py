"""Items of the wire that nobody wanted are forgotten after three months."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.wire import forget_old
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    return {"forgotten": forget_old(now=bench.now)}


CHORE = Chore(slug="forget-wire", title=_("Forget what nobody wanted of the wire"), do=_do, every=timedelta(hours=6))
