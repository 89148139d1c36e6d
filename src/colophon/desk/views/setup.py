"""The first-run wizard: from an empty folder to a working desk on one page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.adapters.tokens import new_person_key
from colophon.desk.actions.accounts import Newcomer, found_by
from colophon.desk.first_run import opens_setup
from colophon.desk.forms.people import FirstRun
from colophon.desk.models import Account, Desk
from colophon.desk.queries.desks import is_set_up
from colophon.desk.signing_in import sign_in

_OPENED = "setup"


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Only with the link that `colophon serve` printed, and only until somebody can sign in."""
    if is_set_up():
        return redirect("home")
    token = request.GET.get("token", "")
    if token and opens_setup(settings.HOME, token):
        request.session[_OPENED] = True
        return redirect("setup")  # the token leaves the address bar
    if not request.session.get(_OPENED):
        return render(request, "desk/setup_closed.html", {"tried": bool(token)}, status=403 if token else 200)
    begun = Account.objects.order_by("pk").first()
    if begun is not None:  # came back before the passkey was made
        sign_in(request, begun)
        return redirect("first_passkey")
    return _wizard(request)


def _wizard(request: HttpRequest) -> HttpResponse:
    there = Desk.objects.order_by("pk").first()
    before = {"desk": there.name, "languages": there.languages} if there else {}
    form = FirstRun(request.POST or None, initial=before)
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/setup.html", {"form": form}, status=422 if form.errors else 200)
    return _founded(request, form)


def _founded(request: HttpRequest, form: FirstRun) -> HttpResponse:
    said = form.cleaned_data
    language = get_language() or "en"
    desk, account = found_by(
        Newcomer(name=said["name"], username=said["username"], password=form.chosen_password, language=language),
        desk_name=said["desk"],
        languages=said["languages"],
        language="en" if language.startswith("zh") else language,
        key=new_person_key(),
        now=now(),
    )
    keys = KeyFolder(Home(settings.HOME).keys)
    if keys.present() is None:
        keys.make(valid_from=now().isoformat())
    sign_in(request, account)
    if form.chosen_password is None:
        return redirect("first_passkey")
    return redirect("board", desk=desk.slug)
