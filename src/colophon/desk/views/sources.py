"""Sources: proposing one, and the page of one with its versions and its translations."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.desk.actions.domains import require_welcome
from colophon.desk.actions.originals import declare_original
from colophon.desk.actions.propose import begin_translation
from colophon.desk.actions.take_captured import take_captured
from colophon.desk.actions.take_in import TakenIn
from colophon.desk.forms.sources import BeginForm, ProposeForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Source
from colophon.desk.permissions import Action
from colophon.desk.queries.reading import set_blocks
from colophon.desk.queries.source_article import source_article, source_effort
from colophon.desk.queries.sources import ON_A_PAGE, WantedSources, alike, sources_of, translations_of
from colophon.desk.refusals import in_words
from colophon.errors import ColophonError
from colophon.intake.page import Intake
from colophon.intake.snapshot import Snapshot, capture


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.PROPOSE)
def propose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Capture it, read it, and go to its page. If it cannot be had, what was typed is still in the form."""
    form = ProposeForm(request.POST, request.FILES) if request.method == "POST" else ProposeForm()
    if form.is_valid():
        try:
            return _taken(request, visit, form)
        except ColophonError as error:
            form.add_error(None, " ".join(in_words(error)))
    return render(request, "desk/propose.html", {"form": form}, status=422 if form.errors else 200)


def _taken(request: HttpRequest, visit: Visit, form: ProposeForm) -> HttpResponse:
    home, said = Home(settings.HOME), form.cleaned_data
    if said["address"]:
        require_welcome(visit.desk, said["address"])
    done = take_captured(
        visit.desk,
        _captured(form, home),
        name=said["file"].name if said["file"] else "",
        language=said["language"],
        person=visit.person,
        why=said["why"],
        snapshots=home.snapshots,
        now=now(),
    )
    if said["ours"]:
        declare_original(done.source, person=visit.person, now=now())
    _tell(request, done.taken, done.intake)
    return redirect("source", desk=visit.desk.slug, number=done.source.pk)


def _captured(form: ProposeForm, home: Home) -> Snapshot:
    said = form.cleaned_data
    if said["file"]:
        return capture(said["file"].read(), now(), address=said["address"])
    if said["text"].strip():
        return capture(said["text"].replace("\r\n", "\n").encode("utf-8", "replace"), now(), address=said["address"])
    return Web.of_desk(home.settings()).fetch(said["address"])


def _tell(request: HttpRequest, taken: TakenIn, intake: Intake) -> None:
    """What a person should know at once: that it was here before, and what did not reach the article."""
    if taken.known_bytes:
        messages.warning(request, _("This source is here already, byte for byte. Nothing was added."))
    elif taken.known_source:
        messages.warning(request, _("This source is here already; its text has changed since. Both versions are kept."))
    lost = intake.completeness
    count = len(lost.missing_text) + len(lost.missing_images) + len(lost.missing_captions) + len(lost.missing_lists)
    if count:
        words = ngettext(
            "%(count)d part of the page did not reach the article. Compare it with the page before you begin.",
            "%(count)d parts of the page did not reach the article. Compare it with the page before you begin.",
            count,
        )
        messages.warning(request, words % {"count": count})
    for warning in intake.warnings:
        messages.warning(request, warning)


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SEE)
def source(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """What was read, which translations there are, and which could be begun."""
    record = get_object_or_404(Source.objects.select_related("proposed_by"), pk=number, desk=visit.desk)
    snapshots = list(record.snapshots.order_by("-captured", "-pk"))
    there = translations_of(record)
    free = [one for one in visit.desk.languages if one not in {t.language for t in there} and one != record.language]
    form = BeginForm(request.POST or None, initial={"languages": free})
    if request.method == "POST":
        visit.require(Action.PROPOSE)
        if form.is_valid() and snapshots:
            begun = [
                begin_translation(snapshots[0], one, by=visit.person, now=now())
                for one in form.cleaned_data["languages"]
            ]
            if len(begun) == 1:
                return redirect("article", desk=visit.desk.slug, key=begun[0].translation.key)
            return redirect("source", desk=visit.desk.slug, number=record.pk)
    article = source_article(snapshots[0])
    words = {
        "source": record,
        "article": article,
        "effort": source_effort(snapshots[0]),
        "body": set_blocks(article),
        "snapshots": snapshots,
        "translations": there,
        "alike": alike(visit.desk, record.title, but=record),
        "form": form,
        "may_change": visit.may_change(record),
        "waiting": record.amendments.filter(answer="").count() if record.ours else 0,
    }
    return render(request, "desk/source.html", words, status=422 if form.errors else 200)


@require_safe
@on_desk(Action.SEE)
def sources(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All sources, page by page from the newest; those that are looked for, or that wait for a translation."""
    said, page = request.GET, _page(request.GET.get("page", ""))
    wanted = WantedSources(text=said.get("text", "").strip()[:200].replace("\0", ""), waiting=bool(said.get("waiting")))
    count, found = sources_of(visit.desk, wanted, page=page)
    words = {"sources": found, "wanted": wanted, "count": count, "page_number": page, "pages": -(-count // ON_A_PAGE)}
    return render(request, "desk/sources.html", words)


def _page(said: str) -> int:
    return max(1, int(said)) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
