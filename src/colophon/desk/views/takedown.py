"""Taking an article down everywhere, and letting it stand again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colophon.adapters.clock import now
from colophon.desk.actions.takedown import lift_takedown, take_down
from colophon.desk.gate import Visit, on_article
from colophon.desk.key_folder import key_folder
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.views.publishing import the_home

_LONGEST = 5_000


@require_POST
@on_article(Action.WITHDRAW)
def change_takedown(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """`lift` lets it stand again; otherwise `reason` is for the desk, `note` for readers."""
    if request.POST.get("lift"):
        lift_takedown(translation, person=visit.person, home=the_home(), keys=key_folder(), now=now())
        messages.success(request, _("It stands on your site again."))
    else:
        take_down(
            translation,
            person=visit.person,
            reason=request.POST.get("reason", "")[:_LONGEST],
            note=request.POST.get("note", "")[:_LONGEST],
            home=the_home(),
            keys=key_folder(),
            now=now(),
        )
        messages.success(request, _("It is taken down. The desk keeps everything, with your reason."))
    return redirect("checklist", visit.desk.slug, translation.key)
