"""Around every request: counting it, logging it without secrets, and noting for the audit log which way it came."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from colophon.desk.actions.audit import coming_by
from colophon.desk.operations.counting import count_request

_log = logging.getLogger("colophon.request")


class RequestLog:
    """The outermost middleware. Only the route is logged, never the address: addresses hold one-time links."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun = time.perf_counter()
        with coming_by("browser"):
            answer = self._get_response(request)
        took = time.perf_counter() - begun
        count_request(answer.status_code, took)
        if _log.isEnabledFor(logging.INFO):
            _log.info("%s %s", request.method, answer.status_code, extra={"said": _said(request, answer, took)})
        return answer


def _said(request: HttpRequest, answer: HttpResponseBase, took: float) -> dict[str, object]:
    match = request.resolver_match
    visit = getattr(request, "visit", None)
    return {
        "method": request.method,
        "route": match.route if match else "",
        "status": answer.status_code,
        "ms": round(took * 1000, 1),
        "desk": visit.desk.slug if visit else "",
        "person": visit.person.key if visit else "",
    }
