"""What became of a translation's source since it was translated, and following it or leaving the text as it is."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.robots import Robots
from colophon.adapters.network.web import Web
from colophon.desk.actions.drafts import draft_added
from colophon.desk.actions.follow import follow_source, leave_as_it_is
from colophon.desk.actions.follow_first import answer_first
from colophon.desk.actions.watch_sources import look_and_tell
from colophon.desk.gate import Visit, on_article
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.freshness import freshness_of
from colophon.desk.queries.proposed import proposed
from colophon.desk.queries.relays import first_of
from colophon.desk.refusals import in_words
from colophon.desk.views.text.drafting import drafts_allowed, the_drafter
from colophon.desk.views.text.words import named_change
from colophon.errors import ColophonError
from colophon.watch.change import news
from colophon.watch.onto_pairs import Touched


@require_safe
@on_article(Action.SEE)
def followed(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Old source, new source and translation beside each other, for each sentence that asks for somebody."""
    fresh = freshness_of(translation)
    first = first_of(translation)
    changes = [named_change(one, proposed(translation, one)) for one in fresh.touched]
    words = {
        "translation": translation,
        "fresh": fresh,
        "changes": changes,
        "unknown": any(one.new and one.proposal is None for one in changes),
        "drafts_on": drafts_allowed(),
        "first": first,
        "first_changes": [named_change(Touched(one, None)) for one in news(first.changes)] if first else [],
    }
    return render(request, "desk/followed.html", words)


@require_POST
@on_article(Action.TRANSLATE)
def look_now(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Look at the source's address at once."""
    source = translation.snapshot.source
    if not source.address:
        raise Http404
    home = Home(settings.HOME)
    web = Web.of_desk(home.settings())
    look_and_tell(source, web, home.snapshots, now=now(), permit=Robots(web).permit)
    return redirect("followed", desk=visit.desk.slug, key=translation.key)


@require_POST
@on_article(Action.TRANSLATE)
def follow(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Lay the translation onto the new text, let a machine draft what is new if that was asked, and go there."""
    unknown = _unknown(translation) if request.POST.get("draft") else []
    count = follow_source(translation, person=visit.person, now=now())
    words = ngettext(
        "The translation follows the new text; %(count)d segment asks for you.",
        "The translation follows the new text; %(count)d segments ask for you.",
        count,
    )
    messages.success(request, words % {"count": count})
    if unknown:
        _draft(request, visit, translation, unknown)
    return redirect("edit", desk=visit.desk.slug, key=translation.key)


def _unknown(translation: TranslationRecord) -> list[str]:
    """The sentences that the source has newly and that the memory knows nothing like."""
    added = (one for one in freshness_of(translation).touched if one.pair is None and one.change.after)
    return [one.change.after for one in added if proposed(translation, one) is None]


def _draft(request: HttpRequest, visit: Visit, translation: TranslationRecord, sources: list[str]) -> None:
    """A machine that does not answer keeps nobody from following."""
    try:
        draft_added(translation, sources, the_drafter(), person=visit.person, now=now())
    except ColophonError as error:
        messages.warning(request, " ".join(in_words(error)))


@require_POST
@on_article(Action.TRANSLATE)
def leave(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Keep the translation as it is, with a reason, until the source changes again."""
    fresh = freshness_of(translation)
    if fresh.newer is not None:
        reason = request.POST.get("reason", "")[:10_000]
        leave_as_it_is(translation, fresh.newer, person=visit.person, reason=reason, now=now())
        messages.success(request, _("The translation stays as it is. You will be asked again when the source changes."))
    return redirect("followed", desk=visit.desk.slug, key=translation.key)


@require_POST
@on_article(Action.TRANSLATE)
def first_seen(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Say what was done about a change of a relay's first source."""
    answer_first(translation, person=visit.person, reason=request.POST.get("reason", "")[:10_000], now=now())
    messages.success(request, _("Noted. You will be asked again when the first source changes."))
    return redirect("followed", desk=visit.desk.slug, key=translation.key)
