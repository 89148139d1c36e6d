"""What docs/explanation/security.md promises and no other test shows: sessions, cookies, headers, limits, uploads."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as of_django
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver
from tests.desk.conftest import Team
from tests.desk.test_pages import desk_of
from tests.desk.visits import account_of, newcomer, visitor
from tools.audit_dependencies import OURSELVES, complaints, installed, needed, pinned

from colophon.desk.models import Account, PermissionLetter, Source
from colophon.desk.roles import DeskRole
from colophon.desk.urls import urlpatterns

SECURITY = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "security.md"
HOSTILE_HOST = {"HTTP_HOST": "evil.example"}
PASSWORD = "harbour-lamp-92"
TESTS = Path(__file__).resolve().parents[1]


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    """Every address of our own, with something in the place of what varies."""
    found: list[str] = []
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            found += addresses(one.url_patterns, route)
        elif not route.startswith(("api/", "account/login", "account/logout")):
            found.append("/" + re.sub(r"<int:\w+>", "1", re.sub(r"<(?:str|slug|path):\w+>", "t1", route)))
    return sorted(
        {one.replace("<screen:screen>", "edit").replace("<str:pair>", "a") for one in found if "(" not in one}
    )


@pytest.fixture
def manager(team: Team) -> Client:
    return newcomer(desk_of(team), "mira", DeskRole.MANAGER)


def test_no_form_is_taken_from_another_page(team: Team) -> None:
    """Cross-site request forgery: a POST without the token of our own page changes nothing, at any address."""
    browser = Client(enforce_csrf_checks=True)
    account = newcomer(desk_of(team), "mira", DeskRole.MANAGER).session["_auth_user_id"]
    browser.force_login(Account.objects.get(pk=account), backend="allauth.account.auth_backends.AuthenticationBackend")
    asked = addresses(urlpatterns)  # type: ignore[arg-type]
    assert len(asked) > 80
    for path in asked:
        answer = browser.post(path.replace("/t1/", "/harbour-desk/", 1), {"name": "x"})
        assert answer.status_code in {403, 404, 405}, path


def test_another_host_is_refused(team: Team, manager: Client) -> None:
    for path in ("/", "/account/login/", "/health/", "/harbour-desk/"):
        answer = manager.get(path, **HOSTILE_HOST)
        assert answer.status_code == 400
        assert "evil.example" not in answer.content.decode()
    assert "evil" not in manager.get("/", HTTP_X_FORWARDED_HOST="evil.example", follow=True).content.decode()


@pytest.mark.parametrize(
    "next_page", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_led_elsewhere(team: Team, next_page: str) -> None:
    account_of(team.anna)
    for path in ("/account/login/", "/language/", "/theme/", "/account/logout/"):
        said = {"login": "p1", "password": PASSWORD, "next": next_page, "language": "fr", "theme": "dark"}
        answer = Client().post(f"{path}?next={next_page}", said)
        assert "evil" not in answer.get("Location", ""), path
        assert not answer.get("Location", "").startswith(("javascript:", "//", "/\\")), path


def test_no_header_is_written_by_somebody_else(team: Team, manager: Client) -> None:
    """Header injection: a line break in what becomes a header or a file's name."""
    broken = "x\r\nSet-Cookie: evil=1"
    file = SimpleUploadedFile(f"letter{broken}.pdf", b"dear")
    manager.post(
        "/harbour-desk/t1/rights/", {"basis": "permission", "terms": "by letter", "scope": "all of it", "letter": file}
    )
    letter = PermissionLetter.objects.get()
    answer = manager.get(f"/harbour-desk/t1/rights/letters/{letter.pk}/")
    assert "\n" not in answer["Content-Disposition"]
    assert "evil" not in answer.cookies
    for path in ("/theme/", "/language/"):
        assert "evil" not in Client().post(path, {"next": f"/{broken}", "theme": broken, "language": "fr"}).cookies


@pytest.mark.parametrize(
    "path",
    ["../colophon.toml", "..%2fcolophon.toml", "%2e%2e/secret", "/etc/passwd", "a/../../secret", "..\\secret", "\0"],
)
def test_no_path_leads_out_of_the_site(team: Team, home: Path, path: str) -> None:
    (home / "secret").write_text("moon-key-77")
    for start in ("/site/", "/sites/harbour-desk/", "/static/"):
        answer = Client().get(start + path.replace("\0", "%00"))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert b"moon-key-77" not in body
        assert b"root:" not in body
        assert answer.status_code in {400, 301, 302, 404}


