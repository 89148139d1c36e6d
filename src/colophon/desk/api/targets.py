"""Calls about targets: where editions are put beside the desk's own site, and what became of each there."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions.deliveries import order_deliveries, send_again
from colophon.desk.actions.targets import NewTarget, add_target, end_target, give_secret, go_on, pause
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Address, Done, Number, Word, answers
from colophon.desk.api.record import in_shape, key_of, the_one
from colophon.desk.gate import Visit
from colophon.desk.models import DeliveryRecord, Target
from colophon.desk.permissions import Action
from colophon.desk.queries.deliveries import TargetState, deliveries_of, recent_deliveries, targets_of
from colophon.desk.targets.clients import try_target
from colophon.editions.targets.target import Delivery, Form, Way

router = Router(tags=["targets"])
HERE = "/desks/{desk}/targets"


class TargetSaid(Schema):
    """`options`: branch, convention, email, region, status, user. The secret is kept, and never told again."""

    name: str = Field(max_length=60, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    form: Form
    way: Way
    address: Address = ""
    options: dict[Word, Word] = Field(default_factory=dict, max_length=10)
    secret: str = Field("", max_length=1000, pattern=r"^[^\x00]*$")


class TargetShown(Schema):
    """A target with how many deliveries are there, wait and failed, and why the last one failed."""

    number: int
    name: str
    form: str
    way: str
    address: str
    options: dict[str, str]
    added: datetime
    added_by: str
    paused: datetime | None
    sent: int
    waiting: int
    failed: int
    said: str


class DeliveryShown(Schema):
    """What became of an edition at a target. `next_try` is empty once a person has to look first."""

    target: str
    translation: str
    edition: int
    verb: str
    state: str
    tries: int
    ordered: datetime
    next_try: datetime | None
    ended: datetime | None
    said: str
    address: str

    @classmethod
    def of(cls, one: DeliveryRecord) -> "DeliveryShown":
        more = {"target": one.target.name, "translation": one.translation.key, "edition": one.edition.number}
        return in_shape(cls, one, **more)


class Tried(Schema):
    """What the target answered, in words."""

    said: str


class Sent(Schema):
    """How many editions are on their way."""

    editions: int


class SecretSaid(Schema):
    """A password, token or secret key; it is never told again."""

    secret: str = Field(min_length=1, max_length=1000, pattern=r"^[^\x00]*$")


class Everything(Schema):
    """Also what came out before the target was added."""

    everything: bool = False


@router.get(HERE, response=answers(list[TargetShown]), summary="The targets, and what reached each")
def targets(request: HttpRequest, desk: str) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    return [_shown(one) for one in targets_of(made.desk)]


@router.post(HERE, response=answers(TargetShown), summary="Put editions somewhere from now on")
def add(request: HttpRequest, desk: str, said: TargetSaid) -> Any:
    """What only the server's own terminal may name, such as a folder elsewhere, is refused."""
    made = visit(request, desk, Action.SET_DESK)
    target = add_target(made.desk, NewTarget(**said.dict()), home=_home(), by=made.person, now=now())
    return next(_shown(one) for one in targets_of(made.desk) if one.target == target)


@router.post(f"{HERE}/{{number}}/try", response=answers(Tried), summary="Ask whether it would take something")
def try_it(request: HttpRequest, desk: str, number: Number) -> Any:
    return Tried(said=try_target(_target(visit(request, desk, Action.SET_DESK), number), _home()))


@router.post(f"{HERE}/{{number}}/send", response=answers(Sent), summary="Send what waits or failed there, now")
def send(request: HttpRequest, desk: str, number: Number, said: Everything) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    target = _target(made, number)
    order_deliveries(made.desk, now=now(), everything=said.everything, only=target)
    return Sent(editions=send_again(target, now=now()))


@router.post(f"{HERE}/{{number}}/pause", response=answers(Done), summary="Put nothing there for now")
def pause_it(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    pause(_target(made, number), by=made.person, now=now())
    return Done()


@router.post(f"{HERE}/{{number}}/go-on", response=answers(Done), summary="Put there what waited")
def let_go_on(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    go_on(_target(made, number), by=made.person, now=now())
    return Done()


@router.put(f"{HERE}/{{number}}/secret", response=answers(Done), summary="Give it another password")
def give(request: HttpRequest, desk: str, number: Number, said: SecretSaid) -> Any:
    """For one that was revoked. What stands there is known as before."""
    made = visit(request, desk, Action.SET_DESK)
    give_secret(_target(made, number), said.secret, home=_home(), by=made.person, now=now())
    return Done()


@router.delete(f"{HERE}/{{number}}", response=answers(Done), summary="End it; what stands there stays")
def end(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    end_target(_target(made, number), home=_home(), by=made.person, now=now())
    return Done()


@router.get("/desks/{desk}/deliveries", response=answers(list[DeliveryShown]), summary="What was done or tried lately")
def recent(request: HttpRequest, desk: str, most: int = 100) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    found = recent_deliveries(made.desk, most=min(max(most, 1), 500))
    return [DeliveryShown.of(one) for one in found]


@router.get(
    "/desks/{desk}/translations/{key}/deliveries",
    response=answers(list[DeliveryShown]),
    summary="Where a translation was put, and what became of it there",
)
def deliveries(request: HttpRequest, desk: str, key: str) -> Any:
    return [DeliveryShown.of(one) for one in deliveries_of(translation(visit(request, desk, Action.SEE), key))]


@router.post(
    "/desks/{desk}/translations/{key}/deliveries/again",
    response=answers(Sent),
    summary="Try at once what failed for a translation",
)
def again(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.PUBLISH), key)
    failed = {one.target_id: one.target for one in deliveries_of(record) if one.state == Delivery.FAILED}
    return Sent(editions=sum(send_again(target, now=now()) for target in failed.values()))


def _target(made: Visit, number: int) -> Target:
    return the_one(Target.objects.filter(desk=made.desk, ended=None).select_related("desk"), number, "target")


def _shown(state: TargetState) -> TargetShown:
    one, failed = state.target, state.last_failure
    return in_shape(
        TargetShown,
        one,
        number=one.pk,
        added_by=key_of(one.added_by),
        sent=state.sent,
        waiting=state.waiting,
        failed=state.failed,
        said=failed.said if failed else "",
    )


def _home() -> Home:
    return Home(settings.HOME)
