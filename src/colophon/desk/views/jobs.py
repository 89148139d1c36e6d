"""What the desk does by itself, on a page for managers: seen, stopped, let go on."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colophon.adapters.clock import now
from colophon.desk.actions.jobs import go_on, stop
from colophon.desk.gate import Visit, on_desk
from colophon.desk.permissions import Action
from colophon.desk.queries.desks import may_found
from colophon.desk.queries.jobs import chore_states, job_for, somebody_works
from colophon.desk.queries.troubles import troubles_of

_LATE = timedelta(minutes=1)
"""What is due for longer than that waits for something."""


@require_safe
@on_desk(Action.SET_DESK)
def jobs(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every chore, and whether anybody does them."""
    found = troubles_of(visit.desk, now=now())
    words = {
        "chores": chore_states(visit.desk),
        "troubles": found,
        "late": found.oldest if found.oldest and found.oldest < now() - _LATE else None,
        "somebody_works": somebody_works(now=now()),
        "whole_server": may_found(visit.person),
        "now": now(),
    }
    return render(request, "desk/jobs.html", words)


@require_POST
@on_desk(Action.SET_DESK)
def change_job(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Stop a job, or let it go on at once. Jobs of the whole server are for managers of its first desk."""
    job = job_for(visit.person, visit.desk, number)
    if "stop" in request.POST:
        stop(job, by=visit.person, now=now())
        messages.success(request, _("Stopped. It is not begun again until somebody lets it go on."))
    else:
        go_on(job, by=visit.person, now=now())
        messages.success(request, _("It goes on as soon as a worker is free."))
    return redirect("jobs", desk=visit.desk.slug)
