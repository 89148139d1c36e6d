"""The targets of a desk, for its managers: what reached each, adding one, trying, pausing, ending."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions.deliveries import order_deliveries, send_again
from colophon.desk.actions.targets import add_target, end_target, give_secret, go_on, pause
from colophon.desk.forms.targets import TargetForm
from colophon.desk.gate import Visit, on_article, on_desk
from colophon.desk.models import Target, TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.deliveries import deliveries_of, recent_deliveries, targets_of
from colophon.desk.targets.clients import try_target
from colophon.errors import ColophonError


@require_safe
@on_desk(Action.SET_DESK)
def targets(request: HttpRequest, visit: Visit) -> HttpResponse:
    return _page(request, visit, TargetForm())


@require_POST
@on_desk(Action.SET_DESK)
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = TargetForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, form)
    target = add_target(visit.desk, form.new, home=_home(), by=visit.person, now=now())
    messages.success(request, _("{name} is added. Try it, to see whether it answers.").format(name=target.name))
    return redirect("targets", visit.desk.slug)


@require_POST
@on_desk(Action.SET_DESK)
def change(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Try it, send what waits, send everything, pause, go on, another password, end."""
    target = get_object_or_404(Target, pk=number, desk=visit.desk, ended=None)
    verb = request.POST.get("verb", "")
    if verb == "try":
        _try(request, target)
    elif verb in ("send", "everything"):
        _send(request, visit, target, everything=verb == "everything")
    elif verb == "pause":
        pause(target, by=visit.person, now=now())
    elif verb == "go-on":
        go_on(target, by=visit.person, now=now())
    elif verb == "secret":
        give_secret(target, request.POST.get("secret", "").strip(), home=_home(), by=visit.person, now=now())
        _try(request, target)
    elif verb == "end":
        end_target(target, home=_home(), by=visit.person, now=now())
        messages.success(request, _("Nothing is put there any more. What stands there stays."))
    else:
        raise Http404
    return redirect("targets", visit.desk.slug)


@require_POST
@on_article(Action.PUBLISH)
def again(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Try at once what failed for this article."""
    failed = [one.target for one in deliveries_of(translation) if one.state == "failed"]
    for target in failed:
        send_again(target, now=now())
    messages.success(request, _("It is tried again now."))
    return redirect("checklist", visit.desk.slug, translation.key)


def _try(request: HttpRequest, target: Target) -> None:
    try:
        messages.success(request, f"{target.name}: {try_target(target, _home())}")
    except ColophonError as error:
        messages.error(request, f"{target.name}: {error.message}")


def _send(request: HttpRequest, visit: Visit, target: Target, *, everything: bool) -> None:
    order_deliveries(visit.desk, now=now(), everything=everything, only=target)
    number = send_again(target, now=now())
    told = ngettext("{n} edition is on its way.", "{n} editions are on their way.", number)
    messages.success(request, told.format(n=number))


def _page(request: HttpRequest, visit: Visit, form: TargetForm) -> HttpResponse:
    words = {"form": form, "targets": targets_of(visit.desk), "recent": recent_deliveries(visit.desk)}
    return render(request, "desk/targets.html", words, status=422 if form.errors else 200)


def _home() -> Home:
    return Home(settings.HOME)
