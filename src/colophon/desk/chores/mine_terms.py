"""A memory that has grown is asked for terms; people decide on them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.mine_terms import has_grown, mine_everywhere
from colophon.desk.chores.chore import Bench, Chore, Did, Due

_EVERY = timedelta(minutes=20)  # an archive that comes home brings a twentieth again and again


def _due(now: datetime) -> Iterable[Due]:
    if has_grown():
        yield Due()


def _do(bench: Bench, subject: str) -> Did:
    return {"suggested": mine_everywhere(now=bench.now)}


CHORE = Chore(slug="mine-terms", title=_("Look for terms in the memory"), due=_due, do=_do, every=_EVERY)
