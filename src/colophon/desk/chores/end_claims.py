"""Claims whose time is up end; what was written under them stays."""

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.claims import end_overdue
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    return {"ended": end_overdue(now=bench.now)}


CHORE = Chore(slug="end-claims", title=_("End claims whose time is up"), do=_do)
