"""Unpublished originals: what was proposed to one, answering it, changing it, and proposing from a translation."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.article.read_markdown import read_markdown
from colophon.article.write_markdown import write_markdown
from colophon.desk.actions.amend import accept_amendment, decline_amendment, propose_amendment
from colophon.desk.actions.drafts import draft_for_original
from colophon.desk.actions.originals import declare_original, original_published, revise
from colophon.desk.forms.sources import AmendForm, OriginalForm, PublishedForm
from colophon.desk.gate import Visit, on_article, on_desk
from colophon.desk.models import Amendment, PairRecord, Person, Snapshot, Source, TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.originals import Departure, departures_in, departures_of, proposals_of
from colophon.desk.queries.proposed import proposed_for_original
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.sources import translations_of
from colophon.desk.queries.watching import current_snapshot
from colophon.desk.refusals import in_words
from colophon.desk.views.text.drafting import drafts_allowed, the_drafter
from colophon.desk.views.text.exchange import pair_named
from colophon.desk.views.text.words import named_match
from colophon.drafts.draft import machine_name
from colophon.errors import ColophonError
from colophon.segments.running import joined
from colophon.watch.change import Reason


@require_safe
@on_desk(Action.SEE)
def original(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """What waits for an answer, what translations say otherwise, and what was answered."""
    source = _source(visit, number)
    words = {
        "source": source,
        "may_change": visit.may_change(source),
        "waiting": proposals_of(source, answered=False),
        "answered": proposals_of(source, answered=True),
        "departures": list(departures_of(source)),
        "translations": translations_of(source),
        "form": PublishedForm(),
    }
    return render(request, "desk/original.html", words)


@require_POST
@on_desk(Action.COMMENT)
def set_original(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Say that it is an original of the desk, or that it is published."""
    source = _source(visit, number)
    visit.require_change(source)
    if request.POST.get("ours"):
        declare_original(source, person=visit.person, now=now())
        messages.success(request, _("Translators can now propose changes of this original."))
        return redirect("original", desk=visit.desk.slug, number=source.pk)
    form = PublishedForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This is not an address."))
        return redirect("original", desk=visit.desk.slug, number=source.pk)
    original_published(source, form.cleaned_data["address"], person=visit.person, now=now())
    messages.success(request, _("It is a published source now: nothing more is proposed to it."))
    return redirect("source", desk=visit.desk.slug, number=source.pk)


@require_POST
@on_desk(Action.COMMENT)
def answer(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Accept a proposal, or decline it with a reason."""
    one = get_object_or_404(Amendment.objects.select_related("source__desk"), pk=number, source__desk=visit.desk)
    visit.require_change(one.source)
    reply = request.POST.get("reply", "")[:10_000]
    if request.POST.get("answer") == "accept":
        snapshots = Home(settings.HOME).snapshots
        accept_amendment(one, person=visit.person, reply=reply, snapshots=snapshots, now=now())
        messages.success(request, _("The original has a new version. Every other language has a task to follow it."))
    else:
        decline_amendment(one, person=visit.person, reply=reply, now=now())
        messages.success(request, _("The proposal is declined, and its author can read why."))
    return redirect("original", desk=visit.desk.slug, number=one.source_id)


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.COMMENT)
def original_text(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """The whole original, to be changed. What was typed stays in the form where somebody was faster."""
    source = _source(visit, number)
    visit.require_change(source)
    newest = current_snapshot(source)
    text = write_markdown(source_article(newest)) if newest else ""
    form = OriginalForm(request.POST or None, initial={"text": text, "base": newest.pk if newest else 0})
    if request.method == "POST" and form.is_valid():
        try:
            _revised(source, form)
        except ColophonError as error:
            form.data = {**form.cleaned_data, "base": newest.pk if newest else 0}  # saved again, it goes on top of that
            form.add_error(None, " ".join(in_words(error)))
        else:
            messages.success(request, _("The original has a new version. Every language has a task to follow it."))
            return redirect("original", desk=visit.desk.slug, number=source.pk)
    words = {"source": source, "form": form, "stands": text if form.errors else ""}
    return render(request, "desk/original_text.html", words, status=422 if form.errors else 200)


def _revised(source: Source, form: OriginalForm) -> None:
    said = form.cleaned_data
    base = get_object_or_404(Snapshot, pk=said["base"], source=source)
    article = read_markdown(said["text"].replace("\r\n", "\n"))
    snapshots = Home(settings.HOME).snapshots
    revise(source, article, base=base, said=said["note"], snapshots=snapshots, now=now())


@require_http_methods(["GET", "HEAD", "POST"])
@on_article(Action.COMMENT)
def amend(request: HttpRequest, visit: Visit, translation: TranslationRecord, pair: str) -> HttpResponse:
    """Propose a change of the sentence that a segment translates."""
    record = pair_named(translation, pair)
    departures = departures_in(record)
    first = next((one for one in departures if one.noticed.reason == request.GET.get("reason")), None)
    more = first.noticed.now if first and first.noticed.reason is Reason.ADDED else ""
    offered = proposed_for_original(record, more) if more else None
    drafting = bool(more) and "draft" in request.POST
    form = AmendForm(request.POST if request.method == "POST" and not drafting else None, initial=_begun(record, first))
    if offered:
        form.initial["after"] = _with(record, offered.proposal)
    if drafting:
        _drafted(request, form, record, more, visit.person)
    elif request.method == "POST" and form.is_valid() and _is_proposed(form, record, visit):
        messages.success(request, _("Proposed. The author of the original will answer."))
        return redirect("original", desk=visit.desk.slug, number=translation.snapshot.source_id)
    words = {
        "translation": translation,
        "pair": record,
        "form": form,
        "departures": departures,
        "more": more,
        "offered": named_match(offered) if offered else None,
        "drafts_on": bool(more) and offered is None and drafts_allowed(),
    }
    return render(request, "desk/amend.html", words, status=422 if form.errors else 200)


def _begun(record: PairRecord, first: Departure | None) -> dict[str, str]:
    """What the form holds before anybody has typed."""
    if first is None:
        return {"after": record.source}
    return {"after": first.noticed.after, "reason": first.noticed.reason.value}


def _with(record: PairRecord, sentence: str) -> str:
    """The original's sentence with one more behind it."""
    return joined([record.source, sentence], record.translation.snapshot.source.language)


def _drafted(request: HttpRequest, form: AmendForm, record: PairRecord, text: str, person: Person) -> None:
    """Put a machine's proposal into the form, and say in the note whose it is."""
    try:
        draft = draft_for_original(record, text, the_drafter(), person=person, now=now())
    except ColophonError as error:
        messages.error(request, " ".join(in_words(error)))
        return
    form.initial["after"] = _with(record, draft.text)
    form.initial["note"] = _("Drafted by %(machine)s.") % {"machine": machine_name(draft.engine, draft.model)}


def _is_proposed(form: AmendForm, record: PairRecord, visit: Visit) -> bool:
    said = form.cleaned_data
    reason = Reason(said["reason"]) if said["reason"] in set(Reason) else None
    try:
        propose_amendment(record, said["after"], person=visit.person, note=said["note"], reason=reason, now=now())
    except ColophonError as error:
        form.add_error(None, " ".join(in_words(error)))
        return False
    return True


def _source(visit: Visit, number: int) -> Source:
    return get_object_or_404(Source.objects.select_related("desk", "proposed_by"), pk=number, desk=visit.desk)
