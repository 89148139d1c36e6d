"""Messages for chats are posted, each until its service has taken it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from colophon.adapters.chat import Chats
from colophon.desk.actions.chats import post_waiting
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.models import ChatPost

_MOST = 50
_STALE = timedelta(days=3)


def _due(now: datetime) -> list[Due]:
    waiting = ChatPost.objects.filter(sent=None, target__paused=None, made__gt=now - _STALE)
    return [Due(str(one.pk), one.target.desk) for one in waiting.select_related("target__desk").order_by("pk")[:_MOST]]


def _do(bench: Bench, subject: str) -> Did:
    return post_waiting(int(subject), Chats(), address=bench.home.settings().desk.address, now=bench.now)


CHORE = Chore(slug="post-chats", title=_("Post into chats"), due=_due, do=_do, every=timedelta(seconds=10))
