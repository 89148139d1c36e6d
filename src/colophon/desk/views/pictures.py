"""Pictures of a desk: where it jams, who carries it, and whether the checks are worth listening to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from colophon.adapters.clock import now
from colophon.desk.charts import Bar, Layer, Layers, shares
from colophon.desk.gate import Visit, on_desk
from colophon.desk.permissions import Action
from colophon.desk.queries.alarms import alarms_of
from colophon.desk.queries.flow import WEEK, Step, Wait, Week, waits_of, ways_of, weeks_of
from colophon.desk.queries.shares import contributions, reviewing, to_follow
from colophon.desk.words import word

PERIODS = (12, 26, 52)
_STANDS = (Step.BEGUN, Step.CLAIMED, Step.TRANSLATED, Step.REVIEWED, Step.PROOFREAD)


@require_safe
@on_desk(Action.SEE)
def pictures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Over twelve weeks, half a year or a year."""
    asked = request.GET.get("weeks", "")
    count = int(asked) if asked in {str(one) for one in PERIODS} else PERIODS[0]
    moment = now()
    since = moment - WEEK * count
    ways = ways_of(visit.desk)
    weeks = weeks_of(ways, now=moment, count=count)
    people = contributions(visit.desk, since=since)
    debts = [one for one in people if one.debt]
    words = {
        "weeks": count,
        "periods": PERIODS,
        "articles": len(ways),
        "flow": _flow(weeks),
        "published": _published(weeks),
        "waits": waits_of(ways, since=since),
        "wait_bars": shares([_wait_bar(one) for one in waits_of(ways, since=since)]),
        "people": people,
        "people_bars": shares([Bar(one.person.name, one.total, str(one.total)) for one in people[:15]]),
        "debt_bars": shares([Bar(one.person.name, one.debt, str(one.debt)) for one in _worst(debts)]),
        "reviewing": reviewing(visit.desk, since=since),
        "to_follow": to_follow(visit.desk, now=moment),
        "alarms": alarms_of(visit.desk),
    }
    return render(request, "desk/pictures.html", words)


def _worst(debts: list) -> list:  # type: ignore[type-arg]
    return sorted(debts, key=lambda one: -one.debt)[:10]


def _flow(weeks: list[Week]) -> Layers:
    layers = [Layer(word("stands", step), tuple(week.standing[step] for week in weeks)) for step in _STANDS]
    return Layers(labels=_labels(weeks), layers=tuple(layers))


def _published(weeks: list[Week]) -> Layers:
    return Layers(labels=_labels(weeks), layers=(Layer(_("Published"), tuple(week.published for week in weeks)),))


def _labels(weeks: list[Week]) -> tuple[str, ...]:
    return tuple(formats.date_format(week.end, "SHORT_DATE_FORMAT") for week in weeks)


def _wait_bar(wait: Wait) -> Bar:
    days = formats.number_format(round(wait.median, 1))
    return Bar(word("step", wait.step), wait.median, days)
