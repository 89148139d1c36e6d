"""The people of a desk: who is here, letting others in, roles, and the desk's own settings."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colophon.adapters.clock import now
from colophon.adapters.tokens import digest, new_token
from colophon.desk.actions.audit import audit
from colophon.desk.actions.invite import decide, invite, invite_back, revoke, set_roles
from colophon.desk.forms.desk import DeskForm, InvitationForm, RolesForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Deed, Invitation, JoinRequest
from colophon.desk.permissions import Action
from colophon.desk.queries.people import Member, member, members, open_invitations, open_requests

_FRESH = "fresh_link"


@require_safe
@on_desk(Action.SEE)
def people(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everybody sees who is here; managers also see links and requests."""
    words = {"members": members(visit.desk), "fresh": request.session.pop(_FRESH, None)}
    if visit.may(Action.INVITE):
        words |= {
            "form": InvitationForm(initial={"roles": ["translator"]}),
            "roles_form": RolesForm(initial={"roles": ["translator"]}),
            "invitations": open_invitations(visit.desk, now=now()),
            "requests": open_requests(visit.desk),
        }
    return render(request, "desk/people.html", words)


@require_POST
@on_desk(Action.INVITE)
def invite_somebody(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The link is shown once; the desk keeps only its digest."""
    form = InvitationForm(request.POST)
    if not form.is_valid():
        words = {"members": members(visit.desk), "form": form, "invitations": (), "requests": ()}
        return render(request, "desk/people.html", words, status=422)
    token = new_token()
    invite(
        visit.desk,
        roles=form.chosen,
        digest=digest(token),
        by=visit.person,
        now=now(),
        days=form.cleaned_data["days"],
        label=form.cleaned_data["label"],
    )
    return _show_link(request, visit, token)


@require_POST
@on_desk(Action.INVITE)
def take_back(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """The link works no longer."""
    revoke(get_object_or_404(Invitation, pk=number, desk=visit.desk), by=visit.person, now=now())
    messages.success(request, _("The link works no longer."))
    return redirect("people", desk=visit.desk.slug)


@require_POST
@on_desk(Action.INVITE)
def answer_request(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Let somebody in with the roles that were ticked, or not at all."""
    asked = get_object_or_404(JoinRequest, pk=number, desk=visit.desk)
    form = RolesForm(request.POST)
    roles = form.chosen if form.is_valid() and "grant" in request.POST else []
    if "grant" in request.POST and not roles:
        messages.error(request, _("Choose at least one role. Nothing was changed."))
    elif not decide(asked, roles=roles, by=visit.person, now=now()):
        messages.warning(request, _("Somebody else has decided already. Nothing was changed."))
    return redirect("people", desk=visit.desk.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.MANAGE_PEOPLE)
def one_person(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """The roles of one person."""
    one = _member(visit, key)
    form = RolesForm(request.POST or None, initial={"roles": [role.value for role in one.roles]})
    if request.method == "POST" and form.is_valid():
        roles = [] if "remove" in request.POST else form.chosen
        set_roles(visit.desk, one.person, roles, by=visit.person, now=now())
        done = _("{name} is off the desk. What they wrote is kept and stays credited.") if not roles else _("Saved.")
        messages.success(request, done.format(name=one.person.name))
        return redirect("people", desk=visit.desk.slug)
    return render(request, "desk/person.html", {"member": one, "form": form})


@require_POST
@on_desk(Action.MANAGE_PEOPLE)
def let_in_again(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """A link for somebody who cannot sign in any more, or never could."""
    token = new_token()
    invite_back(visit.desk, _member(visit, key).person, digest=digest(token), by=visit.person, now=now())
    return _show_link(request, visit, token)


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SET_DESK)
def desk_settings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The desk's name, languages and openness. Its address on the server stays: links lead there."""
    form = DeskForm(request.POST or None, instance=visit.desk)
    if request.method == "POST" and form.is_valid():
        form.save()
        audit(Deed.DESK_SET, desk=visit.desk, person=visit.person, about=", ".join(form.changed_data), now=now())
        messages.success(request, _("Saved."))
        return redirect("desk_settings", desk=visit.desk.slug)
    return render(request, "desk/settings.html", {"form": form}, status=422 if form.errors else 200)


def _member(visit: Visit, key: str) -> Member:
    found = member(visit.desk, key)
    if found is None:
        raise Http404
    return found


def _show_link(request: HttpRequest, visit: Visit, token: str) -> HttpResponse:
    request.session[_FRESH] = request.build_absolute_uri(reverse("join", args=[token]))
    return redirect("people", desk=visit.desk.slug)
