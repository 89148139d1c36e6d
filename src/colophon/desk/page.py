"""What every page knows: the visit, the languages, the theme that the reader chose."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

from colophon.adapters.clock import now
from colophon.desk.gate import Visit
from colophon.desk.navigation import places
from colophon.desk.permissions import Action, permits
from colophon.desk.queries.messages import unread_count
from colophon.desk.queries.work import due_soon

THEME_COOKIE = "theme"
THEMES = ("system", "light", "dark")


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of every template."""
    visit: Visit | None = getattr(request, "visit", None)
    chosen = request.COOKIES.get(THEME_COOKIE, "system")
    badges = _badges(visit) if visit else {}
    return {
        "visit": visit,
        "can": {action.name.lower(): permits(visit.roles, action) for action in Action} if visit else {},
        "unread": badges.get("messages", 0),
        "places": places(visit, request.path, badges=badges) if visit else (),
        "theme": chosen if chosen in THEMES else "system",
        "themes": THEMES,
        "page_languages": settings.LANGUAGES,
        "page_language": get_language() or settings.LANGUAGE_CODE,
        "page_direction": "rtl" if get_language_bidi() else "ltr",
    }


def _badges(visit: Visit) -> dict[str, int]:
    return {
        "my_work": due_soon(visit.person, visit.desk, now=now()),
        "messages": unread_count(visit.person, visit.desk),
    }
