"""A person's own pages: how they are named, how they sign in, their first passkey."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import SignupWebAuthnForm
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from colophon.adapters.clock import now
from colophon.desk.accounts import can_sign_in
from colophon.desk.actions.accounts import end_other_sessions, name_oneself
from colophon.desk.forms.desk import NamesForm
from colophon.desk.models import Account


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """How I am named and how I sign in."""
    assert isinstance(request.user, Account)
    form = NamesForm(request.POST or None, instance=request.user.person)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        name_oneself(form.instance, said["name"], url=said["url"], unnamed=said["unnamed"])
        messages.success(request, _("Saved."))
        return redirect("account")
    mine = list(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render(
        request,
        "desk/account.html",
        {
            "form": form,
            "passkeys": mine.count(Authenticator.Type.WEBAUTHN),
            "totp": Authenticator.Type.TOTP in mine,
            "codes": Authenticator.Type.RECOVERY_CODES in mine,
            "has_password": request.user.has_usable_password(),
        },
        status=422 if form.errors else 200,
    )


@login_required
@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """A phone was lost, or a browser left open: every session but this one ends."""
    assert isinstance(request.user, Account)
    end_other_sessions(request.user, but=request.session.session_key or "", now=now())
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("account")


@never_cache
@login_required
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]  # allauth carries no types
@require_http_methods(["GET", "HEAD", "POST"])
def first_passkey(request: HttpRequest) -> HttpResponse:
    """Make a passkey that signs in by itself. Who has nothing to sign in with yet can choose a password instead."""
    assert isinstance(request.user, Account)
    form = SignupWebAuthnForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        made, codes = flows.add_authenticator(
            request, name=form.cleaned_data["name"], credential=form.cleaned_data["credential"]
        )
        flows.reauthenticate(request, made)  # the device has just said who it is; the codes can be shown
        return redirect("mfa_view_recovery_codes" if codes else "home")
    options = auth.begin_registration(request.user, True)
    words = {"form": form, "js_data": {"creation_options": options}, "can_sign_in": can_sign_in(request.user)}
    return render(request, "desk/passkey.html", words, status=422 if form.errors else 200)
