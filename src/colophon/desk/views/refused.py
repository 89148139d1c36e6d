"""Pages for what went wrong before or beside a view: not found, not allowed, broken, no database, out of date."""

import logging
import sys

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from colophon.desk.database_refusal import refusal_of
from colophon.errors import ColophonError, StorageFullError

_log = logging.getLogger("django.request")


def _page(request: HttpRequest, status: int, what: str, kept: str, then: str) -> HttpResponse:
    words = {"what": what, "kept": kept, "then": then, "status": status}
    if getattr(request, "htmx", False):
        answer = render(request, "desk/parts/wrong.html", words, status=status)
        answer["HX-Retarget"], answer["HX-Reswap"] = "#notices", "innerHTML"
        return answer
    return render(request, "desk/wrong.html", words, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        404,
        _("There is no such page here."),
        _("Nothing was changed."),
        _("Go to your desk, or sign in if you are not signed in: some pages are shown to members only."),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        403,
        _("Your role does not include this."),
        _("Nothing was changed."),
        _("Ask a manager of the desk for the role, or let somebody do it who has it."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was opened before signing in or out, in another window, or long ago."""
    return _page(
        request,
        403,
        _("This form is out of date, so it was not accepted."),
        _("Nothing was changed. What you typed is still in the form: go back one page to find it."),
        _("Open the page again in a new window, and copy your text over."),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's word for too much, and for what no browser sends."""
    if type(exception).__name__ in {"RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent"}:
        return too_much(request)
    if isinstance(exception, DisallowedHost):
        return _page(
            request,
            400,
            _("This server does not know the name that you came by."),
            _("Nothing was changed."),
            _("Whoever runs it writes its public address into colophon.toml, or further names into COLOPHON_HOSTS."),
        )
    return _page(
        request,
        400,
        _("The server did not understand this."),
        _("Nothing was changed."),
        _("Go back, open the page again and try once more."),
    )


def too_much(request: HttpRequest) -> HttpResponse:
    """A form or a file that is larger than any article."""
    return _page(
        request,
        413,
        _("This is more than one form may hold (12 MB)."),
        _("Nothing was changed. What you typed is still in the form: go back one page to find it."),
        _("Send a smaller file, or the text in parts."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Our own mistake, or a database that cannot go on. The page needs no database and no session."""
    error = sys.exception()
    refusal = refusal_of(error) if error else None
    status, what = (500, _("Something broke on our side.")) if refusal is None else (503, _unusable(refusal))
    then = _("Try again in a minute. If it breaks again, tell whoever runs this server when it happened.")
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"error": what, "advice": then, "forbidden": False}, status=status)
    words = {
        "status": status,
        "what": what,
        "kept": _("What was saved before is kept. What you typed last may still be in the form: go back to find it."),
        "page_language": get_language() or settings.LANGUAGE_CODE,
        "page_direction": "rtl" if get_language_bidi() else "ltr",
        "then": then,
    }
    return HttpResponse(render_to_string("desk/broken.html", words), status=status)


def _unusable(refusal: ColophonError) -> str:
    full = isinstance(refusal, StorageFullError)
    return _("The disk of this server is full.") if full else _("The database cannot be used at the moment.")
