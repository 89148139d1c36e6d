"""Refusals as problem+json (RFC 9457): what happened, what to do next, and every reason where there are several."""

import logging
import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from colophon.adapters.clock import now
from colophon.desk.api.fields import Problem
from colophon.desk.database_refusal import refusal_of
from colophon.desk.refusals import status_of
from colophon.errors import ColophonError, NotReadyError

TYPE = "application/problem+json"
_UNCHANGED = "Nothing was changed."
_REALM = 'Bearer realm="colophon"'
_log = logging.getLogger("colophon.api")

REFUSALS = (400, 401, 403, 404, 409, 413, 422, 429, 500, 503)
"""What every call may answer beside its own."""

Said = dict[str, Any]


def with_refusals(described: Said) -> None:
    """Add them to the description: made by each call for itself, they would take a third of a server's start."""
    described["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    body = {"content": {TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    answers = {code: {"description": HTTPStatus(code).phrase, **body} for code in REFUSALS}
    for methods in described["paths"].values():
        for call in methods.values():
            call["responses"] |= answers


def install(api: NinjaAPI) -> None:
    """Every way in which a call can fail gets its answer."""
    for kind, say in _SAYS:
        api.add_exception_handler(kind, _answering(api, say))


def _answering(api: NinjaAPI, say: Callable[[Any], Said]) -> Callable[[HttpRequest, Any], HttpResponse]:
    def answer(request: HttpRequest, error: Any) -> HttpResponse:
        said = {"type": "about:blank", **say(error)}
        response = api.create_response(request, said, status=said["status"])
        response["Content-Type"] = TYPE
        if said["status"] == 401:
            response["WWW-Authenticate"] = _REALM
        if said["status"] == 429:
            response["Retry-After"] = str(60 - now().second)  # calls are counted by the minute
        return response

    return answer


def _refused(error: ColophonError) -> Said:
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", type(error).__name__.removesuffix("Error")).lower()
    said: Said = {"type": f"urn:colophon:error:{name}", "title": error.message, "status": status_of(error)}
    if isinstance(error, NotReadyError):
        said["reasons"] = [{"what": what, "mend": mend} for what, mend in error.obstacles]
    return {**said, "hint": error.advice}


def _unknown(error: Http404) -> Said:
    return {"title": "There is no such thing.", "status": 404, "hint": "A desk that is not yours looks so, too."}


def _unnamed(error: AuthenticationError) -> Said:
    hint = "Send a token of your account page as “Authorization: Bearer TOKEN”."
    return {"title": "This needs a token that works.", "status": 401, "hint": hint}


def _unreadable(error: ValidationError) -> Said:
    places = [{"where": ".".join(map(str, one["loc"])), "what": one["msg"]} for one in error.errors]
    return {"title": "This was not understood.", "status": 422, "hint": _UNCHANGED, "reasons": places}


def _malformed(error: HttpError) -> Said:
    return {"title": "This was not understood.", "status": error.status_code, "hint": _UNCHANGED}


def _suspicious(error: SuspiciousOperation) -> Said:
    status = 413 if isinstance(error, RequestDataTooBig) else 400
    return {"title": "This was not accepted.", "status": status, "hint": _UNCHANGED}


def _broken(error: Exception) -> Said:
    refusal = refusal_of(error) if isinstance(error, DatabaseError) else None
    if refusal is not None:
        return {"title": refusal.message, "status": 503, "hint": refusal.advice}
    _log.error("A call broke.", exc_info=error)
    hint = "What was saved before is kept. Tell whoever runs this server when it happened."
    return {"title": "Something broke on our side.", "status": 500, "hint": hint}


_SAYS: tuple[tuple[type[Exception], Callable[[Any], Said]], ...] = (
    (ColophonError, _refused),
    (Http404, _unknown),
    (AuthenticationError, _unnamed),
    (ValidationError, _unreadable),
    (HttpError, _malformed),
    (SuspiciousOperation, _suspicious),
    (Exception, _broken),
)
