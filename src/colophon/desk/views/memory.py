"""The memory as a page: where a word or phrase was used, on either side, with its article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colophon.desk.gate import Visit, on_desk
from colophon.desk.permissions import Action
from colophon.desk.queries.concordance import SHOWN
from colophon.desk.queries.where_used import MOST, apart, languages_of, where_used

_LONGEST = 300
_BESIDE = 6


@require_safe
@on_desk(Action.SEE)
def concordance(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Both sides of everything that holds the phrase, the newest first; `beside` a text, only the newest few."""
    phrase = request.GET.get("q", "").strip()[:_LONGEST]
    asked, known = request.GET.get("in", "")[:35], languages_of(visit.desk)
    beside = "beside" in request.GET
    most = _BESIDE if beside else MOST if "all" in request.GET else SHOWN
    found = where_used(visit.desk, phrase, language=asked, languages=known, most=most) if phrase else None
    words = {"phrase": phrase, "asked": asked, "languages": apart(known), "found": found, "most": most, "limit": MOST}
    return render(request, f"desk/memory/{'used' if beside else 'concordance'}.html", words | {"beside": beside})
