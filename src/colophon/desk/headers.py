"""Headers that every answer carries beside Django's own: nothing of a person is kept by anything in between."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

_FEATURES = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), serial=(), usb=(), browsing-topics=()"
)


class HeadersMiddleware:
    """What was made for somebody is `private`: shared caches do not keep it.

    It is not `no-store`: a browser that goes one page back has to find again what was typed there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self._get_response(request)
        answer.setdefault("Permissions-Policy", _FEATURES)
        answer.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "user", None)
        if not answer.has_header("Cache-Control") and (request.path.startswith("/api/") or _is_known(user)):
            answer["Cache-Control"] = "no-store" if request.path.startswith("/api/") else "private, no-cache"
        return answer


def _is_known(user: object) -> bool:
    return bool(getattr(user, "is_authenticated", False))
