"""The board of a desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colophon.desk.gate import Visit, on_desk
from colophon.desk.permissions import Action
from colophon.desk.queries.board import board as rows_of


@require_safe
@on_desk(Action.SEE)
def board(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every translation, and how far it is."""
    return render(request, "desk/board.html", {"rows": rows_of(visit.desk)})
