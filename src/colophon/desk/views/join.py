"""Coming to a desk: by an invitation, by a link that lets somebody in again, or by asking."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from colophon.adapters.clock import now
from colophon.adapters.tokens import digest, new_person_key
from colophon.desk.accounts import can_sign_in
from colophon.desk.actions.accounts import Newcomer, open_account
from colophon.desk.actions.invite import accept, spent, usable
from colophon.desk.actions.invite import ask_to_join as ask
from colophon.desk.forms.people import AskForm, JoinForm, NewAccount
from colophon.desk.models import Account, Desk, Invitation, Person
from colophon.desk.signing_in import sign_in


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing; only the button does."""
    found = Invitation.objects.filter(digest=digest(token)).select_related("desk", "renews", "used_by")
    invitation = found.first()
    if invitation is None:
        raise spent()
    begun = _begun(invitation)
    if begun is not None:  # came back before the passkey was made
        sign_in(request, begun)
        return redirect("first_passkey")
    if not usable(invitation, now=now()):
        raise spent()
    if invitation.renews is not None:
        return _let_in_again(request, invitation, invitation.renews)
    if isinstance(request.user, Account):
        return _join_as(request, invitation, request.user.person)
    return _join_new(request, invitation)


def _begun(invitation: Invitation) -> Account | None:
    """Whoever used this link and has nothing to sign in with yet."""
    account = Account.objects.filter(person=invitation.used_by).first() if invitation.used_by else None
    unfinished = account is not None and invitation.expires > now() and not can_sign_in(account)
    return account if unfinished else None


def _join_as(request: HttpRequest, invitation: Invitation, person: Person) -> HttpResponse:
    if request.method != "POST":
        return render(request, "desk/join.html", {"invitation": invitation, "desk": invitation.desk})
    desk = accept(invitation, person, now=now())
    return redirect("board", desk=desk.slug)


def _join_new(request: HttpRequest, invitation: Invitation, person: Person | None = None) -> HttpResponse:
    """A new account; for `person` if they have worked here without one."""
    form = NewAccount(request.POST or None, initial={"name": person.name} if person else None)
    if request.method != "POST" or not form.is_valid():
        words = {"invitation": invitation, "desk": invitation.desk, "form": form}
        return render(request, "desk/join.html", words, status=422 if form.errors else 200)
    account = open_account(_newcomer(form), key=new_person_key(), now=now(), person=person)
    accept(invitation, account.person, now=now())
    return _welcome(request, account, form, invitation.desk)


def _let_in_again(request: HttpRequest, invitation: Invitation, person: Person) -> HttpResponse:
    account = Account.objects.filter(person=person).first()
    if account is None:
        return _join_new(request, invitation, person)
    if request.method != "POST":
        return render(request, "desk/join.html", {"invitation": invitation, "desk": invitation.desk, "back": person})
    accept(invitation, person, now=now())
    sign_in(request, account)
    return redirect("first_passkey")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_join(request: HttpRequest, slug: str) -> HttpResponse:
    """Only where the desk has opened itself to requests."""
    desk = Desk.objects.filter(slug=slug, open_to_requests=True).first()
    if desk is None:
        raise Http404
    known = isinstance(request.user, Account)
    form = (AskForm if known else JoinForm)(request.POST or None)
    if request.method == "POST" and not known:
        limited: HttpResponse | None = ratelimit.consume_or_429(request, action="signup")
        if limited is not None:
            return limited
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/ask.html", {"desk": desk, "form": form}, status=422 if form.errors else 200)
    messages.success(request, _("Your request is with the managers of the desk. This page will show when they decide."))
    if isinstance(request.user, Account):
        ask(desk, request.user.person, form.cleaned_data["message"], now=now())
        return redirect("home")
    assert isinstance(form, JoinForm)
    account = open_account(_newcomer(form), key=new_person_key(), now=now())
    ask(desk, account.person, form.cleaned_data["message"], now=now())
    return _welcome(request, account, form, None)


def _newcomer(form: NewAccount) -> Newcomer:
    said = form.cleaned_data
    return Newcomer(
        name=said["name"],
        username=said["username"],
        password=form.chosen_password,
        language=get_language() or "",
    )


def _welcome(request: HttpRequest, account: Account, form: NewAccount, desk: Desk | None) -> HttpResponse:
    sign_in(request, account)
    if form.chosen_password is None:
        return redirect("first_passkey")
    return redirect("board", desk=desk.slug) if desk else redirect("home")
