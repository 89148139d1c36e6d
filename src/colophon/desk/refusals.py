"""The one place where a refusal becomes a page: what happened, what was kept, what to do next."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

from colophon.desk.obstacle_words import reasons
from colophon.desk.views.refused import bad_request, too_much
from colophon.errors import (
    ColophonError,
    InputError,
    MembershipError,
    NoSuchRecordError,
    NotReadyError,
    TooOftenError,
)

_STATUS: tuple[tuple[type[ColophonError], int], ...] = (
    (NoSuchRecordError, 404),
    (MembershipError, 403),
    (InputError, 422),
    (TooOftenError, 429),
)
_OTHERWISE = 409
LARGEST_BODY = 16 * 1024 * 1024


class RefusalMiddleware:
    """Answers with a page, or within a page with a notice, for every `ColophonError`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
            return too_much(request)
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request, SuspiciousOperation("a zero byte"))  # which no database takes
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Django hands over what a view raised; anything but a refusal goes on."""
        return refusal(request, error) if isinstance(error, ColophonError) else None


def status_of(error: ColophonError) -> int:
    """The status of an answer that says so."""
    return next((number for kind, number in _STATUS if isinstance(error, kind)), _OTHERWISE)


def in_words(error: ColophonError) -> tuple[str, str]:
    """What happened, and what to do next, in the reader's language where the catalogues know the words."""
    return gettext(error.message), gettext(error.advice)


def in_json(error: ColophonError) -> JsonResponse:
    """What is said to a script of ours, which shows both sentences."""
    message, advice = in_words(error)
    said = {"error": message, "advice": advice, "forbidden": isinstance(error, MembershipError)}
    return JsonResponse(said, status=status_of(error))


def refusal(request: HttpRequest, error: ColophonError) -> HttpResponse:
    """The page of a refusal. In a page that asked by htmx only its notice, put where notices stand; for a script that
    asked for JSON, that.
    """
    if request.headers.get("Accept") == "application/json":
        return in_json(error)
    status = status_of(error)
    inside = getattr(request, "htmx", False)
    template = "desk/parts/refusal.html" if inside else "desk/refused.html"
    message, advice = in_words(error)
    against = reasons(error.found) if isinstance(error, NotReadyError) else ()
    shown = {"message": message, "advice": advice, "reasons": against, "status": status}
    answer = render(request, template, shown, status=status)
    if inside:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#notices", "innerHTML"
    return answer
