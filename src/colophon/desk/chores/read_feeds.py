"""The wire's feeds are read when they are due: one job a host, so that no server is asked twice at once."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.feeds import read_again
from colophon.desk.chores.chore import Bench, Chore, Did, Due
from colophon.desk.chores.one_host import BETWEEN
from colophon.desk.queries.wire import by_host, due_feeds


def _due(now: datetime) -> list[Due]:
    return [Due(host, desk) for host, desk in by_host(list(due_feeds(now=now))).items()]


def _do(bench: Bench, subject: str) -> Did:
    read, new = 0, 0
    for feed in due_feeds(now=bench.now).filter(host=subject):
        if read and bench.stopping.wait(BETWEEN):
            break
        new += read_again(feed, web=bench.web, now=bench.now)
        read += 1
    return {"read": read, "new": new}


CHORE = Chore(slug="read-feeds", title=_("Read the feeds of the wire"), due=_due, do=_do, every=timedelta(seconds=30))
