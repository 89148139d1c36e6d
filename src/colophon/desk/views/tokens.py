"""A person's tokens: made on this page, shown once, taken back."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from colophon.adapters.clock import now
from colophon.adapters.tokens import digest, new_token
from colophon.desk.actions.tokens import make_token, revoke_token
from colophon.desk.forms.tokens import TokenForm
from colophon.desk.models import Account, ApiToken

PREFIX = "clp_"
_FRESH = "fresh_token"


@never_cache
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth carries no types
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """Whoever left a browser open did not leave a way in for a year: the page asks who is there."""
    assert isinstance(request.user, Account)
    form = TokenForm(request.POST or None, initial={"scopes": ["read"]})
    if request.method == "POST" and form.is_valid():
        secret = PREFIX + new_token()
        make_token(
            request.user.person,
            label=form.cleaned_data["label"],
            scopes=form.chosen,
            digest=digest(secret),
            days=form.cleaned_data["days"],
            now=now(),
        )
        request.session[_FRESH] = secret
        return redirect("tokens")
    mine = request.user.person.tokens.filter(revoked=None, expires__gt=now())
    words = {"form": form, "tokens": mine, "fresh": request.session.pop(_FRESH, None)}
    return render(request, "desk/tokens.html", words, status=422 if form.errors else 200)


@login_required
@require_POST
def take_back_token(request: HttpRequest, number: int) -> HttpResponse:
    """It works no longer."""
    assert isinstance(request.user, Account)
    token = get_object_or_404(ApiToken, pk=number, person=request.user.person)
    revoke_token(token, by=request.user.person, now=now())
    messages.success(request, _("The token works no longer."))
    return redirect("account")
