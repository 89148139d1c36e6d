"""What docs/explanation/security.md says of requests, methods, origins, proxies, logs and what is not there."""

import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as of_django
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http.response import HttpResponseBase
from django.test import Client
from tests.desk.conftest import Team
from tests.desk.test_api import Program, program
from tests.desk.test_pages import desk_of
from tests.desk.test_security import addresses
from tests.desk.visits import newcomer, visitor
from tests.prepared import prepare

from colophon.adapters.logs import JsonLines
from colophon.desk.api.address_book import api
from colophon.desk.models import Account, Membership, Person
from colophon.desk.roles import DeskRole
from colophon.desk.scopes import Scope
from colophon.desk.urls import urlpatterns

EVIL = "https://evil.example"
VISIT = """
import django, json
from django.test import Client
django.setup()
answer = Client().get("/account/login/", HTTP_HOST="desk.example.org", HTTP_X_FORWARDED_PROTO="https")
cookie = answer.cookies["__Host-csrf"]
said = {"status": answer.status_code, "hsts": answer.get("Strict-Transport-Security", "")}
said |= {"cookie": [bool(cookie["secure"]), cookie["path"], cookie["domain"], cookie["samesite"]]}
print(json.dumps(said))
"""


@pytest.fixture
def manager(team: Team) -> Client:
    return newcomer(desk_of(team), "mira", DeskRole.MANAGER)


def test_browsers_of_a_public_server_are_told_to_stay_with_https(tmp_path: Path) -> None:
    """Through a proxy that says so, wherever it connects from."""
    prepare(tmp_path / "desk")
    (tmp_path / "desk" / "secret").write_text("only for this test")
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"COLOPHON_HOME": str(tmp_path / "desk"), "COLOPHON_ADDRESS": "https://desk.example.org"}
    environment |= {"DJANGO_SETTINGS_MODULE": "colophon.desk.settings"}
    done = subprocess.run([sys.executable, "-c", VISIT], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said == {"status": 200, "hsts": "max-age=15552000", "cookie": [True, "/", "", "Lax"]}


def test_headers_of_a_proxy_count_for_nothing_without_one(team: Team) -> None:
    assert of_django.SECURE_PROXY_SSL_HEADER is None
    cache.clear()
    wrong = {"login": "p1", "password": "wrong"}
    visitor(team.anna)
    answers = [Client().post("/account/login/", wrong, HTTP_X_FORWARDED_FOR=f"192.0.2.{n}") for n in range(7)]
    last = answers[-1]
    assert last.status_code == 429 or "Too many failed" in last.content.decode(), "they are one visitor all the same"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_unused_methods_are_refused(manager: Client, method: str) -> None:
    """On each of our own pages; allauth takes PUT for POST, and asks for the form's token as there."""
    for path in addresses(urlpatterns):  # type: ignore[arg-type]
        answer = manager.generic(method, path.replace("/t1/", "/harbour-desk/", 1))
        assert answer.status_code == 405 or _redirected_or_unknown(answer) or "/account/" in path, (method, path)


def _redirected_or_unknown(answer: object) -> bool:
    """A page that is not there, or is not a manager's; or one that first asks who somebody is."""
    status = answer.status_code  # type: ignore[attr-defined]
    return status in {403, 404} or (status == 302 and "login" in answer["Location"])  # type: ignore[index]


def test_calls_take_only_the_methods_that_are_meant(team: Team) -> None:
    anna = program(team.anna)
    for path, methods in api.get_openapi_schema()["paths"].items():
        filled = re.sub(r"\{(\w+)\}", lambda name: {"desk": "harbour-desk", "key": "t1"}.get(name[1], "1"), path)
        for method in {"PUT", "DELETE", "PATCH", "POST", "GET"} - {name.upper() for name in methods}:
            assert anna(method, filled).status_code == 405, (method, path)
        cache.clear()


def _close(answer: HttpResponseBase) -> None:
    """Without closing the connection whose transaction the test lives in, as Django's own client does."""
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)


def test_no_other_origin_is_let_in(team: Team, manager: Client) -> None:
    for path in ("/harbour-desk/", "/api/v1/desks", "/health/", "/static/desk/page.js"):
        for answer in (manager.get(path, HTTP_ORIGIN=EVIL), manager.options(path, HTTP_ORIGIN=EVIL)):
            assert not [name for name in answer.headers if name.lower().startswith("access-control-")], path
            _close(answer)
    anna = program(team.anna)
    assert anna("GET", "/api/v1/desks", HTTP_ORIGIN=EVIL).status_code == 200, "a token counts, wherever it is sent from"


