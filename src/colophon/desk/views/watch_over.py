"""For whoever watches over the server: whether it answers, and how it does."""

import hmac
import os

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from colophon.adapters.clock import now
from colophon.desk.operations.metrics import metrics as measured
from colophon.desk.queries.desks import is_set_up

TOKEN = "COLOPHON_METRICS_TOKEN"  # noqa: S105 - the name of a variable
_HERE = frozenset({"127.0.0.1", "::1"})
_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_BY_A_PROXY = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA", "HTTP_X_FORWARDED_HOST")


@never_cache
@login_not_required
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while the server and its database answer, else 503."""
    try:
        return JsonResponse({"status": "ok", "set_up": is_set_up()})
    except DatabaseError:
        return JsonResponse({"status": "the database does not answer"}, status=503)


@never_cache
@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """For this machine, or for whoever knows the token. To anybody else there is no such page."""
    if not (_asked_here(request) or _knows_token(request)):
        raise Http404
    return HttpResponse(measured(settings.HOME, now=now()), content_type="text/plain; version=0.0.4; charset=utf-8")


def _asked_here(request: HttpRequest) -> bool:
    """A proxy on this machine connects from here too, so that the name asked for and its headers count as well."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    direct = not any(name in request.META for name in _BY_A_PROXY)
    return direct and request.META.get("REMOTE_ADDR") in _HERE and {host, request.get_host()} & _NAMES != set()


def _knows_token(request: HttpRequest) -> bool:
    token = os.environ.get(TOKEN, "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(token) and hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())
