"""The board of a desk, and one person's work on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colophon.adapters.clock import now
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Station
from colophon.desk.permissions import Action
from colophon.desk.queries.board import ON_A_PAGE, Wanted, columns, languages_of, one_column
from colophon.desk.queries.consent import to_confirm
from colophon.desk.queries.originals import waiting_for
from colophon.desk.queries.work import debt_of, free_for, given_back, held_by, to_follow, to_sign_again


@require_safe
@on_desk(Action.SEE)
def board(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every station with its first cards; or one station, page by page."""
    wanted = _wanted(request, visit)
    station = request.GET.get("station", "")
    words: dict[str, object] = {
        "wanted": wanted,
        "languages": languages_of(visit.desk),
        "stations": Station,
        "now": now().replace(second=0, microsecond=0),  # cards are drawn once a minute
        "filtered": any((wanted.language, wanted.difficulty, wanted.text, wanted.mine, wanted.lacking, wanted.closed)),
    }
    if station in set(Station):
        page = _number(request.GET.get("page", ""), most=10_000) or 1
        column = one_column(visit.desk, wanted, Station(station), page=page)
        words |= {"column": column, "page_number": page, "pages": -(-column.count // ON_A_PAGE)}
    else:
        found = columns(visit.desk, wanted)
        words |= {"columns": found, "total": sum(one.count for one in found)}
    return render(request, "desk/board.html", words)


@require_safe
@on_desk(Action.SEE)
def my_work(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What I hold, what I owe, and what would help most next."""
    free = {}
    if visit.may(Action.REVIEW):
        free["review"] = free_for(visit.person, visit.desk, Station.REVIEW)
    if visit.may(Action.PROOFREAD):
        free["proofreading"] = free_for(visit.person, visit.desk, Station.PROOFREADING)
    if visit.may(Action.TRANSLATE):
        free["proposed"] = free_for(visit.person, visit.desk, Station.PROPOSED)
    words = {
        "held": held_by(visit.person, visit.desk, now=now()),
        "debt": debt_of(visit.person, visit.desk),
        "free": free,
        "given_back": given_back(visit.person, visit.desk),
        "to_sign_again": to_sign_again(visit.person, visit.desk),
        "to_confirm": to_confirm(visit.person, visit.desk),
        "to_follow": to_follow(visit.person, visit.desk),
        "originals": waiting_for(visit.person, visit.desk, editor=visit.may(Action.CHANGE_ORIGINALS)),
    }
    return render(request, "desk/my_work.html", words)


def _wanted(request: HttpRequest, visit: Visit) -> Wanted:
    """The filters of the address; what it does not say, or says wrongly, is not filtered."""
    said = request.GET
    return Wanted(
        language=said.get("language", "")[:35],
        difficulty=_number(said.get("difficulty", ""), most=3),
        text=said.get("text", "").strip()[:200].replace("\0", ""),
        mine=visit.person if said.get("mine") else None,
        lacking=said.get("lacking", "") if said.get("lacking") in {"rights", "checks", "fresh"} else "",
        closed=bool(said.get("closed")),
    )


def _number(text: str, *, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
