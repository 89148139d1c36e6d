"""Taking an article down everywhere, letting it stand again, and the record of every takedown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colophon.adapters.clock import now
from colophon.desk.actions.set_site import site_lags
from colophon.desk.actions.takedown import lift_takedown, take_down
from colophon.desk.gate import Visit, on_article, on_desk
from colophon.desk.key_folder import key_folder
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.deliveries import deliveries_of, targets_of
from colophon.desk.queries.takedowns import all_takedowns, last_takedown, out_of_reach
from colophon.desk.views.publishing import the_home
from colophon.editions.targets.target import Delivery

_LONGEST = 5_000


@require_safe
@on_article(Action.SEE)
def takedown(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """What would go and the form for it; or what became of it at each place."""
    last = last_takedown(translation)
    deliveries = deliveries_of(translation)
    words = {
        "translation": translation,
        "last": last,
        "stands": last is not None and last.lifted is None,
        "lags": site_lags(the_home(), visit.desk),
        "published": translation.editions.exists(),
        "deliveries": deliveries,
        "any_failed": any(one.state == Delivery.FAILED for one in deliveries),
        "targets": [one.target for one in targets_of(visit.desk)],
        "out_of_reach": out_of_reach(translation),
    }
    return render(request, "desk/takedown.html", words)


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
    return redirect("takedown", visit.desk.slug, translation.key)


@require_safe
@on_desk(Action.SEE)
def takedowns(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The record of all, the newest first."""
    return render(request, "desk/takedowns.html", {"takedowns": all_takedowns(visit.desk)})
