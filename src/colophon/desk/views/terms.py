"""The termbase and the name ledger as a page: looked through, added to, and what the memory suggests decided on."""

from itertools import islice

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from colophon.adapters.clock import now
from colophon.desk.actions.mine_terms import decline, take
from colophon.desk.actions.terms import add_concept, agree_on_name, remove_concept
from colophon.desk.forms.terms import NameForm, TermForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Desk, NameRecord, TermCandidate
from colophon.desk.permissions import Action
from colophon.desk.queries.suggested_terms import open_candidates
from colophon.desk.queries.terms import concepts_of, names_of
from colophon.desk.queries.where_used import languages_of

_SHOWN = 100
_CANDIDATES = 20


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SEE)
def terms(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is in it, forms for more, and candidates for those who keep it."""
    languages = languages_of(visit.desk)
    form = TermForm(request.POST or None, languages=languages)
    if request.method == "POST":
        visit.require(Action.KEEP_TERMS)
        if form.is_valid():
            new = add_concept(visit.desk, form.concept)
            messages.success(request, _("Saved.") if new else _("This term is there already."))
            return redirect("terms", desk=visit.desk.slug)
    known = _name_with(visit.desk, request.GET.get("name", ""))
    return _page(request, visit, form, NameForm(initial=known, languages=languages))


@require_POST
@on_desk(Action.KEEP_TERMS)
def agree(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Agree on how a name is written; what was agreed before stays as superseded."""
    languages = languages_of(visit.desk)
    form = NameForm(request.POST, languages=languages)
    if not form.is_valid():
        return _page(request, visit, TermForm(languages=languages), form)
    new = agree_on_name(visit.desk, form.name, person=visit.person, now=now())
    messages.success(request, _("Saved.") if new else _("This was agreed already."))
    return redirect("terms", desk=visit.desk.slug)


def _name_with(desk: Desk, key: str) -> dict[str, object]:
    """What a form for another rendering of this name begins with; nothing if the ledger has no such name."""
    fields = NameRecord.objects.filter(desk=desk, key=key).values("key", "original", "language", "kind") if key else ()
    return next((dict(one) for one in fields), {})


def _page(request: HttpRequest, visit: Visit, form: TermForm, name_form: NameForm) -> HttpResponse:
    wanted, candidates = request.GET.get("q", "").strip()[:300], open_candidates(visit.desk)
    found = list(islice(concepts_of(visit.desk, containing=wanted), _SHOWN + 1))
    names = list(islice(names_of(visit.desk, containing=wanted), _SHOWN + 1))
    words = {
        "wanted": wanted,
        "form": form,
        "name_form": name_form,
        "concepts": found[:_SHOWN],
        "names": names[:_SHOWN],
        "more": len(found) > _SHOWN or len(names) > _SHOWN,
        "candidates": candidates[:_CANDIDATES] if visit.may(Action.KEEP_TERMS) else (),
        "waiting": candidates.count(),
    }
    return render(request, "desk/memory/terms.html", words, status=422 if form.errors or name_form.errors else 200)


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
