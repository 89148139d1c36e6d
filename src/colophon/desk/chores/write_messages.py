"""Everybody is told what concerns them: in the desk at once, by mail when their time has come."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.messages import write_messages
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    return {"written": write_messages(now=bench.now)}


CHORE = Chore(slug="write-messages", title=_("Write messages"), do=_do, every=timedelta(seconds=20))
