"""The memory as a page: where a word or phrase was used, on either side, with its article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colophon.desk.gate import Visit, on_desk
from colophon.desk.permissions import Action
from colophon.desk.queries.concordance import SHOWN
from colophon.desk.queries.where_used import MOST, languages_of, where_used

_LONGEST = 300


@require_safe
@on_desk(Action.SEE)
def concordance(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Both sides of everything that holds the phrase, the newest first."""
    phrase = request.GET.get("q", "").strip()[:_LONGEST]
    asked, known = request.GET.get("in", "")[:35], languages_of(visit.desk)
    most = MOST if "all" in request.GET else SHOWN
    found = where_used(visit.desk, phrase, language=asked, languages=known, most=most) if phrase else None
    words = {"phrase": phrase, "asked": asked, "languages": known, "found": found, "most": most, "limit": MOST}
    return render(request, "desk/memory/concordance.html", words)
