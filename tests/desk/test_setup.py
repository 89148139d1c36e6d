"""The first run: only with the link, only once, and a desk of the command line keeps what it has."""

import stat
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from tests.desk.conftest import START, Team
from tests.desk.test_pages import desk_of

from colophon.desk.actions.found import found_desk
from colophon.desk.first_run import setup_token
from colophon.desk.models import Account, Desk
from colophon.desk.permissions import roles_of
from colophon.desk.queries.desks import is_set_up
from colophon.desk.roles import DeskRole

SAID = {
    "desk": "The Hill Desk",
    "languages": ["uk", "ar"],
    "name": "Mira",
    "username": "mira",
    "proof": "password",
    "password": "harbour-lamp-92",
}


def opened(home: Path) -> Client:
    client = Client()
    assert client.get(f"/setup/?token={setup_token(home)}")["Location"] == "/setup/"
    return client


def test_one_page_makes_a_desk(db: None, home: Path) -> None:
    client = opened(home)
    assert "Set up your desk" in client.get("/setup/").content.decode()
    assert client.post("/setup/", SAID)["Location"] == "/the-hill-desk/"
    page = client.get("/the-hill-desk/").content.decode()
    assert "The board is empty" in page
    desk = Desk.objects.get()
    assert desk.languages == ["uk", "ar"]
    assert roles_of(Account.objects.get().person, desk) == {DeskRole.MANAGER}
    assert list((home / "keys").glob("*.pem")), "it can sign at once"


@pytest.mark.parametrize("token", ["", "guessed", "\N{GRINNING FACE}", "a" * 9000])
def test_without_the_link_nothing_is_shown(db: None, home: Path, token: str) -> None:
    setup_token(home)
    client = Client()
    answer = client.get("/setup/", {"token": token})
    assert 'name="desk"' not in answer.content.decode()
    client.post("/setup/", SAID)
    assert not Desk.objects.exists()


def test_the_link_is_for_its_owner_only(db: None, home: Path) -> None:
    setup_token(home)
    assert stat.S_IMODE((home / "setup-token").stat().st_mode) == 0o600


def test_once_somebody_can_sign_in_it_is_closed(db: None, home: Path) -> None:
    client = opened(home)
    other = opened(home)
    client.post("/setup/", SAID)
    assert is_set_up()
    assert other.post("/setup/", SAID | {"username": "intruder"})["Location"] == "/"
    assert Account.objects.count() == 1


def test_who_left_before_the_passkey_was_made_can_go_on(db: None, home: Path) -> None:
    client = opened(home)
    assert client.post("/setup/", SAID | {"proof": "passkey"})["Location"] == "/account/passkey/"
    assert not is_set_up()
    again = opened(home)
    assert again.get("/setup/")["Location"] == "/account/passkey/"
    assert again.get("/account/passkey/").status_code == 200
    assert Account.objects.count() == 1
    Account.objects.update(password=make_password("harbour-lamp-92"))
    assert again.get("/setup/")["Location"] == "/"


def test_a_desk_of_the_command_line_is_taken_over_whole(team: Team, home: Path) -> None:
    client = opened(home)
    assert "Harbour desk" in client.get("/setup/").content.decode()
    client.post("/setup/", SAID)
    assert Desk.objects.get() == desk_of(team)
    assert "新码头开放" in client.get("/harbour-desk/").content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(db: None, home: Path) -> None:
    client = opened(home)
    answer = client.post("/setup/", SAID | {"languages": [], "password": "short"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The Hill Desk" in page
    assert "Nothing was saved yet" in page
    assert "short" not in page.replace("too short", "")
    assert not Desk.objects.exists()


def test_a_second_desk_of_the_name_of_a_page_gets_another_address(db: None) -> None:
    assert found_desk("Setup", now=START).slug == "setup-2"
