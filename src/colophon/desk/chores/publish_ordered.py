"""Editions that were ordered for a set time come out when it has come."""

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.publishing import carry_out_due
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    return {"published": carry_out_due(home=bench.home, keys=bench.keys, now=bench.now)}


CHORE = Chore(slug="publish-ordered", title=_("Publish what was ordered for a set time"), do=_do)
