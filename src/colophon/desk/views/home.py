"""The front door: my desks, or how to come in; and the small pages that belong to no desk."""

from django.contrib.auth.decorators import login_not_required, login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colophon.adapters.clock import now
from colophon.desk.actions.found import found_desk, give_role
from colophon.desk.forms.desk import NewDeskForm
from colophon.desk.models import Account
from colophon.desk.page import THEME_COOKIE, THEMES
from colophon.desk.queries.desks import desks_of, is_set_up, may_found, open_desks
from colophon.desk.roles import DeskRole
from colophon.errors import MembershipError

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
    if len(mine) == 1 and "all" not in request.GET:
        return redirect("board", desk=mine[0].slug)
    words = {"desks": mine, "open_desks": open_desks(), "may_found": may_found(request.user.person)}
    return render(request, "desk/home.html", words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_desk(request: HttpRequest) -> HttpResponse:
    """Another desk on this server, strictly apart from the others."""
    assert isinstance(request.user, Account)
    if not may_found(request.user.person):
        raise MembershipError("Managers of the server's first desk found the others.")
    form = NewDeskForm(request.POST) if request.method == "POST" else NewDeskForm()
    if not form.is_valid():
        return render(request, "desk/new_desk.html", {"form": form}, status=422 if form.errors else 200)
    said = form.cleaned_data
    desk = found_desk(said["name"], now=now(), language=get_language() or "en", languages=said["languages"])
    give_role(desk, request.user.person, DeskRole.MANAGER, now=now())
    return redirect("board", desk=desk.slug)


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
