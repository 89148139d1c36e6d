"""Calls about webhooks: who is told of what."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.tokens import new_token
from colophon.desk.actions.webhooks import end_webhook, make_webhook
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Address, Done, Number, answers
from colophon.desk.api.shown import WebhookShown
from colophon.desk.models import Deed, Webhook
from colophon.desk.permissions import Action
from colophon.errors import NoSuchRecordError

router = Router(tags=["webhooks"])


class Make(Schema):
    """`deeds`: of which lines of the audit log; none for all."""

    address: Address = Field(min_length=1)
    deeds: list[Deed] = Field([], max_length=100)


@router.get("/desks/{desk}/webhooks", response=answers(list[WebhookShown]), summary="Who is told of what happens")
def webhooks(request: HttpRequest, desk: str) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    return [WebhookShown.of(one) for one in made.desk.webhooks.filter(ended=None)]


@router.post("/desks/{desk}/webhooks", response=answers(WebhookShown), summary="Tell an address what happens")
def make(request: HttpRequest, desk: str, said: Make) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    webhook, secret = make_webhook(made.desk, said.address, said.deeds, salt=new_token(), by=made.person, now=now())
    return WebhookShown.of(webhook, secret)


@router.delete("/desks/{desk}/webhooks/{number}", response=answers(Done), summary="End a webhook")
def end(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    found = Webhook.objects.filter(pk=number, desk=made.desk).first()
    if found is None:
        raise NoSuchRecordError("There is no such webhook.")
    end_webhook(found, by=made.person, now=now())
    return Done()
