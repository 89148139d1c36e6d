"""Reprints: the list of those that are known, telling the desk of one, and what was done to one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.desk.actions.reprints import look_at_reprint, note_told, register, stop_looking
from colophon.desk.forms.reprints import ReprintForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Reprint, ReprintLook
from colophon.desk.permissions import Action
from colophon.desk.queries.reprints import DeskShelf, known_reprint, reprints_of
from colophon.desk.reprint_letter import letter_to_readers_of
from colophon.desk.words import word
from colophon.errors import ColophonError
from colophon.memory.changes import Piece, changes

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that was done to the text, in words, with both texts as one."""

    done: str
    where: str
    why: str
    pieces: Sequence[Piece]
    detail: str


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SEE)
def reprints(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is known; and a form, which keeps what was typed when the page cannot be had."""
    form = ReprintForm(request.POST) if request.method == "POST" else ReprintForm()
    if request.method == "POST":
        visit.require(Action.PROPOSE)
        if form.is_valid():
            try:
                return _registered(request, visit, form)
            except ColophonError as error:
                form.add_error(None, f"{error.message} {error.advice}")
    words = {"form": form, "known": reprints_of(visit.desk)}
    return render(request, "desk/reprints.html", words, status=422 if form.errors else 200)


@require_safe
@on_desk(Action.SEE)
def reprint(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """What was done to it, sentence by sentence, and the letter that could be sent."""
    one = _reprint(visit, number)
    known = known_reprint(one)
    letter, language = letter_to_readers_of(known, visit.desk.name)
    letters = list(one.letters.select_related("person").order_by("-pk"))
    written = any(one.look_id == known.look.pk for one in letters) if known.look else False
    words = {
        "known": known,
        "one": one,
        "done": _done(known.look),
        "letter": letter if known.asks and not written else None,
        "language": language,
        "letters": letters,
        "mails": bool(_home().settings().mail.server),
        "looks": list(one.looks.order_by("-pk")[:20]),
    }
    return render(request, "desk/reprint.html", words)


@require_POST
@on_desk(Action.PROPOSE)
def look_at_it(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    one, shelf = _reprint(visit, number), DeskShelf(_home())
    look_at_reprint(one, web=Web.of_desk(_home().settings()), shelf=shelf, index=shelf.index(), now=now())
    return redirect("reprint", desk=visit.desk.slug, number=one.pk)


@require_POST
@on_desk(Action.PUBLISH)
def told(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Somebody has written to whoever reprinted it; or nobody shall look any more."""
    one = _reprint(visit, number)
    look = known_reprint(one).look
    if request.POST.get("stop"):
        stop_looking(one)
        messages.success(request, _("Nobody looks at this reprint any more."))
    elif look is None:
        raise Http404
    else:
        note_told(look, person=visit.person, now=now())
        messages.success(request, _("Noted that they were told."))
    return redirect("reprint", desk=visit.desk.slug, number=one.pk)


def _registered(request: HttpRequest, visit: Visit, form: ReprintForm) -> HttpResponse:
    home = _home()
    shelf = DeskShelf(home)
    look = register(
        visit.desk,
        form.cleaned_data["address"],
        contact=form.cleaned_data["contact"],
        person=visit.person,
        web=Web.of_desk(home.settings()),
        shelf=shelf,
        index=shelf.index(),
        now=now(),
    )
    messages.success(request, _("It is ours. It is looked at again from now on."))
    return redirect("reprint", desk=visit.desk.slug, number=look.reprint_id)


def _done(look: ReprintLook | None) -> list[Shown]:
    if look is None:
        return []
    return [_shown(one) for one in look.verdict.get("alterations", [])[:_SHOWN]]


def _shown(one: dict[str, object]) -> Shown:
    place = str(one["place"]).partition(".")[0]
    reasons = one["reasons"]
    assert isinstance(reasons, list)
    return Shown(
        done=word("done", one["done"]),
        where=_("block %(number)d") % {"number": int(place) + 1} if place.isdigit() else "",
        why=", ".join(word("reason", reason) for reason in reasons),
        pieces=changes(str(one["before"]), str(one["after"])),
        detail=str(one["detail"]),
    )


def _reprint(visit: Visit, number: int) -> Reprint:
    found = Reprint.objects.select_related("translation__snapshot__source")
    return get_object_or_404(found, desk=visit.desk, pk=number)


def _home() -> Home:
    return Home(settings.HOME)
