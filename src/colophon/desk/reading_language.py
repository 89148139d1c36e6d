"""The language that somebody reads the desk in: the one they chose, wherever they sign in."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from colophon.desk.models import Account


class ReadingLanguageMiddleware:
    """Who signed in reads what they chose on whatever device; before, the browser's cookie or wish holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = _chosen(request) if settings.SESSION_COOKIE_NAME in request.COOKIES else ""
        if chosen:
            translation.activate(chosen)
            request.LANGUAGE_CODE = translation.get_language()
        return self._get_response(request)


def _chosen(request: HttpRequest) -> str:
    known = dict(settings.LANGUAGES)
    account = request.user
    return account.language if isinstance(account, Account) and account.language in known else ""


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponseBase:
    """Keep the choice in the browser and, for who signed in, with the account."""
    answer = set_language(request)
    tag = request.POST.get("language", "")
    if tag in dict(settings.LANGUAGES) and isinstance(request.user, Account):
        Account.objects.filter(pk=request.user.pk).update(language=tag)
    return answer
