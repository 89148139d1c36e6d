"""The wire: what feeds have brought, proposed with one click or dismissed."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.article.inline import plain
from colophon.desk.actions.wire import bring_back, dismiss_item, propose_item
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Feed, WireItem, WireState
from colophon.desk.permissions import Action
from colophon.desk.queries.wire import ON_A_PAGE, items

_LONGEST_QUERY = 200


@require_safe
@on_desk(Action.SEE)
def wire(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What waits; by a link also what was proposed, dismissed or left out by a rule."""
    said = request.GET
    state = WireState(said["state"]) if said.get("state") in set(WireState) else WireState.WAITING
    text = said.get("text", "").strip()[:_LONGEST_QUERY].replace("\0", "")
    number = said.get("feed", "")
    feed = int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 0
    page = Paginator(items(visit.desk, state, text=text, feed=feed), ON_A_PAGE).get_page(said.get("page"))
    words = {
        "page": page,
        "state": state,
        "states": list(WireState),
        "text": text,
        "feed": feed,
        "feeds": Feed.objects.filter(desk=visit.desk),
    }
    return render(request, "desk/wire.html", words)


@require_POST
@on_desk(Action.PROPOSE)
def propose_from_wire(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """One click: the article is captured and stands among the sources. With one target language it is begun, too."""
    item = get_object_or_404(WireItem, pk=number, desk=visit.desk)
    home, languages = Home(settings.HOME), visit.desk.languages
    done = propose_item(
        item,
        person=visit.person,
        web=Web.of_desk(home.settings()),
        snapshots=home.snapshots,
        now=now(),
        into=tuple(languages) if len(languages) == 1 else (),
    )
    if done is None:
        messages.warning(request, _("Somebody has proposed this already."))
    elif len(languages) == 1:
        messages.success(request, _("“{title}” is on the board.").format(title=plain(done.source.title)))
    else:
        messages.success(
            request, _("“{title}” is a source now. Choose its languages.").format(title=plain(done.source.title))
        )
        return redirect("source", desk=visit.desk.slug, number=done.source.pk)
    return _back(request, visit)


@require_POST
@on_desk(Action.SET_WIRE)
def dismiss_from_wire(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Not for this desk; or, after all, back on the wire."""
    item = get_object_or_404(WireItem, pk=number, desk=visit.desk)
    if "back" in request.POST:
        bring_back(item)
    else:
        dismiss_item(item, person=visit.person, now=now())
    return _back(request, visit)


def _back(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Where the reader was in the list."""
    answer = redirect("wire", desk=visit.desk.slug)
    kept = {name: request.POST[name] for name in ("state", "text", "feed", "page") if request.POST.get(name)}
    if kept:
        answer["Location"] += f"?{urlencode(kept)}"
    return answer
