"""The foundation of every page: who gets in, desks that are strangers to one another, refusals in plain words."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format
from tests.desk.conftest import START, Team
from tests.desk.visits import newcomer, visitor

from colophon import desk
from colophon.desk.actions.found import found_desk, take_role
from colophon.desk.models import Desk
from colophon.desk.roles import DeskRole


def desk_of(team: Team) -> Desk:
    return team.translation.snapshot.source.desk


def test_members_see_their_desk_and_strangers_see_nothing(team: Team) -> None:
    assert visitor(team.anna).get("/harbour-desk/").status_code == 200
    other = newcomer(found_desk("Mountain desk", now=START), "kim", DeskRole.MANAGER)
    for path in ("/harbour-desk/", "/harbour-desk/t1/", "/no-such-desk/"):
        assert other.get(path).status_code == 404
    assert other.get("/mountain-desk/").status_code == 200


def test_an_article_is_not_found_by_way_of_another_desk(team: Team) -> None:
    other = newcomer(found_desk("Mountain desk", now=START), "kim", DeskRole.MANAGER)
    assert other.get("/mountain-desk/t1/").status_code == 404


def test_who_is_not_signed_in_is_asked_to(team: Team) -> None:
    answer = Client().get("/harbour-desk/t1/")
    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=/harbour-desk/t1/"


def test_the_session_of_a_removed_person_ends_at_the_next_page(team: Team) -> None:
    client = visitor(team.anna)
    assert client.get("/harbour-desk/").status_code == 200
    take_role(desk_of(team), team.anna, DeskRole.TRANSLATOR, now=START)
    answer = client.get("/harbour-desk/")
    assert answer.status_code == 403
    assert "Everything that you wrote is kept" in answer.content.decode()


def test_every_page_tells_the_browser_to_run_nothing_foreign(team: Team) -> None:
    answer = visitor(team.anna).get("/harbour-desk/")
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert "<script>" not in answer.content.decode()
    assert " style=" not in answer.content.decode()


@pytest.mark.parametrize(
    ("tag", "direction"), [("en", "ltr"), ("zh-hans", "ltr"), ("zh-hant", "ltr"), ("ar", "rtl"), ("uk", "ltr")]
)
def test_a_page_speaks_the_chosen_language(team: Team, tag: str, direction: str) -> None:
    client = visitor(team.anna)
    client.post("/language/", {"language": tag, "next": "/"})
    page = client.get("/harbour-desk/").content.decode()
    assert f'<html lang="{tag}" dir="{direction}"' in page


def test_dates_stand_as_the_reader_writes_them() -> None:
    """Every page asks for the form of the reader's language, and Arabic has one of its own."""
    templates = Path(desk.__file__).parent / "templates"
    own = [path.name for path in templates.rglob("*.html") if re.search(r'\|date:"(?!\w*_FORMAT")', path.read_text())]
    assert own == []
    moment = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
    told = {}
    for tag in ("en", "zh-hans", "ar"):
        with translation.override(tag):
            told[tag] = date_format(moment, "DATETIME_FORMAT")
    assert told == {"en": "2 Mar 2026, 09:05", "zh-hans": "2026年3月2日 09:05", "ar": "2 مارس 2026، 09:05"}


def test_a_chosen_language_goes_with_the_person(team: Team) -> None:
    client, other = visitor(team.anna), Client()
    client.post("/language/", {"language": "ar", "next": "/"})
    assert 'lang="en"' in other.get("/account/login/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    other.force_login(team.anna.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert '<html lang="ar" dir="rtl"' in other.get("/harbour-desk/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    client.post("/language/", {"language": "xx", "next": "/"})
    assert '<html lang="ar" dir="rtl"' in other.get("/harbour-desk/").content.decode()


def test_the_theme_is_kept_and_only_a_known_one(team: Team) -> None:
    client = visitor(team.anna)
    client.post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert 'data-theme="dark"' in client.get("/harbour-desk/").content.decode()
    assert client.post("/theme/", {"theme": '"><b>', "next": "/"})["Location"] == "/"
    assert 'data-theme="dark"' in client.get("/harbour-desk/").content.decode()


def test_a_form_from_another_place_is_refused_in_plain_words(team: Team) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/theme/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "This form is out of date" in answer.content.decode()


def test_nothing_leaves_the_site_folder(team: Team) -> None:
    for path in ("../secret", "%2e%2e/secret", "..%2fsecret", "/etc/passwd", "a\0b"):
        assert Client().get(f"/site/{path}").status_code in (400, 404)


def test_a_name_on_a_page_is_never_markup(team: Team) -> None:
    client = newcomer(desk_of(team), "<script>alert(1)</script>", DeskRole.TRANSLATOR)
    page = client.get("/harbour-desk/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
