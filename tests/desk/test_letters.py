"""Mail through a real server on this machine, and posts to a real chat service on it."""

import email
import email.policy
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import Client
from pytest_django import Settings
from tests.desk.conftest import START, Team, at
from tests.desk.visits import account_of

from colophon.adapters.chat import Chats, service_of
from colophon.adapters.home import Home
from colophon.adapters.mail import Mail, MailServer
from colophon.adapters.network.guard import Guard
from colophon.adapters.settings import Settings as DeskSettings
from colophon.adapters.settings import read_settings
from colophon.desk.actions.chats import add_chat, post_waiting
from colophon.desk.actions.letters import make_letters
from colophon.desk.actions.messages import choose_mail, write_messages
from colophon.desk.actions.sign import sign
from colophon.desk.chores import send_letters
from colophon.desk.chores.chore import Bench
from colophon.desk.models import ChatPost, Desk, Job, Letter, Message, MessageKind, Often
from colophon.desk.worker import Worker
from colophon.errors import ChatAddressError, ChatServerError, MailAddressError
from colophon.signoff.stages import Stage


class Postbox:
    """What the server took. `answer` is what it says to the next recipients."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answer = "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        mail = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def postbox(home: Path) -> Iterator[Postbox]:
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings = f'[desk]\naddress = "https://desk.example"\n[mail]\nserver = "127.0.0.1"\nport = {controller.port}\n'
    (home / "colophon.toml").write_text(settings + 'security = "none"\nsender = "Desk <desk@desk.example>"\n')
    try:
        yield box
    finally:
        controller.stop()


@pytest.fixture
def told(team: Team) -> Team:
    """Bo has an address and one unread message."""
    account = account_of(team.bo)
    account.email, account.language = "bo@mail.example", "en"
    account.save()
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(2))
    write_messages(now=at(3))
    return team


def desk_of(team: Team) -> Desk:
    return team.translation.snapshot.source.desk


def send(settings: Settings, hour: int) -> None:
    bench = Bench(home=Home(Path(settings.HOME)), clock=lambda: at(hour))
    Worker(bench, chores=(send_letters.CHORE,)).round()


def test_a_mail_arrives_in_both_forms_and_once(told: Team, postbox: Postbox, settings: Settings) -> None:
    choose_mail(told.bo, desk_of(told), Often.INSTANT)
    assert [make_letters(now=at(4)), make_letters(now=at(4))] == [1, 0]
    for hour in (4, 5):
        send(settings, hour)
    (mail,) = postbox.mails
    assert mail["To"] == "bo@mail.example"
    assert mail["Subject"] == "“新码头开放” (Chinese (Simplified)) is ready for review."
    assert mail["Message-ID"].endswith("@desk.example>")
    assert mail["Content-Language"] == "en"
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "https://desk.example/harbour-desk/t1/review/" in plain.get_content()
    assert '<a href="https://desk.example/harbour-desk/t1/review/"' in html.get_content()
    off = mail["List-Unsubscribe"].strip("<>").removeprefix("https://desk.example")
    assert Client().get(off).status_code == 200
    assert told.bo.message_choices.get().often == Often.INSTANT, "only looking changes nothing"
    assert Client(enforce_csrf_checks=True).post(off, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert told.bo.message_choices.get().often == Often.NONE
    assert Client().get(off[:-3] + "/").status_code == 404


def test_a_reader_of_arabic_gets_it_from_right_to_left_and_titles_are_no_markup(
    told: Team, postbox: Postbox, settings: Settings
) -> None:
    told.bo.account.language = "ar"
    told.bo.account.save()
    Message.objects.update(about={"title": "<b>x</b>\r\nBcc: all@mail.example", "language": "en"})
    choose_mail(told.bo, desk_of(told), Often.INSTANT)
    make_letters(now=at(4))
    send(settings, 4)
    (mail,) = postbox.mails
    html = mail.get_body(("html",))
    assert html is not None
    assert 'dir="rtl"' in html.get_content()
    assert "&lt;b&gt;x" in html.get_content()
    assert mail["Bcc"] is None
    assert mail["To"] == "bo@mail.example"


@pytest.mark.parametrize(
    ("often", "hours"),
    [(Often.INSTANT, [3]), (Often.DAILY, [21]), (Often.WEEKLY, [24 * 7 - 3]), (Often.NONE, [])],
)
def test_mail_comes_as_often_as_it_is_wanted(told: Team, postbox: Postbox, often: Often, hours: list[int]) -> None:
    """The desk's day begins at nine: 21 hours later it is six in the morning of the next day."""
    choose_mail(told.bo, desk_of(told), often)
    made = [hour for hour in range(3, 24 * 9, 3) if make_letters(now=at(hour))]
    assert made == hours


def test_what_was_read_meanwhile_is_not_mailed(told: Team, postbox: Postbox, settings: Settings) -> None:
    choose_mail(told.bo, desk_of(told), Often.INSTANT)
    make_letters(now=at(4))
    Message.objects.update(read=at(4))
    send(settings, 5)
    assert postbox.mails == []
    assert Letter.objects.get().sent is not None