def test_headers_of_every_answer(team: Team, manager: Client) -> None:
    for path in (
        "/harbour-desk/",
        "/harbour-desk/t1/edit/",
        "/account/login/",
        "/nowhere/",
        "/api/v1/desks",
        "/health/",
    ):
        answer = manager.get(path)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in answer["Permissions-Policy"]
        assert "charset=utf-8" in answer["Content-Type"] or answer["Content-Type"].startswith("application/")
        assert "Server" not in answer
        assert "X-Powered-By" not in answer
    assert manager.get("/harbour-desk/")["Cache-Control"] == "private, no-cache"
    assert manager.get("/api/v1/desks")["Cache-Control"] == "no-store"


def test_no_page_has_a_script_or_style_inline(team: Team, manager: Client) -> None:
    pages = ["", "t1/", "t1/edit/", "t1/publish/", "people/", "settings/", "audit/", "webhooks/", "sources/new/"]
    for path in ["/account/", *(f"/harbour-desk/{one}" for one in pages)]:
        text = manager.get(path).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", text), path
        assert not re.search(r"\son\w+\s*=|\sstyle\s*=|<style", text), path


def test_a_password_has_twelve_characters_and_is_not_a_common_one(team: Team) -> None:
    client = newcomer(desk_of(team), "kim", DeskRole.GUEST)
    account = Account.objects.get(username="kim")
    account.set_password(PASSWORD)
    account.save()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    for bad in ("short-one", "1qaz2wsx3edc", "123456789012", "kim"):
        said = {"oldpassword": PASSWORD, "password1": bad, "password2": bad}
        assert client.post("/account/password/change/", said).status_code == 200, bad
    cache.clear()  # changing it is slowed down too
    long = "a very long sentence with spaces — and 漢字 — of more than sixty-four characters"
    wrong = {"oldpassword": "not it", "password1": long, "password2": long}
    assert client.post("/account/password/change/", wrong).status_code == 200
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
    client.post("/account/password/change/", wrong | {"oldpassword": PASSWORD})
    account.refresh_from_db()
    assert account.check_password(long)


def test_a_changed_password_ends_other_sessions(team: Team) -> None:
    account = account_of(team.anna)
    here, there = Client(), Client()
    for one in (here, there):
        one.post("/account/login/", {"login": account.username, "password": PASSWORD})
        assert one.get("/account/").status_code == 200
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    new = "another-lamp-in-the-harbour"
    here.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302


def test_all_other_sessions_can_be_ended(team: Team) -> None:
    account = account_of(team.anna)
    here, there = Client(), Client()
    for one in (here, there):
        one.post("/account/login/", {"login": account.username, "password": PASSWORD})
    stranger = visitor(team.bo)
    here.post("/account/sign-out-elsewhere/")
    assert [one.get("/account/").status_code for one in (here, there, stranger)] == [200, 302, 200]


def test_signing_in_makes_a_new_session_and_out_ends_it(team: Team) -> None:
    account = account_of(team.anna)
    browser = Client()
    browser.get("/account/login/")
    session = browser.session
    session["planted"] = "1"
    session.save()
    planted = session.session_key
    browser.cookies[of_django.SESSION_COOKIE_NAME] = planted or ""
    browser.post("/account/login/", {"login": account.username, "password": PASSWORD})
    fresh = browser.session.session_key
    assert fresh != planted
    browser.post("/account/logout/")
    assert not Session.objects.filter(session_key=fresh).exists()
    cookie = browser.cookies[of_django.SESSION_COOKIE_NAME]
    assert (cookie["httponly"] or cookie.value == "", cookie["samesite"]) == (True, "Lax")


def test_guessing_is_slowed_down(team: Team) -> None:
    cache.clear()
    account = account_of(team.anna)
    wrong = {"login": account.username, "password": "wrong"}
    answers = [Client().post("/account/login/", wrong) for _ in range(7)]
    assert "Too many failed" in answers[-1].content.decode() or answers[-1].status_code == 429
    right = Client().post("/account/login/", {"login": account.username, "password": PASSWORD})
    assert right.status_code != 302, "not even the right one, until it has calmed down"


def test_whether_an_account_exists_is_not_told(team: Team) -> None:
    cache.clear()
    account = account_of(team.anna)
    told = []
    for name in (account.username, "nobody-of-this-name"):
        page = Client().post("/account/login/", {"login": name, "password": "wrong-lamp"}).content.decode()
        told.append(re.sub(r"value=\"[^\"]*\"|[A-Za-z0-9]{64}", "", page))
    assert told[0] == told[1]


