"""Calls about what the desk does by itself: seen, stopped, let go on."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from colophon.adapters.clock import now
from colophon.desk.actions.jobs import go_on, stop
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Done, Number, answers
from colophon.desk.api.record import Numbered, key_of
from colophon.desk.gate import Visit
from colophon.desk.models import Job
from colophon.desk.permissions import Action
from colophon.desk.queries.jobs import chore_states, job_for, somebody_works

router = Router(tags=["jobs"])
HERE = "/desks/{desk}/jobs"


class JobShown(Numbered):
    """`failures` are those in a row; `subject` is the item of its chore, empty for the whole."""

    subject: str
    due: datetime
    begun: datetime | None
    ended: datetime | None
    failures: int
    said: str
    did: dict[str, int | str]
    stopped: datetime | None
    stopped_by: str

    @staticmethod
    def resolve_stopped_by(one: Job) -> str:
        return key_of(one.stopped_by)


class ChoreShown(Schema):
    """`did`: what it did last, worded. `asking`: items that fail, are stopped or are being worked at."""

    chore: str
    last: datetime | None
    did: str
    items: int
    whole: JobShown | None
    asking: list[JobShown]


class Chores(Schema):
    somebody_works: bool
    chores: list[ChoreShown]


@router.get(HERE, response=answers(Chores), summary="What the desk does by itself, and how it goes")
def jobs(request: HttpRequest, desk: str) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    chores = [
        ChoreShown(
            chore=one.slug,
            last=one.last,
            did=one.did,
            items=one.items,
            whole=JobShown.from_orm(one.whole) if one.whole else None,
            asking=[JobShown.from_orm(each) for each in one.asking],
        )
        for one in chore_states(made.desk)
    ]
    return {"somebody_works": somebody_works(now=now()), "chores": chores}


@router.post(f"{HERE}/{{number}}/stop", response=answers(Done), summary="Do not begin it again for now")
def stopped(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    stop(_job(made, number), by=made.person, now=now())
    return Done()


@router.post(f"{HERE}/{{number}}/go-on", response=answers(Done), summary="Let it run as soon as a worker is free")
def let_go_on(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    go_on(_job(made, number), by=made.person, now=now())
    return Done()


def _job(made: Visit, number: int) -> Job:
    return job_for(made.person, made.desk, number)
