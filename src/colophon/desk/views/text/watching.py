"""Who else is at work here, what they have changed, and what the checks say of the whole text."""

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_safe

from colophon.desk.actions.presence import be_present, leave
from colophon.desk.gate import Visit, on_article
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.checked import open_findings
from colophon.desk.queries.document import changed_segments
from colophon.desk.queries.review import others_present
from colophon.desk.queries.text import pairs_of
from colophon.desk.views.text.exchange import Answer, Asked, question
from colophon.desk.views.text.said import said_of, told
from colophon.desk.views.text.screens import Screen


@question(Action.SEE)
def pulse(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """I am here, at `pair`; tell me who else is, and which segments have a revision newer than `since`."""
    now = timezone.now()
    if asked.has("leaving"):
        leave(translation, visit.person)
        return {}
    be_present(translation, visit.person, pair=asked.text("pair", longest=64), now=now)
    changed = changed_segments(translation, asked.number("since"))
    return {
        "here": [
            {"name": one.name, "person": one.key, "pair": one.pair}
            for one in others_present(translation, but=visit.person.pk, now=now)
        ],
        "changed": [said_of(one) for one in changed],
        "newest": max((one.revision for one in changed), default=asked.number("since")),
    }


@require_safe
@on_article(Action.SEE)
def findings(request: HttpRequest, visit: Visit, translation: TranslationRecord, screen: Screen) -> HttpResponseBase:
    """Everything that nobody has dismissed, by pair; what concerns the whole text is under ""."""
    pairs = {pair.id: pair for pair in pairs_of(translation)}
    by_pair: dict[str, list[dict[str, object]]] = {}
    for finding in open_findings(translation):
        pair = pairs.get(finding.pair)
        texts = (pair.source, pair.target) if pair else ("", "")
        by_pair.setdefault(finding.pair, []).append(told(finding, *texts))
    get_token(request)  # sets the cookie that a page which is open for weeks sends its saves with
    return JsonResponse({"findings": by_pair})
