"""Unread messages become mail: at once, daily or weekly, as each person wants it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.letters import make_letters
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    if not bench.home.settings().mail.server:
        return {}
    return {"written": make_letters(now=bench.now)}


CHORE = Chore(slug="make-letters", title=_("Put messages into mail"), do=_do, every=timedelta(seconds=20))
