"""For managers: what was done on the desk, and who is told of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colophon.adapters.clock import now
from colophon.adapters.tokens import new_token
from colophon.desk.actions.webhooks import end_webhook, make_webhook
from colophon.desk.forms.tokens import WebhookForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Deed, Webhook
from colophon.desk.permissions import Action
from colophon.desk.queries.audit import ON_A_PAGE, newest
from colophon.desk.words import WORDS

_FRESH = "fresh_secret"
_LARGEST = 2**62


@require_safe
@on_desk(Action.AUDIT)
def audit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The newest lines first; nobody can change one, not even here."""
    deed = request.GET.get("deed", "")
    before = request.GET.get("before", "")
    number = int(before) if before.isdecimal() and len(before) < 19 else 0
    lines = newest(visit.desk, before=min(number, _LARGEST), deed=deed if deed in set(Deed) else "")
    older = lines[-1].pk if len(lines) == ON_A_PAGE else 0
    words = {"lines": lines, "deeds": WORDS["deed"].items(), "deed": deed, "older": older}
    return render(request, "desk/audit.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SET_DESK)
def webhooks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who is told, and what became of the last messages. The secret is shown once."""
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["address"]
        _made, secret = make_webhook(visit.desk, address, form.chosen, salt=new_token(), by=visit.person, now=now())
        request.session[_FRESH] = secret
        return redirect("webhooks", visit.desk.slug)
    hooks = [
        (one, one.deliveries.select_related("entry").order_by("-pk")[:5])
        for one in visit.desk.webhooks.filter(ended=None)
    ]
    words = {"form": form, "hooks": hooks, "fresh": request.session.pop(_FRESH, None)}
    return render(request, "desk/webhooks.html", words, status=422 if form.errors else 200)


@require_POST
@on_desk(Action.SET_DESK)
def end(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """It is told nothing more."""
    end_webhook(get_object_or_404(Webhook, pk=number, desk=visit.desk), by=visit.person, now=now())
    messages.success(request, _("It is told nothing more."))
    return redirect("webhooks", visit.desk.slug)
