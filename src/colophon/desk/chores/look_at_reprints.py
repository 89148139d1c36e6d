"""Known reprints are looked at again: whether they were altered, and at once when a correction has come out."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.reprints import look_at_due
from colophon.desk.chores.chore import Bench, Chore, Did
from colophon.desk.queries.reprints import DeskShelf, due_reprints


def _do(bench: Bench, subject: str) -> Did:
    if not due_reprints(now=bench.now, most=1):
        return {}
    shelf = DeskShelf(bench.home)
    looked = 0
    for _look in look_at_due(web=bench.web, shelf=shelf, index=shelf.index(), now=bench.now):
        looked += 1
        if bench.stopping.is_set():
            break
    return {"looked": looked}


CHORE = Chore(slug="look-at-reprints", title=_("Look what became of reprints"), do=_do, every=timedelta(minutes=5))