def test_a_token_in_an_address_is_none(team: Team) -> None:
    secret = program(team.anna).token
    for name in ("token", "access_token", "Authorization", "api_key"):
        assert Program("")("GET", f"/api/v1/desks?{name}={secret}").status_code == 401


def test_of_a_value_given_twice_the_last_counts(manager: Client) -> None:
    manager.post("/account/", "name=First&name=Second&url=", "application/x-www-form-urlencoded")
    assert Person.objects.get(key="k-mira").name == "Second"


def test_what_a_form_does_not_have_changes_nothing(team: Team) -> None:
    """Neither rights nor records of somebody else come along with a name."""
    anna = visitor(team.anna)
    more = {
        "is_superuser": "1",
        "is_active": "",
        "key": "p2",
        "person": "p2",
        "roles": ["manager"],
        "id": "2",
        "pk": "2",
    }
    anna.post("/account/", {"name": "Anna V.", "url": "", **more})
    said = {"name": "Anna Vell", "url": "", "key": "p9", "roles": ["manager"], "account": {"username": "bo"}}
    cache.clear()
    caller = program(team.anna, Scope.MANAGE)
    assert caller("PUT", "/api/v1/me", said).status_code in {200, 422}
    person = Person.objects.get(key="p1")
    assert (person.name, person.account.username) == ("Anna Vell", "p1")
    assert set(Membership.objects.filter(person=person).values_list("role", flat=True)) == {"translator"}
    assert Account.objects.filter(person=person, is_active=True).exists()


def test_a_line_of_the_log_is_one_line(team: Team, caplog: pytest.LogCaptureFixture) -> None:
    record = logging.LogRecord("colophon", logging.ERROR, "", 0, 'a\n{"level": "info"}\r\x85\u2028b', None, None)
    line = JsonLines().format(record)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"].startswith("a\n")


def test_a_request_is_logged_without_its_address_and_words(team: Team, caplog: pytest.LogCaptureFixture) -> None:
    anna = visitor(team.anna)
    with caplog.at_level(logging.INFO, "colophon.request"):
        logging.getLogger("colophon.request").addHandler(caplog.handler)
        anna.post("/harbour-desk/t1/close/?moon=harvest", {"because": "a secret reason"}, REMOTE_ADDR="192.0.2.77")
        logging.getLogger("colophon.request").removeHandler(caplog.handler)
    lines = [JsonLines().format(one) for one in caplog.records if one.name == "colophon.request"]
    assert lines
    said = json.loads(lines[-1])
    assert {name: said[name] for name in ("method", "route", "desk", "person")} == {
        "method": "POST",
        "route": "<slug:desk>/<str:key>/close/",
        "desk": "harbour-desk",
        "person": "p1",
    }
    assert not [word for word in ("harvest", "secret reason", "192.0.2.77", "t1/") if word in "".join(lines)]


def test_formats_are_not_made_of_what_people_write(team: Team, manager: Client) -> None:
    for text in ("{0.__class__}", "{settings.SECRET_KEY}", "%s %n", "{name!r:>999}"):
        assert manager.post("/account/", {"name": text, "url": ""}).status_code == 302
        for path in ("/account/", "/harbour-desk/", "/harbour-desk/people/", "/harbour-desk/audit/"):
            page = manager.get(path)
            assert page.status_code == 200
            assert "only for tests" not in page.content.decode()
        assert Person.objects.get(key="k-mira").name == text
    for gap in ("%s %(name)s", "{{name}}"):
        assert manager.post("/account/", {"name": gap, "url": ""}).status_code == 422  # nobody's name


def test_nothing_is_there_that_nobody_needs(team: Team, manager: Client) -> None:
    """No admin pages, no debugging, no examples, no script or style of another server."""
    for path in ("/admin/", "/__debug__/", "/static/admin/", "/api/v1/docs", "/.git/config", "/phpinfo.php"):
        assert manager.get(path).status_code == 404, path
    for path in ("/harbour-desk/", "/harbour-desk/t1/edit/", "/account/", "/account/login/"):
        found = re.findall(
            r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"(?:https?:)?//", manager.get(path).content.decode()
        )
        assert found == [], path
