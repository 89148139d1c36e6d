"""The page of one translation: where it stands, who does what, what is next, and the ways to its other pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colophon.adapters.clock import now
from colophon.desk.actions.claims import STAGE_AT, is_own_work, may_handle
from colophon.desk.actions.stations import freshen
from colophon.desk.gate import Visit, on_article
from colophon.desk.key_folder import key_folder
from colophon.desk.models import Station, TranslationRecord
from colophon.desk.permissions import ACTION_OF_STAGE, Action
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.overview import overview_of
from colophon.desk.queries.people import members
from colophon.desk.queries.review import backs_of
from colophon.desk.queries.sources import translations_of
from colophon.desk.queries.work import reviewers_for
from colophon.signoff.stages import Stage


@require_safe
@on_article(Action.SEE)
def overview(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Where it stands."""
    hand = AtHand(translation)
    freshen(translation, key_folder().ring(), now=now(), hand=hand)
    stage = STAGE_AT.get(translation.station)
    seen = overview_of(hand, now=now())
    held = [one for one in seen.claims if one.claim.stage == stage]
    handled = {one.claim.pk for one in seen.claims if may_handle(one.claim, visit.person)}
    may_claim = stage is not None and not held and visit.may(ACTION_OF_STAGE[stage]) and not translation.closed
    own = stage is not None and may_claim and is_own_work(translation, stage, visit.person)
    words = {
        "translation": translation,
        "overview": seen,
        "stage": stage,
        "may_claim": may_claim,
        "own": own,
        "backs": backs_of(translation) if stage in (Stage.REVIEW, Stage.PROOFREAD) else (),
        "handled": handled,
        "others": [one for one in translations_of(translation.snapshot.source) if one.pk != translation.pk],
        "members": members(visit.desk) if handled else (),
        "reviewers": reviewers_for(translation) if translation.station == Station.REVIEW and not held else (),
    }
    return render(request, "desk/article.html", words)
