"""What is remembered of jobs that went well and are over is forgotten after a week."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.jobs import forget
from colophon.desk.chores.chore import Bench, Chore, Did

_KEPT = timedelta(days=7)


def _do(bench: Bench, subject: str) -> Did:
    return {"forgotten": forget(before=bench.now - _KEPT)}


CHORE = Chore(slug="tidy-jobs", title=_("Forget jobs that are long done"), do=_do, every=timedelta(hours=1))
