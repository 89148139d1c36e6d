"""The board's own notes follow the texts: where each translation stands, and what the checks say of it."""

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.stations import freshen, stale
from colophon.desk.chores.chore import Bench, Chore, Did

_AT_ONCE = 5  # checking is work; whoever is typing goes first


def _do(bench: Bench, subject: str) -> Did:
    noted, ring = 0, bench.keys.ring()
    for translation in stale(now=bench.now, most=_AT_ONCE):
        if bench.stopping.is_set():
            break
        freshen(translation, ring, now=bench.now)
        noted += 1
    return {"looked": noted}


CHORE = Chore(slug="note-board", title=_("Keep the board's notes current"), do=_do)
