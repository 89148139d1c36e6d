"""Where it is kept who is signed in: in Django's own table, asked with each request and so in words made once."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as TableOfSessions
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from colophon.desk.asked_often import asked_often


class SessionStore(TableOfSessions):
    """The engine of sessions; Django looks for this name."""

    def _get_session_from_db(self) -> Session | None:
        found = _sessions(str(self.session_key), timezone.now())
        if not found:
            self._session_key = None
        return next(iter(found), None)


@asked_often
def _sessions(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
