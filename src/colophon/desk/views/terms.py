"""The termbase and the name ledger as a page: looked through, added to, and what the memory suggests decided on."""

from itertools import islice

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from colophon.adapters.clock import now
from colophon.desk.actions.mine_terms import decline, take
from colophon.desk.actions.terms import add_concept, remove_concept
from colophon.desk.forms.terms import TermForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import TermCandidate
from colophon.desk.permissions import Action
from colophon.desk.queries.suggested_terms import open_candidates
from colophon.desk.queries.terms import concepts_of, names_of
from colophon.desk.queries.where_used import languages_of

_SHOWN = 100
_CANDIDATES = 20


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SEE)
def terms(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is in it, a form for more, and candidates for those who keep it."""
    wanted, languages = request.GET.get("q", "").strip()[:300], languages_of(visit.desk)
    form = TermForm(request.POST or None, languages=languages)
    if request.method == "POST":
        visit.require(Action.KEEP_TERMS)
        if form.is_valid():
            new = add_concept(visit.desk, form.concept)
            messages.success(request, _("Saved.") if new else _("This term is there already."))
            return redirect("terms", desk=visit.desk.slug)
    candidates = open_candidates(visit.desk)
    found = list(islice(concepts_of(visit.desk, containing=wanted), _SHOWN + 1))
    names = list(islice(names_of(visit.desk, containing=wanted), _SHOWN + 1))
    words = {
        "wanted": wanted,
        "form": form,
        "concepts": found[:_SHOWN],
        "names": names[:_SHOWN],
        "more": len(found) > _SHOWN or len(names) > _SHOWN,
        "candidates": candidates[:_CANDIDATES] if visit.may(Action.KEEP_TERMS) else (),
        "waiting": candidates.count(),
    }
    return render(request, "desk/memory/terms.html", words, status=422 if form.errors else 200)


@require_POST
@on_desk(Action.KEEP_TERMS)
def remove(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take a concept out with all its terms."""
    if remove_concept(visit.desk, request.POST.get("key", "")):
        messages.success(request, _("The term is taken out."))
    return redirect("terms", desk=visit.desk.slug)


@require_POST
@on_desk(Action.KEEP_TERMS)
def decide(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Take a suggestion into the termbase, as it is or with another rendering, or say that it is no term."""
    candidate = get_object_or_404(TermCandidate, pk=number, desk=visit.desk)
    if "take" in request.POST:
        done = take(candidate, target=request.POST.get("target", "")[:300], by=visit.person, now=now())
    else:
        done = decline(candidate, by=visit.person, now=now())
    if not done:
        messages.warning(request, _("Somebody else has decided already. Nothing was changed."))
    return redirect("terms", desk=visit.desk.slug)