def test_cookies_of_a_public_server(tmp_path: Path) -> None:
    """Over HTTPS only, bound to the host, with HSTS."""
    names = "SESSION_COOKIE_NAME SESSION_COOKIE_SECURE SESSION_COOKIE_HTTPONLY CSRF_COOKIE_NAME CSRF_COOKIE_SECURE"
    names += " SECURE_HSTS_SECONDS SECURE_PROXY_SSL_HEADER DEBUG ALLOWED_HOSTS"
    program = (
        f"from colophon.desk import settings as s; import json; said = [getattr(s, n, None) for n in {names.split()}]"
    )
    environment = {**os.environ, "COLOPHON_HOME": str(tmp_path), "COLOPHON_ADDRESS": "https://desk.example.org"}
    command = [sys.executable, "-c", f"{program}; print(json.dumps(said))"]
    said = json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert said[:5] == ["__Host-session", True, True, "__Host-csrf", True]
    assert said[5] >= 15_552_000
    assert said[6] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert said[7] is False
    assert "desk.example.org" in said[8]
    assert "*" not in said[8]


def test_too_much_is_refused_before_it_is_read(team: Team, manager: Client) -> None:
    answer = manager.post("/harbour-desk/sources/new/", {"text": "x" * (13 * 1024 * 1024)})
    assert answer.status_code == 413
    assert manager.get("/harbour-desk/", CONTENT_LENGTH=str(10**9)).status_code == 413
    many = {f"field{number}": "x" for number in range(5001)}
    assert manager.post("/harbour-desk/settings/", many).status_code in {400, 413}


@pytest.mark.parametrize("name", ["x.html", "x.svg", "x.exe", "../../x.html", "x.pdf"])
def test_what_was_uploaded_comes_back_as_a_download(team: Team, manager: Client, name: str) -> None:
    file = SimpleUploadedFile(name, b"<script>alert(1)</script>", content_type="text/html")
    manager.post(
        "/harbour-desk/t1/rights/", {"basis": "permission", "terms": "by letter", "scope": "all of it", "letter": file}
    )
    answer = manager.get(f"/harbour-desk/t1/rights/letters/{PermissionLetter.objects.get().pk}/")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "/" not in answer["Content-Disposition"].partition("filename=")[2]


PRIVATE = """http://127.0.0.1/ http://localhost:8000/ http://169.254.169.254/ http://[::1]/ http://10.0.0.1/
http://0x7f000001/ http://2130706433/ http://127.1/ file:///etc/passwd gopher://a.example/ http://u@127.0.0.1/"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_no_form_asks_a_private_address(team: Team, manager: Client, address: str) -> None:
    """Refused with the page of the form; that nothing was asked for is shown by the tests of the guard."""
    assert manager.post("/harbour-desk/sources/new/", {"address": address}).status_code == 422
    assert Source.objects.count() == 1


def test_templates_are_not_made_of_what_people_write(team: Team, manager: Client) -> None:
    for text in ("{{ 7|add:35 }}", "{% now 'Y' %}{% debug %}", "${7*6}", "#{7*6}", "<%= 7*6 %>"):
        manager.post("/account/", {"name": text, "url": ""})
        manager.post("/harbour-desk/settings/", {"name": text, "languages": ["uk"]})
        for path in ("/account/", "/harbour-desk/settings/", "/harbour-desk/people/", "/harbour-desk/audit/"):
            page = manager.get(path).content.decode()
            assert ">42<" not in page
            assert 'value="42"' not in page


def test_every_item_of_the_page_of_security_names_a_test_that_is_there() -> None:
    text = SECURITY.read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+(?:\.py)?)`", text))
    assert len(named) > 25
    there = "\n".join(path.read_text("utf-8") for path in TESTS.rglob("test_*.py"))
    files = {path.name for path in TESTS.rglob("test_*.py")}
    assert sorted(one for one in named if one not in files and f"def {one}(" not in there) == []
    rows = re.findall(r"^\| (\d+\.\d+\.\d+) \| [^|]+ \| (yes|no|partly|not applicable)\b", text, re.MULTILINE)
    assert len(rows) == len({number for number, _ in rows})
    assert len(rows) > 240
    yes = re.findall(r"^\| (\d+\.\d+\.\d+) \| [^|]+ \| (yes\b[^|]*) \|$", text, re.MULTILINE)
    assert len(yes) > 150
    assert [number for number, said in yes if not re.search(r"`test_|the same|no test: ", said)] == []


def test_what_is_installed_is_what_is_pinned() -> None:
    """Packages that somebody works with beside are not asked for here; what is pinned otherwise is."""
    assert [one for one in complaints(installed(), pinned()) if "is pinned" in one] == []
    assert len(needed()) > 80
    assert sorted(needed() - set(pinned()) - OURSELVES) == [], "what comes with what we ask for is pinned too"
    assert complaints({"django": "1.0", "evil": "6"}, {"django": "5.2"}) == [
        "django 1.0 is installed, 5.2 is pinned",
        "evil 6 is installed and not pinned",
    ]
