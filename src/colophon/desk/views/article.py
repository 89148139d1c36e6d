"""The page of one translation: where it stands, and the ways to its other pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colophon.desk.gate import Visit, on_article
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action


@require_safe
@on_article(Action.SEE)
def overview(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Where it stands."""
    return render(request, "desk/article.html", {"translation": translation})
