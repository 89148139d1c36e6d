"""Files of pairs and terms that people gave to the desk are read, one after another."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.receive import read_received
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.models import FileState, ReceivedFile


def _due(now: datetime) -> Iterable[Due]:
    """Those that wait, and those whose reader died; the oldest first."""
    waiting = ReceivedFile.objects.filter(state__in=[FileState.WAITING, FileState.READING])
    for one in waiting.select_related("desk").order_by("pk"):
        yield Due(str(one.pk), one.desk)


def _do(bench: Bench, subject: str) -> Did:
    return read_received(int(subject), folder=bench.home.received, stopping=bench.stopping, now=bench.now)


CHORE = Chore(
    slug="read-files", title=_("Read files of memory and terms"), due=_due, do=_do, every=timedelta(seconds=2)
)