def test_a_server_that_is_busy_is_asked_again_and_an_address_that_is_none_is_not(
    told: Team, postbox: Postbox, settings: Settings
) -> None:
    choose_mail(told.bo, desk_of(told), Often.INSTANT)
    make_letters(now=at(4))
    postbox.answer = "451 Try later"
    send(settings, 4)
    assert Job.objects.get(chore="send-letters").failures == 1
    postbox.answer = "250 OK"
    send(settings, 5)
    assert len(postbox.mails) == 1
    Letter.objects.update(sent=None)
    postbox.answer = "550 No such person"
    send(settings, 6)
    assert Letter.objects.get().refused
    send(settings, 30)
    assert len(postbox.mails) == 1


def test_an_address_or_subject_smuggles_nothing_into_a_mail(team: Team, postbox: Postbox, home: Path) -> None:
    server = MailServer(Home(home).settings().mail, password="")
    plain = Mail(to="bo@mail.example", name="n1", subject="A", text="t", language="en")
    for bad in ("bo@mail.example\r\nBcc: eve@evil.example", "bo@mail.example, eve@evil.example", "<bo@mail.example>"):
        with pytest.raises(MailAddressError):
            server.send(replace(plain, to=bad))
    server.send(replace(plain, subject="Ready\r\nBcc: eve@evil.example\r\n\r\nMore"))
    (mail,) = postbox.mails
    assert (mail["Bcc"], mail["Subject"]) == (None, "Ready Bcc: eve@evil.example More")


def test_no_server_is_down_for_good(told: Team, home: Path, settings: Settings) -> None:
    text = f'[mail]\nserver = "127.0.0.1"\nport = {free_port()}\nsecurity = "none"\nsender = "d@d.example"\n'
    (home / "colophon.toml").write_text(text)
    choose_mail(told.bo, desk_of(told), Often.INSTANT)
    make_letters(now=at(4))
    send(settings, 4)
    job = Job.objects.get(chore="send-letters")
    assert (job.failures, "mail server" in job.said) == (1, True)


class Service(BaseHTTPRequestHandler):
    """A chat service that takes everything, or sends people on to where they should not go."""

    taken: list[dict[str, str]]
    leads_to = ""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.taken.append(json.loads(body))
        self.send_response(302 if self.leads_to else 200)
        if self.leads_to:
            self.send_header("Location", self.leads_to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture
def service() -> Iterator[HTTPServer]:
    Service.taken, Service.leads_to = [], ""
    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def test_a_chat_hears_what_it_should_once_and_nothing_private(told: Team, service: HTTPServer) -> None:
    address = f"json://127.0.0.1:{service.server_port}/room"
    chosen = {"label": "Room", "language": "en", "person": told.anna}
    kinds = [MessageKind.TO_REVIEW.value]
    add_chat(desk_of(told), address, kinds=kinds, now=START, **chosen)
    late = add_chat(desk_of(told), address, kinds=kinds, now=at(9), **chosen)
    Message.objects.all().delete()  # what people know already, no chat is told
    for _ in range(2):
        write_messages(now=at(10))
    post = ChatPost.objects.get()
    assert post.target != late, "it hears of what happens from the day it was added on"
    chats = Chats(Guard.unguarded_for("127.0.0.1"))
    for _ in range(2):
        post_waiting(post.pk, chats, address="https://desk.example", now=at(10))
    (taken,) = Service.taken
    assert taken["title"] == "Harbour desk"
    assert taken["message"].endswith("https://desk.example/harbour-desk/t1/review/")


def test_a_chat_on_this_machine_is_refused(service: HTTPServer) -> None:
    for host in (f"127.0.0.1:{service.server_port}", f"localhost:{service.server_port}", "169.254.169.254"):
        with pytest.raises(ChatServerError):
            Chats().post(f"json://{host}/", title="t", text="x")
    assert Service.taken == []


def test_a_chat_that_leads_into_a_private_network_is_not_followed(service: HTTPServer) -> None:
    Service.leads_to = f"http://localhost:{service.server_port}/inside"
    with pytest.raises(ChatServerError):
        Chats(Guard.unguarded_for("127.0.0.1")).post(f"json://127.0.0.1:{service.server_port}/", title="t", text="x")
    assert len(Service.taken) == 1


@pytest.mark.parametrize(
    "address", ["", "hello", "file:///etc/passwd", "syslog://", "mailto://a:b@c.example", "tgram://"]
)
def test_only_addresses_of_known_services_are_taken(address: str) -> None:
    with pytest.raises(ChatAddressError):
        service_of(address)


def test_settings_of_mail() -> None:
    assert read_settings('[mail]\nserver = "mail.example"\nsender = "d@d.example"').mail.port == 587
    assert DeskSettings().mail.server == ""
