"""An authenticator app: turned on, asked for at the next sign-in, lost and replaced by a recovery code, turned off."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from tests.desk.conftest import Team
from tests.desk.visits import visitor

PASSWORD = "harbour-lamp-92"


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def turned_on(client: Client) -> str:
    """The secret that the person's app now holds."""
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/mfa/totp/activate/").content.decode()
    secret = str(client.session["mfa.totp.secret"])
    assert secret in page, "it can be typed in where no camera is at hand"
    assert client.post("/account/mfa/totp/activate/", {"code": "000000"}).status_code == 200, (
        "a wrong code turns nothing on"
    )
    assert not Authenticator.objects.filter(type="totp").exists()
    secret = str(client.session["mfa.totp.secret"])
    assert client.post("/account/mfa/totp/activate/", {"code": code_of(secret)}).status_code == 302
    return secret


def at_the_door(team: Team) -> Client:
    """A new browser, with the right password given."""
    client = Client()
    answer = client.post("/account/login/", {"login": team.anna.account.username, "password": PASSWORD})
    assert answer["Location"].startswith("/account/2fa/") or "authenticate" in answer["Location"], answer["Location"]
    return client


def test_an_authenticator_app_is_asked_for_and_a_recovery_code_replaces_it(team: Team) -> None:
    mine = visitor(team.anna)
    secret = turned_on(mine)
    page = mine.get("/account/mfa/recovery-codes/").content.decode()
    codes = re.findall(r"\b[0-9a-f]{8}\b", page)
    assert len(codes) >= 10
    cache.clear()  # a code works once; half a minute is not waited for here
    client = at_the_door(team)
    assert client.get("/harbour-desk/").status_code == 302, "a password alone opens nothing any more"
    assert client.post("/account/mfa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.post("/account/mfa/authenticate/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/harbour-desk/").status_code == 200
    lost = at_the_door(team)
    assert lost.post("/account/mfa/authenticate/", {"code": codes[0]}).status_code == 302
    assert lost.get("/harbour-desk/").status_code == 200
    again = at_the_door(team)
    assert again.post("/account/mfa/authenticate/", {"code": codes[0]}).status_code == 200, "each works once"
    mine.post("/account/mfa/totp/deactivate/")
    assert not Authenticator.objects.filter(type="totp").exists()
    assert "Turn on" in mine.get("/account/").content.decode()
