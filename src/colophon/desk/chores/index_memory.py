"""What came into the memory in bulk is written into its indexes, so that nobody's lookup has to wait for it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from colophon.adapters.memory.contents import covered
from colophon.adapters.memory.index import LONG_TAIL
from colophon.adapters.memory.phrases import held
from colophon.desk.actions.memory_index import update_indexes
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.queries.memory import FOLDER, PHRASES
from colophon.desk.queries.units import DeskUnits
from colophon.memory.phrase_sheaf import SIZE


def _due(now: datetime) -> Iterable[Due]:
    end = DeskUnits().end().last
    if end - covered(settings.HOME / FOLDER) > LONG_TAIL or end - held(settings.HOME / PHRASES) >= SIZE:
        yield Due()


def _do(bench: Bench, subject: str) -> Did:
    return {"indexes": int(bool(update_indexes()))}


CHORE = Chore(slug="index-memory", title=_("Write the memory's indexes"), due=_due, do=_do, every=timedelta(seconds=20))
