"""Letters to those who reprinted a text: sending one, saying what became of it, letting them go by themselves."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions.reprint_letters import (
    LONGEST,
    it_arrived,
    order_letter,
    send_it_again,
    tell_by_itself,
)
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Reprint, ReprintLetter
from colophon.desk.permissions import Action
from colophon.desk.queries.reprints import known_reprint
from colophon.errors import DeskRuleError


@require_POST
@on_desk(Action.PUBLISH)
def send_letter(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """The letter as it was read and confirmed, perhaps changed."""
    if not Home(settings.HOME).settings().mail.server:
        raise DeskRuleError("This desk has no mail server.", hint="Nothing was sent. Name one in colophon.toml.")
    one = get_object_or_404(Reprint, desk=visit.desk, pk=number)
    said = {name: request.POST.get(name, "")[:LONGEST] for name in ("to", "subject", "text")}
    language = request.POST.get("language", "en")[:35]
    order_letter(known_reprint(one), **said, language=language, person=visit.person, now=now())
    messages.success(request, _("The letter is on its way."))
    return redirect("reprint", visit.desk.slug, number)


@require_POST
@on_desk(Action.PUBLISH)
def change_letter(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """It arrived after all, or it shall be sent again."""
    letter = get_object_or_404(ReprintLetter, reprint__desk=visit.desk, pk=number)
    if request.POST.get("arrived"):
        it_arrived(letter, now=now(), person=visit.person)
        messages.success(request, _("Noted that they were told."))
    else:
        send_it_again(letter)
        messages.success(request, _("The letter is on its way."))
    return redirect("reprint", visit.desk.slug, letter.reprint_id)


@require_POST
@on_desk(Action.PUBLISH)
def tell(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Whether corrections and withdrawals are told by themselves."""
    one, on = get_object_or_404(Reprint, desk=visit.desk, pk=number), bool(request.POST.get("tells"))
    tell_by_itself(one, contact=request.POST.get("contact", ""), on=on)
    messages.success(
        request,
        _("They are told of corrections by themselves.") if on else _("Nothing is sent to them by itself."),
    )
    return redirect("reprint", visit.desk.slug, number)
