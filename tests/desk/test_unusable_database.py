"""A database that is full or away: a page and a script are told so in words, and nothing is half done."""

from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from tests.desk.conftest import Team
from tests.desk.visits import visitor

from colophon.desk.database import named
from colophon.desk.models import Revision
from colophon.desk.views.refused import broken

SAVE = "/harbour-desk/t1/edit/save/"
LONG = "码头耗资420万欧元。" * 2000
sqlite_only = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the other database's disk cannot be filled here"
)


@pytest.fixture
def writer(team: Team) -> Client:
    client = visitor(team.anna)
    client.raise_request_exception = False
    return client


@pytest.fixture
def full(writer: Client) -> Iterator[None]:
    """The database may not grow by a single page."""
    with connection.cursor() as asked:
        pages = asked.execute("PRAGMA page_count").fetchone()[0]
        asked.execute(f"PRAGMA max_page_count = {pages}")
        yield
        asked.execute("PRAGMA max_page_count = 4294967294")


def save(writer: Client, accept: str) -> HttpResponse:
    base = Revision.objects.get(pair__key="a").pk
    said = {"pair": "a", "text": LONG, "base": base, "token": "5e3c9c1e-4a52-4c8e-9d1c-2f6b6a1e7d10"}
    return writer.post(SAVE, said, "application/json", headers={"accept": accept})  # type: ignore[return-value]


@sqlite_only
@pytest.mark.usefixtures("full")
def test_a_script_is_told_that_the_disk_is_full(writer: Client) -> None:
    answer = save(writer, "application/json")
    assert answer.status_code == 503
    assert b'"error": "The disk of this server is full."' in answer.content
    assert Revision.objects.filter(pair__key="a").count() == 1


@sqlite_only
@pytest.mark.usefixtures("full")
def test_a_page_says_that_the_disk_is_full_and_what_is_kept(writer: Client) -> None:
    answer = save(writer, "text/html")
    assert answer.status_code == 503
    assert "<h1>The disk of this server is full.</h1>" in answer.content.decode()
    assert "What was saved before is kept." in answer.content.decode()


def answer_to(error: Exception) -> HttpResponse:
    try:
        raise error
    except Exception:
        return broken(RequestFactory().get("/"))


def test_a_database_that_is_away_is_told_apart_from_a_mistake_of_ours() -> None:
    away, ours = answer_to(OperationalError("connection refused")), answer_to(ValueError("full of mistakes"))
    assert away.status_code == 503
    assert "The database cannot be used at the moment." in away.content.decode()
    assert ours.status_code == 500
    assert "Something broke on our side." in ours.content.decode()


def test_questions_are_prepared_unless_a_pooler_stands_between() -> None:
    address = "postgres://desk:word@db.example:6432/desk"
    assert named(address)["OPTIONS"] == {"server_side_binding": True, "prepare_threshold": 5}
    assert named(f"{address}?prepared=no")["OPTIONS"] == {}
    assert named("postgres:///desk?host=/run/postgresql")["HOST"] == "/run/postgresql"
