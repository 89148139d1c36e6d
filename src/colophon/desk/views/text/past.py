"""The past of a text: every save of each segment, the whole as it stood at a moment, and the way back to it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from colophon.article.credit import Role
from colophon.desk.actions.restore_text import restore_text
from colophon.desk.gate import Visit, on_article
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.history import histories_of, pairs_in_order
from colophon.desk.queries.moments import moments_of, newest_revision, text_at

_ON_A_PAGE = 20
_NEWEST = 3


@require_safe
@on_article(Action.SEE)
def history(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Some segments, each with its newest texts and what they changed; or what is asked for by itself."""
    if "at" in request.GET:
        return _at(request, translation, request.GET["at"])
    if "segment" in request.GET:
        return _of_one(request, translation, request.GET["segment"])
    if "moments" in request.GET:
        words = {"translation": translation, "moments": moments_of(translation)}
        return render(request, "desk/text/moments.html", words)
    pairs = pairs_in_order(translation)
    pages = -(-len(pairs) // _ON_A_PAGE)
    page = _page(request.GET.get("page", ""), most=pages)
    shown = pairs[_ON_A_PAGE * (page - 1) : _ON_A_PAGE * page]
    words = {
        "translation": translation,
        "histories": histories_of(shown, most=_NEWEST),
        "page": page,
        "pages": range(1, pages + 1),
    }
    return render(request, "desk/text/history.html", words)


def _of_one(request: HttpRequest, translation: TranslationRecord, key: str) -> HttpResponse:
    """Every text of one segment."""
    pair = translation.pairs.filter(key=key).first()
    if pair is None:
        raise Http404
    words = {"translation": translation, "histories": histories_of([pair]), "alone": True}
    return render(request, "desk/text/history.html", words)


def _at(request: HttpRequest, translation: TranslationRecord, chosen: str) -> HttpResponse:
    """The whole text as it stood at the end of a sitting."""
    moments = {str(one.revision): one for one in moments_of(translation)}
    if chosen not in moments:
        raise Http404
    then = text_at(translation, int(chosen))
    words = {
        "translation": translation,
        "moment": moments[chosen],
        "then": then,
        "differing": sum(one.differs for one in then),
        "staying": sum(one.stays for one in then),
        "seen": newest_revision(translation),
    }
    return render(request, "desk/text/moment.html", words)


def _page(said: str, *, most: int) -> int:
    """The page that is asked for, the first or the last where there is none such."""
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
    return max(1, min(number, most))


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
