"""Letters to those who reprinted a text: confirmed or by themselves, sent once, also where a server was killed."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.test import Client
from tests.desk.conftest import Team, at
from tests.desk.test_letters import Postbox, postbox
from tests.desk.test_reprint_register import ELSEWHERE, Published
from tests.desk.visits import visitor

from colophon.adapters.home import Home
from colophon.adapters.mail import Mail, MailServer
from colophon.desk.actions.reprint_letters import send_reprint_letter, tell_by_itself, write_by_itself
from colophon.desk.chores import tell_reprinters
from colophon.desk.chores.chore import Bench
from colophon.desk.models import Job, Reprint, ReprintLetter
from colophon.desk.queries.reprints import reprints_of
from colophon.desk.worker import Worker
from colophon.errors import MailUnsureError
from colophon.signoff.manifest import EditionKind

__all__ = ["postbox"]
LETTER = {"to": "editor@elsewhere.example", "subject": "Your reprint", "text": "It was corrected.", "language": "en"}


@pytest.fixture
def corrected(team: Team, home: Path, postbox: Postbox) -> Published:
    """A reprint that predates a correction, and a mail server that takes everything."""
    published = Published(team, Home(home))
    published.web.publish(ELSEWHERE, published.page())
    published.register()
    team.write("a", "码头耗资520万。", hour=21)
    published.edition(EditionKind.CORRECTION, note="造价应为520万。", hour=22)
    published.work(at(23))
    return published


def here() -> str:
    return f"/harbour-desk/reprints/{Reprint.objects.get().pk}/"


def send(published: Published, hour: int) -> None:
    bench = Bench(home=published.home, clock=lambda: at(hour))
    Worker(bench, chores=(tell_reprinters.CHORE,)).round()


def asks(team: Team) -> bool:
    return reprints_of(team.translation.snapshot.source.desk)[0].asks


def test_an_editor_reads_confirms_and_it_is_sent_once(corrected: Published, team: Team, postbox: Postbox) -> None:
    chen = visitor(team.chen)
    page = chen.get(here()).content.decode()
    assert 'lang="zh-hans"' in page, "in the language of those who read the text"
    assert "造价应为520万。" in page
    send(corrected, 24)
    assert postbox.mails == [], "nothing goes by itself that nobody asked for"
    assert chen.post(f"{here()}letter/", LETTER).status_code == 302
    assert chen.post(f"{here()}letter/", LETTER).status_code == 409, "a double click"
    assert "on its way" in chen.get(here()).content.decode()
    for hour in (25, 26):
        send(corrected, hour)
    (mail,) = postbox.mails
    assert (mail["To"], mail["Subject"]) == ("editor@elsewhere.example", "Your reprint")
    assert mail.get_content().strip() == "It was corrected."
    assert mail["Content-Language"] == "en"
    assert not asks(team)
    page = chen.get(here()).content.decode()
    assert "sent" in page
    assert "Send it" not in page


def test_only_publishers_send_and_only_to_an_address(corrected: Published, team: Team) -> None:
    anna, chen = visitor(team.anna), visitor(team.chen)
    assert anna.post(f"{here()}letter/", LETTER).status_code == 403
    assert anna.post(f"{here()}tells/", {"tells": "1", "contact": "a@b.example"}).status_code == 403
    assert "Send it" not in anna.get(here()).content.decode()
    for wrong in ("", "nobody", "a@b.example, c@d.example", "a@b.example\r\nBcc: x@y.example"):
        assert chen.post(f"{here()}letter/", LETTER | {"to": wrong}).status_code == 409
    assert chen.post(f"{here()}letter/", LETTER | {"text": " "}).status_code == 409
    assert chen.post(f"{here()}tells/", {"tells": "1", "contact": "nobody"}).status_code == 409
    assert not ReprintLetter.objects.exists()


def test_where_it_was_asked_for_each_correction_is_told_once(
    corrected: Published, team: Team, postbox: Postbox
) -> None:
    assert (
        visitor(team.chen).post(f"{here()}tells/", {"tells": "1", "contact": "editor@elsewhere.example"}).status_code
        == 302
    )
    for hour in (24, 25):
        send(corrected, hour)
    (mail,) = postbox.mails
    assert "造价应为520万。" in mail.get_content()
    assert (ReprintLetter.objects.get().edition, ReprintLetter.objects.get().person) == (2, None)
    corrected.work(at(24 * 40))
    send(corrected, 24 * 41)
    assert len(postbox.mails) == 1, "their copy is as it was, and they know"
    assert not asks(team)
    team.write("a", "码头耗资530万。", hour=24 * 50)
    corrected.edition(EditionKind.CORRECTION, note="应为530万。", hour=24 * 51)
    corrected.work(at(24 * 52))
    send(corrected, 24 * 53)
    assert len(postbox.mails) == 2
    assert "应为530万。" in postbox.mails[1].get_content()


def test_two_workers_write_one_letter(corrected: Published) -> None:
    tell_by_itself(Reprint.objects.get(), contact="editor@elsewhere.example", on=True)
    assert [write_by_itself(now=at(24)), write_by_itself(now=at(24))] == [1, 0]


def test_a_server_that_is_busy_is_asked_again_and_an_address_that_is_none_is_not(
    corrected: Published, team: Team, postbox: Postbox
) -> None:
    chen = visitor(team.chen)
    chen.post(f"{here()}letter/", LETTER)
    postbox.answer = "451 Try later"
    send(corrected, 24)
    assert Job.objects.get(chore="tell-reprinters").failures == 1
    postbox.answer = "550 No such person"
    send(corrected, 25)
    assert "refused" in chen.get(here()).content.decode()
    assert asks(team), "nobody was told"
    postbox.answer = "250 OK"
    send(corrected, 30)
    assert postbox.mails == []
    again = f"/harbour-desk/reprints/letters/{ReprintLetter.objects.get().pk}/"
    assert visitor_of(team).post(again).status_code == 403
    assert chen.post(again).status_code == 302
    send(corrected, 31)
    assert len(postbox.mails) == 1


@pytest.mark.parametrize("how", [MailUnsureError, KeyboardInterrupt])
def test_what_may_have_arrived_is_never_sent_twice_by_itself(
    corrected: Published, team: Team, postbox: Postbox, monkeypatch: pytest.MonkeyPatch, how: type[BaseException]
) -> None:
    """The mail server took it and its answer was lost; or our own process ended at that moment."""
    chen = visitor(team.chen)
    chen.post(f"{here()}letter/", LETTER)
    letter, taken = ReprintLetter.objects.get(), MailServer.send

    def lost(server: MailServer, mail: Mail) -> None:
        taken(server, mail)
        raise how

    with monkeypatch.context() as there, suppress(KeyboardInterrupt):
        there.setattr(MailServer, "send", lost)
        send_reprint_letter(letter.name, settings=corrected.home.settings(), now=at(24))
    for hour in (25, 26, 50):
        send(corrected, hour)
    assert len(postbox.mails) == 1
    letter.refresh_from_db()
    assert letter.unsure
    assert "may have arrived" in chen.get(here()).content.decode()
    assert chen.post(f"/harbour-desk/reprints/letters/{letter.pk}/", {"arrived": "1"}).status_code == 302
    assert not asks(team)


def test_without_a_mail_server_it_is_a_draft(corrected: Published, team: Team, home: Path) -> None:
    (home / "colophon.toml").write_text("[desk]\n")
    chen = visitor(team.chen)
    page = chen.get(here()).content.decode()
    assert "mailto:" in page
    assert "Send it" not in page
    assert chen.post(f"{here()}letter/", LETTER).status_code == 409


def visitor_of(team: Team) -> Client:
    """Somebody who may not publish."""
    return visitor(team.bo)
