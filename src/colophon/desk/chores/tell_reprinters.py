"""Whoever reprinted a text is told by mail what came out since; each letter goes once."""

from datetime import datetime, timedelta
from itertools import islice

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.reprint_letters import letters_to_send, send_reprint_letter, write_by_itself
from colophon.desk.chores.chore import Bench, Chore, Did, Due

_MOST = 50


def _due(now: datetime) -> list[Due]:
    """Letters that write themselves are ordered first."""
    write_by_itself(now=now)
    return [Due(one.name, one.reprint.desk) for one in islice(letters_to_send(), _MOST)]


def _do(bench: Bench, subject: str) -> Did:
    settings = bench.home.settings()
    return send_reprint_letter(subject, settings=settings, now=bench.now) if settings.mail.server else {}


CHORE = Chore(
    slug="tell-reprinters",
    title=_("Tell those who reprinted a text"),
    due=_due,
    do=_do,
    every=timedelta(seconds=30),
)
