"""Webhooks: signed, told once each line, tried again, and never led to a private address."""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from datetime import datetime, timedelta

import pytest
from tests.desk.conftest import Team, at
from tests.desk.test_pages import desk_of
from tests.desk.visits import newcomer, visitor

from colophon.adapters.network.webhook_post import WebhookPost
from colophon.desk.actions.audit import audit
from colophon.desk.actions.webhooks import WAITS, deliver_due, end_webhook, make_webhook, secret_of
from colophon.desk.models import Deed, Webhook, WebhookDelivery
from colophon.desk.roles import DeskRole
from colophon.errors import NoConnectionError, UnsafeAddressError


class Listener:
    """A stand-in for the web: answers what it is told to, and keeps what it got."""

    def __init__(self, *answers: int) -> None:
        self.answers, self.got = list(answers), list[tuple[str, bytes, str, int]]()

    def __call__(self, address: str, body: bytes, *, secret: str, number: int, moment: datetime) -> int:
        self.got.append((address, body, secret, number))
        status = self.answers.pop(0) if self.answers else 200
        if status == 0:
            raise NoConnectionError("It does not accept a connection.")
        return status


@pytest.fixture
def hook(team: Team) -> Webhook:
    return make_webhook(desk_of(team), "https://there.example/in", [Deed.PUBLISHED], salt="s", by=team.anna, now=at(0))[
        0
    ]


def published(team: Team, hour: int = 1) -> None:
    audit(Deed.PUBLISHED, now=at(hour), desk=desk_of(team), person=team.chen, about="t1", detail={"edition": "1"})


def test_each_line_is_told_once(team: Team, hook: Webhook) -> None:
    web = Listener()
    published(team)
    audit(Deed.CLAIMED, now=at(1), desk=desk_of(team), about="t1")
    assert deliver_due(web, now=at(2)) == (1, 0)
    assert deliver_due(web, now=at(2)) == (0, 0)
    ((address, body, _, _),) = web.got
    said = json.loads(body)
    assert (address, said["deed"], said["about"], said["desk"]) == (
        "https://there.example/in",
        "published",
        "t1",
        "harbour-desk",
    )


def test_a_failed_one_is_tried_again_and_given_up_at_last(team: Team, hook: Webhook) -> None:
    web, moment = Listener(*[500, 0] * 10), at(2)
    published(team)
    for wait in WAITS:
        assert deliver_due(web, now=moment) == (0, 1)
        assert deliver_due(web, now=moment + wait - timedelta(seconds=1)) == (0, 0)
        moment += wait
    assert deliver_due(web, now=moment) == (0, 1)
    assert deliver_due(web, now=moment + timedelta(days=90)) == (0, 0)
    one = WebhookDelivery.objects.get()
    assert (one.tries, one.due, one.delivered) == (len(WAITS) + 1, None, None)
    assert {number for *_, number in web.got} == {one.pk}, "the same identity each time, so that twice is seen"


def test_who_died_while_telling_is_made_up_for(team: Team, hook: Webhook) -> None:
    published(team)

    def dies(*args: object, **more: object) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver_due(dies, now=at(2))
    web = Listener()
    assert deliver_due(web, now=at(2)) == (0, 0), "somebody else may still be at it"
    assert deliver_due(web, now=at(2) + timedelta(minutes=3)) == (1, 0)


def test_an_ended_webhook_is_told_nothing(team: Team, hook: Webhook) -> None:
    published(team)
    end_webhook(hook, by=team.anna, now=at(1))
    assert deliver_due(Listener(), now=at(2)) == (0, 0)


def test_another_desk_is_not_told(team: Team, hook: Webhook) -> None:
    audit(Deed.PUBLISHED, now=at(1), desk=None, about="x")
    assert deliver_due(Listener(), now=at(2)) == (0, 0)


def test_the_signature_can_be_checked_with_the_secret(team: Team, hook: Webhook) -> None:
    from colophon.adapters.network.webhook_post import signature

    secret = secret_of(hook)
    made = signature(secret, identity="msg_1", stamp=1_700_000_000, body=b'{"a":1}')
    key = b64decode(secret.removeprefix("whsec_"))
    wanted = hmac.new(key, b'msg_1.1700000000.{"a":1}', hashlib.sha256).digest()
    assert made == f"v1,{b64encode(wanted).decode()}"
    other = make_webhook(desk_of(team), "https://b.example/", [], salt="t", by=team.anna, now=at(0))[0]
    assert secret_of(other) != secret


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/",
        "http://[::1]/",
        "https://localhost/",
        "ftp://a.example/",
        "http://10.0.0.7:8080/",
    ],
)
def test_no_private_address_is_told(address: str) -> None:
    with pytest.raises(UnsafeAddressError):
        WebhookPost()(address, b"{}", secret="whsec_YWJj", number=1, moment=at(0))


def test_managers_make_and_end_them_on_a_page(team: Team) -> None:
    manager = newcomer(desk_of(team), "mira", DeskRole.MANAGER)
    said = {"address": "https://there.example/in", "deeds": ["published"]}
    page = manager.post("/harbour-desk/webhooks/", said, follow=True).content.decode()
    hook = Webhook.objects.get()
    assert secret_of(hook) in page
    assert secret_of(hook) not in manager.get("/harbour-desk/webhooks/").content.decode()
    assert manager.post("/harbour-desk/webhooks/", {"address": "javascript:x"}).status_code == 422
    manager.post(f"/harbour-desk/webhooks/{hook.pk}/end/")
    assert Webhook.objects.get().ended
    lines = manager.get("/harbour-desk/audit/").content.decode()
    assert "https://there.example/in" in lines
    assert manager.get("/harbour-desk/audit/?deed=published&before=x").status_code == 200
    assert visitor(team.anna).get("/harbour-desk/audit/").status_code == 403
