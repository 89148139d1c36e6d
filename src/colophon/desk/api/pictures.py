"""Calls for the figures behind the pictures: where it jams, who carries it, whether checks are worth listening to."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import answers
from colophon.desk.api.record import in_shape
from colophon.desk.permissions import Action
from colophon.desk.queries.alarms import alarms_of
from colophon.desk.queries.flow import WEEK, waits_of, ways_of, weeks_of
from colophon.desk.queries.shares import Contribution, contributions, reviewing, to_follow

router = Router(tags=["pictures"])


class WeekShown(Schema):
    """How many open articles stood at each step at the end of a week, and how many came out in it."""

    end: datetime
    standing: dict[str, int]
    published: int


class WaitShown(Schema):
    """Days that articles waited for a step."""

    step: str
    median: float
    p90: float
    count: int


class ContributionShown(Schema):
    """Texts by what somebody did; `debt`: how many more reviews they were given than they gave."""

    person: str
    name: str
    translated: int
    reviewed: int
    proofread: int
    debt: int
    here: bool


class ReviewingShown(Schema):
    """The busiest reviewer's share of all signed reviews, from 0 to 1."""

    reviews: int
    busiest: str
    share: float


class ToFollowShown(Schema):
    """Translations whose source has changed; `oldest` is how many days the longest waits."""

    count: int
    oldest: float


class AlarmShown(Schema):
    check: str
    alarms: int
    accepted: int
    dismissed: int


class Pictures(Schema):
    weeks: list[WeekShown]
    waits: list[WaitShown]
    people: list[ContributionShown]
    reviewing: ReviewingShown
    to_follow: ToFollowShown
    alarms: list[AlarmShown]


class Period(Schema):
    weeks: int = Field(12, ge=1, le=104)


@router.get("/desks/{desk}/pictures", response=answers(Pictures), summary="The figures of a desk, over some weeks")
def pictures(request: HttpRequest, desk: str, period: Query[Period]) -> Any:
    made, moment = visit(request, desk, Action.SEE), now()
    since, ways = moment - WEEK * period.weeks, ways_of(made.desk)
    reviews = reviewing(made.desk, since=since)
    alarms = alarms_of(made.desk)
    return Pictures(
        weeks=[WeekShown.from_orm(one) for one in weeks_of(ways, now=moment, count=period.weeks)],
        waits=[WaitShown.from_orm(one) for one in waits_of(ways, since=since)],
        people=[_contribution(one) for one in contributions(made.desk, since=since)],
        reviewing=ReviewingShown(
            reviews=reviews.reviews, busiest=reviews.busiest.key if reviews.busiest else "", share=reviews.share
        ),
        to_follow=ToFollowShown.from_orm(to_follow(made.desk, now=moment)),
        alarms=[_alarm(*row) for row in alarms.rows] if alarms else [],
    )


def _contribution(one: Contribution) -> ContributionShown:
    return in_shape(ContributionShown, one, person=one.person.key, name=one.person.name)


def _alarm(check: str, alarms: int, accepted: int, dismissed: int) -> AlarmShown:
    return AlarmShown(check=check, alarms=alarms, accepted=accepted, dismissed=dismissed)
