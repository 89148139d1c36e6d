"""The past of a text: every save of each segment, the whole as it stood at a moment, and the way back to it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from colophon.article.credit import Role
from colophon.desk.actions.restore_text import restore_text
from colophon.desk.gate import Visit, on_article
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.history import histories_of
from colophon.desk.queries.moments import moments_of, newest_revision, text_at


@on_article(Action.SEE)
def history(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Every segment's texts, newest first, with what each changed; or the whole text as it stood `at` a moment."""
    moments = moments_of(translation)
    if "at" in request.GET:
        return _at(request, translation, moments_by={one.revision: one for one in moments})
    rows = list(histories_of(translation))
    return render(request, "desk/text/history.html", {"translation": translation, "rows": rows, "moments": moments})


def _at(request: HttpRequest, translation: TranslationRecord, *, moments_by: dict[int, object]) -> HttpResponse:
    chosen = request.GET["at"]
    moment = moments_by.get(int(chosen)) if chosen.isascii() and chosen.isdecimal() else None
    if moment is None:
        raise Http404
    then = text_at(translation, int(chosen))
    words = {
        "translation": translation,
        "moment": moment,
        "then": then,
        "differing": sum(one.differs for one in then),
        "staying": sum(one.stays for one in then),
        "seen": newest_revision(translation),
    }
    return render(request, "desk/text/moment.html", words)


@require_POST
@on_article(Action.TRANSLATE)
def restore(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """The whole text of that moment stands again. What stood until now stays in the history."""
    at, seen = (request.POST.get(name, "") for name in ("at", "seen"))
    if not (at.isdecimal() and seen.isdecimal() and max(len(at), len(seen)) < 19):
        raise Http404
    changed = restore_text(
        translation, int(at), seen=int(seen), person=visit.person, role=Role.TRANSLATOR, now=timezone.now()
    )
    sentence = ngettext(
        "{n} segment has its earlier text again.", "{n} segments have their earlier text again.", changed
    )
    messages.success(request, sentence.format(n=changed))
    return redirect("history", visit.desk.slug, translation.key)
