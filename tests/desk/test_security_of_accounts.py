"""What docs/explanation/security.md says of passwords, second factors, links, keys and sessions."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.apps import apps
from django.conf import global_settings
from django.conf import settings as of_django
from django.core.cache import cache
from django.test import Client
from django.utils.module_loading import import_string
from tests.desk.conftest import Team
from tests.desk.test_pages import desk_of
from tests.desk.test_people import link_made_by
from tests.desk.test_second_factor import at_the_door, code_of, turned_on
from tests.desk.visits import account_of, newcomer, visitor

from colophon.desk import settings as of_the_desk
from colophon.desk.roles import DeskRole

PASSWORD = "harbour-lamp-92"


@pytest.fixture
def manager(team: Team) -> Client:
    return newcomer(desk_of(team), "mira", DeskRole.MANAGER)


def test_passwords_are_kept_salted_and_slow() -> None:
    """By the first of Django's own ways, which the desk does not change."""
    assert not hasattr(of_the_desk, "PASSWORD_HASHERS")
    first = import_string(global_settings.PASSWORD_HASHERS[0])()
    assert (first.algorithm, first.salt_entropy) == ("pbkdf2_sha256", 128)
    assert first.iterations >= 1_000_000


def test_only_strong_ways_lead_in(team: Team) -> None:
    """No codes by mail or telephone, no hints, no question that recovers a password."""
    assert of_django.MFA_SUPPORTED_TYPES == ["totp", "webauthn", "recovery_codes"]
    door = Client()
    for path in ("login/code/", "login/code/confirm/", "confirm-email/", "2fa/sms/", "signup/"):
        page = door.get(f"/account/{path}", follow=True)
        assert page.status_code == 404 or 'type="password"' in page.content.decode() or "<form" not in _main(page), path
    lost = _main(door.get("/account/password/reset/"))
    assert "<form" not in lost
    assert "manager" in lost


def _main(answer: object) -> str:
    return answer.content.decode().partition("<main")[2].partition("</main")[0]  # type: ignore[attr-defined,no-any-return]


def test_password_managers_find_their_fields(team: Team, manager: Client) -> None:
    door = Client().get("/account/login/").content.decode()
    assert re.search(r'<input[^>]*type="password"[^>]*autocomplete="current-password"', door)
    join = Client().get(link_made_by(manager)).content.decode()
    assert 'autocomplete="new-password"' in join
    for page in (door, join):
        assert "onpaste" not in page
        assert not re.search(r'<input[^>]*type="password"[^>]*maxlength="\d{1,2}"', page)


def test_what_opens_a_door_is_kept_as_a_digest(team: Team, manager: Client) -> None:
    """Links, tokens: nobody who reads the database can use what is there."""
    manager.post("/account/reauthenticate/", {"password": PASSWORD})
    link = link_made_by(manager).strip("/").rpartition("/")[2]
    manager.post("/harbour-desk/people/p1/link/")
    back = str(manager.session["fresh_link"]).strip("/").rpartition("/")[2]
    assert min(len(link), len(back)) >= 40, "256 bits"
    Client().get(f"/join/{link}/")
    kept = repr([list(one.objects.values()) for one in apps.get_models() if one._meta.label != "sessions.Session"])
    assert "Vell" in kept
    assert link not in kept
    assert back not in kept


def test_a_code_of_an_app_works_once_and_for_its_time(team: Team) -> None:
    secret = turned_on(visitor(team.anna))
    cache.clear()
    early = format_hotp_value(hotp_value(secret, int(time.time()) // 30 - 20))
    code = code_of(secret)
    first, second = at_the_door(team), at_the_door(team)
    assert first.post("/account/mfa/authenticate/", {"code": early}).status_code == 200, "ten minutes old"
    assert first.post("/account/mfa/authenticate/", {"code": code}).status_code == 302
    assert second.post("/account/mfa/authenticate/", {"code": code}).status_code == 200, "seen by somebody else"
    assert second.get("/harbour-desk/").status_code == 302


def test_recovery_codes_are_many_and_different(team: Team) -> None:
    mine = visitor(team.anna)
    turned_on(mine)
    codes = re.findall(r"\b[0-9a-f]{8}\b", mine.get("/account/mfa/recovery-codes/").content.decode())
    assert len(set(codes)) == len(codes) >= 10


def test_a_challenge_is_new_each_time(team: Team) -> None:
    ask = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest", "HTTP_ACCEPT": "application/json"}
    asked = [Client().get("/account/mfa/webauthn/login/", **ask).json() for _ in range(2)]
    first, second = (str(one["request_options"]["publicKey"]["challenge"]) for one in asked)
    assert first != second
    assert min(len(first), len(second)) >= 43, "256 bits"


def test_a_session_is_long_random_and_in_a_cookie_alone(team: Team) -> None:
    account = account_of(team.anna)
    browser = Client()
    answer = browser.post("/account/login/", {"login": account.username, "password": PASSWORD})
    cookie = browser.cookies[of_django.SESSION_COOKIE_NAME]
    assert len(cookie.value) >= 32
    assert (bool(cookie["httponly"]), cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Lax", "/", "")
    assert cookie.value not in answer["Location"]
    pages = [browser.get(path).content.decode() for path in ("/harbour-desk/", "/account/", "/harbour-desk/t1/edit/")]
    assert all(cookie.value not in page for page in pages)
    assert Client().get(f"/harbour-desk/?{of_django.SESSION_COOKIE_NAME}={cookie.value}").status_code == 302
