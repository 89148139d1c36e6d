"""Claiming a stage, extending, handing over, giving back; and taking an article off the board."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colophon.adapters.clock import now
from colophon.desk.actions import claims
from colophon.desk.actions.propose import close, reopen
from colophon.desk.forms.claims import CloseForm, HandOverForm, NoteForm
from colophon.desk.gate import Visit, on_article
from colophon.desk.models import Claim, TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.people import member
from colophon.errors import MembershipError
from colophon.signoff.stages import Stage

SCREEN = {Stage.TRANSLATE: "edit", Stage.REVIEW: "review", Stage.PROOFREAD: "proofread"}


@require_POST
@on_article(Action.SEE)
def claim(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """A second click, or a stale tab, changes nothing."""
    stage = request.POST.get("stage", "")
    if stage not in {one.value for one in SCREEN}:
        raise Http404
    held = claims.claim(translation, Stage(stage), person=visit.person, now=now())
    messages.success(request, _("It is yours until {date}.").format(date=f"{held.due:%Y-%m-%d}"))
    return _back(visit, translation)


@require_POST
@on_article(Action.SEE)
def extend(request: HttpRequest, visit: Visit, translation: TranslationRecord, number: int) -> HttpResponse:
    held = claims.extend(_held(visit, translation, number), by=visit.person, now=now())
    messages.success(request, _("It is yours until {date}.").format(date=f"{held.due:%Y-%m-%d}"))
    return _back(visit, translation)


@require_POST
@on_article(Action.SEE)
def hand_over(request: HttpRequest, visit: Visit, translation: TranslationRecord, number: int) -> HttpResponse:
    form = HandOverForm(request.POST)
    to = member(visit.desk, form.cleaned_data["to"]) if form.is_valid() else None
    if to is None:
        messages.error(request, _("Choose somebody of this desk. Nothing was changed."))
        return _back(visit, translation)
    held = _held(visit, translation, number)
    claims.hand_over(held, to.person, note=form.cleaned_data["note"], now=now())
    messages.success(request, _("{name} has it now. What was written stays.").format(name=to.person.name))
    return _back(visit, translation)


@require_POST
@on_article(Action.SEE)
def release(request: HttpRequest, visit: Visit, translation: TranslationRecord, number: int) -> HttpResponse:
    form = NoteForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    claims.release(_held(visit, translation, number), note=note, now=now())
    messages.success(request, _("It is free again. What you wrote stays and is credited."))
    return _back(visit, translation)


@require_POST
@on_article(Action.CLOSE)
def close_article(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Off the board, or back on it."""
    if "reopen" in request.POST:
        reopen(translation, by=visit.person, now=now())
        return _back(visit, translation)
    form = CloseForm(request.POST)
    if form.is_valid():
        close(translation, form.cleaned_data["because"], by=visit.person, now=now())
        messages.success(request, _("It is off the board. Nothing of it was deleted."))
    else:
        messages.error(request, _("Say why, so that others understand. Nothing was changed."))
    return _back(visit, translation)


def _held(visit: Visit, translation: TranslationRecord, number: int) -> Claim:
    """The claim, for its holder and for those who assign work."""
    found = Claim.objects.filter(pk=number, translation=translation).select_related("person", "translation").first()
    if found is None:
        raise Http404
    if not claims.may_handle(found, visit.person):
        raise MembershipError("This is somebody else's claim.")
    return found


def _back(visit: Visit, translation: TranslationRecord) -> HttpResponse:
    return redirect("article", desk=visit.desk.slug, key=translation.key)
