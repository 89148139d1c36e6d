"""The front door: my desks, or how to come in; and the small pages that belong to no desk."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from colophon.desk.models import Account
from colophon.desk.page import THEME_COOKIE, THEMES
from colophon.desk.queries.desks import desks_of, is_set_up, open_desks

_A_YEAR = 365 * 24 * 3600


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Who has one desk goes straight there."""
    if not is_set_up():
        return redirect("setup")
    if not isinstance(request.user, Account):
        return render(request, "desk/welcome.html", {"open_desks": open_desks()})
    mine = desks_of(request.user.person)
    if len(mine) == 1:
        return redirect("board", desk=mine[0].slug)
    return render(request, "desk/home.html", {"desks": mine, "open_desks": open_desks()})


@login_not_required
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the system says; kept in a cookie, so that no page flashes."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    answer = HttpResponseRedirect(back if safe else "/")
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        answer.set_cookie(THEME_COOKIE, theme, max_age=_A_YEAR, samesite="Lax", secure=request.is_secure())
    return answer


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown when the server cannot be reached."""
    return render(request, "desk/offline.html")


@login_not_required
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """For whoever watches over the server."""
    return JsonResponse({"status": "ok", "set_up": is_set_up()})
