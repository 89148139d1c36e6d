"""A translation in another tool: taken from its page, changed, and brought back as revisions."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.desk.conftest import Team
from tests.desk.visits import newcomer, visitor

from colophon.article.credit import Role
from colophon.desk.models import Revision, WorkEvent
from colophon.desk.queries.text import conflicts_of
from colophon.desk.roles import DeskRole

PAGE = "/harbour-desk/t1/tools/"
FORMS = pytest.mark.parametrize("form", ["xliff", "xliff2"])


def taken(client: Client, form: str) -> str:
    answer = client.get(f"{PAGE}{form}/")
    assert answer["Content-Disposition"] == 'attachment; filename="t1.xlf"'
    return answer.content.decode()


def brought(client: Client, data: str, screen: str = "edit") -> HttpResponse:
    file = SimpleUploadedFile("t1.xlf", data.encode())
    return client.post(PAGE, {"file": file, "screen": screen})  # type: ignore[return-value]


@FORMS
def test_what_was_changed_there_becomes_revisions(team: Team, form: str) -> None:
    client = visitor(team.anna)
    assert PAGE in client.get("/harbour-desk/t1/").content.decode()
    data = taken(client, form)
    assert brought(client, data).status_code == 302
    assert Revision.objects.count() == 2, "nothing was changed there"
    assert brought(client, data.replace("五月开放。", "五月*开放*。")).status_code == 302
    pair = team.pair("b")
    assert pair.current
    assert (pair.current.target, pair.current.person) == (r"五月\*开放\*。", team.anna)
    assert WorkEvent.objects.filter(revision=pair.current, role=Role.TRANSLATOR).exists()


@FORMS
def test_what_was_changed_here_meanwhile_stands_beside_it(team: Team, form: str) -> None:
    client = visitor(team.anna)
    data = taken(client, form)
    team.write("a", "码头耗资四百二十万。", hour=2)
    team.write("b", "五月启用。", hour=2)
    for _ in range(2):  # brought twice, it is kept once
        brought(client, data.replace("五月开放。", "五月开张。"))
    (conflict,) = conflicts_of(team.translation)
    assert (conflict.pair, conflict.current.target, conflict.other.target) == ("b", "五月启用。", "五月开张。")
    assert team.pair("a").current.target == "码头耗资四百二十万。"  # type: ignore[union-attr]


def test_what_cannot_be_placed_is_named_by_its_line(team: Team) -> None:
    client = visitor(team.anna)
    data = taken(client, "xliff").replace("It opens in May.", "It opens in June.").replace("五月开放。", "六月开放。")
    page = brought(client, data.replace('resname="a"', 'resname="zz"')).content.decode()
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    assert "line 3: segment zz no longer stands in the translation" in told
    assert "line 4: segment b has another source here" in told
    assert Revision.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "no XLIFF file that was taken from this desk"),
        ("<xliff", "no XLIFF file that was taken from this desk"),
        ('<xliff version="1.2"><file original="a.docx" datatype="x-docx"/></xliff>', "taken from this desk"),
        ('<xliff version="1.2"><file original="t2" datatype="x-colophon-work"/></xliff>', "of the translation t2"),
    ],
)
def test_files_of_others_are_refused(team: Team, data: str, said: str) -> None:
    answer = brought(visitor(team.anna), data)
    assert answer.status_code == 422
    assert said in answer.content.decode() or "empty" in answer.content.decode()
    assert Revision.objects.count() == 2


def test_a_reviewer_brings_a_review_and_a_publisher_nothing(team: Team) -> None:
    desk = team.translation.snapshot.source.desk
    reviewer, publisher = visitor(team.bo), newcomer(desk, "pia", DeskRole.PUBLISHER)
    changed = taken(reviewer, "xliff").replace("五月开放。", "五月启用。")
    assert brought(reviewer, changed).status_code == 422, "a reviewer does not translate"
    assert brought(reviewer, changed, "review").status_code == 302
    assert team.pair("b").current.role == Role.REVIEWER  # type: ignore[union-attr]
    assert taken(publisher, "xliff")
    assert brought(publisher, changed, "review").status_code == 403
