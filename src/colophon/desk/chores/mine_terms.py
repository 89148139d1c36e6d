"""A memory that has grown is asked for terms, once a day; people decide on them."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.mine_terms import mine_everywhere
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    return {"suggested": mine_everywhere(now=bench.now)}


CHORE = Chore(slug="mine-terms", title=_("Look for terms in the memory"), do=_do, every=timedelta(days=1))
