"""Mail is handed to the server, each one until it is taken. One that was taken is the same mail if sent again."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.letters import send_letter
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.models import Letter

_MOST = 50


def _due(now: datetime) -> list[Due]:
    waiting = Letter.objects.filter(sent=None, refused="").select_related("desk").order_by("pk")
    return [Due(one.name, one.desk) for one in waiting[:_MOST]]


def _do(bench: Bench, subject: str) -> Did:
    return send_letter(subject, settings=bench.home.settings(), now=bench.now)


CHORE = Chore(slug="send-letters", title=_("Send mail"), due=_due, do=_do, every=timedelta(seconds=10))
