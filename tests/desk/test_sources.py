"""Proposing a source in the browser: by file, by text, by an address that does not answer; and what is the same."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.desk.conftest import Team
from tests.desk.test_pages import desk_of
from tests.desk.visits import newcomer, visitor

from colophon.desk.models import Source, TranslationRecord
from colophon.desk.queries.sources import alike
from colophon.desk.roles import DeskRole

TEXT = "A ferry for the northern islands\n\nThe ferry cost 4.2 million and opens in May.\n\nIt carries 300 people."


@pytest.fixture
def guest(team: Team) -> Client:
    return newcomer(desk_of(team), "kim", DeskRole.GUEST)


def propose(client: Client, **said: object) -> Source | None:
    answer = client.post("/harbour-desk/sources/new/", said)
    return Source.objects.order_by("-pk").first() if answer.status_code == 302 else None


def test_a_pasted_text_becomes_a_source_and_goes_on_the_board(team: Team, guest: Client) -> None:
    source = propose(guest, text=TEXT, why="<script>x</script> Our readers live there.")
    assert source is not None
    page = guest.get(f"/harbour-desk/sources/{source.pk}/").content.decode()
    assert "A ferry for the northern islands" in page
    assert "<script>x" not in page
    answer = guest.post(f"/harbour-desk/sources/{source.pk}/", {"languages": ["zh-Hans", "uk"]})
    assert answer.status_code == 302
    made = TranslationRecord.objects.filter(snapshot__source=source)
    assert {one.key for one in made} == {f"{source.pk}-zh-Hans", f"{source.pk}-uk"}
    assert all(one.length > 10 and one.difficulty for one in made)
    board = guest.get("/harbour-desk/").content.decode()
    assert board.count("A ferry for the northern islands") == 2


def test_putting_it_on_the_board_twice_is_once(team: Team, guest: Client) -> None:
    source = propose(guest, text=TEXT)
    assert source is not None
    for _ in range(2):
        answer = guest.post(f"/harbour-desk/sources/{source.pk}/", {"languages": ["uk"]})
        assert answer["Location"] == f"/harbour-desk/{source.pk}-uk/"
    assert TranslationRecord.objects.filter(snapshot__source=source).count() == 1


def test_a_file_is_read_and_the_same_one_is_known_again(team: Team, guest: Client) -> None:
    page = "<!doctype html><html lang=en><title>Ferry</title><body><article><h1>A ferry sails</h1>" + "".join(
        f"<p>On day {number} the ferry sails north with three hundred people and returns by night.</p>"
        for number in range(12)
    )
    first = propose(guest, file=SimpleUploadedFile("page.html", page.encode()), address="https://news.example/ferry")
    again = guest.post(
        "/harbour-desk/sources/new/",
        {"file": SimpleUploadedFile("page.html", page.encode()), "address": "https://news.example/ferry?utm_source=x"},
        follow=True,
    )
    assert first is not None
    assert "byte for byte" in again.content.decode()
    assert Source.objects.filter(identity="https://news.example/ferry").count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Give the address"),
        ({"address": "http://127.0.0.1/x"}, "leads into a private network"),
        ({"address": "http://[::1]/x", "why": "Kept words"}, "Kept words"),
        ({"address": "ftp://news.example/x"}, "is not an address on the web"),
        ({"text": "One text", "file": SimpleUploadedFile("a.txt", b"x")}, "not both"),
        ({"file": SimpleUploadedFile("a.html", b"")}, "nothing in this file"),
        ({"file": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + bytes(400))}, "not text"),
    ],
)
def test_what_cannot_be_had_is_said_and_nothing_is_kept(
    team: Team, guest: Client, said: dict[str, object], words: str
) -> None:
    before = Source.objects.count()
    answer = guest.post("/harbour-desk/sources/new/", said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Source.objects.count() == before


def test_too_much_is_refused_before_it_is_read(team: Team, guest: Client) -> None:
    answer = guest.post("/harbour-desk/sources/new/", {"text": "x" * (17 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "more than one form may hold" in answer.content.decode()


def test_nearly_the_same_title_is_pointed_out(team: Team) -> None:
    desk = desk_of(team)
    Source.objects.create(
        desk=desk, identity="https://b.example/1", language="en", title="The new pier of Aldra is open"
    )
    (found,) = alike(desk, "The new pier in Aldra is open")
    assert found.alike >= 88
    assert alike(desk, "A library reopens in the hills") == ()
    assert alike(desk, "新码头开放新码头开放")[0:1] == ()


def test_other_desks_sources_are_not_found(team: Team) -> None:
    client = visitor(team.anna)
    number = team.translation.snapshot.source_id
    assert client.get(f"/harbour-desk/sources/{number}/").status_code == 200
    other = newcomer(desk_of(team).__class__.objects.create(name="M", slug="m", founded=desk_of(team).founded), "lu")
    assert other.get(f"/harbour-desk/sources/{number}/").status_code == 404


def test_a_text_that_does_not_tell_its_language_is_asked_about(team: Team, guest: Client) -> None:
    before = Source.objects.count()
    answer = guest.post("/harbour-desk/sources/new/", {"text": "Ok ok\n\n1 2 3."})
    assert answer.status_code == 422
    assert "Say in which language it is" in answer.content.decode()
    assert Source.objects.count() == before, "nothing is taken in half"
    source = propose(guest, text="Ok ok\n\n1 2 3.", language="en")
    assert source is not None
    assert source.language == "en"


def test_every_source_of_hundreds_is_found_again(team: Team, guest: Client) -> None:
    desk = desk_of(team)
    Source.objects.bulk_create(
        Source(desk=desk, identity=f"text:{number}", title=f"Note {number}", language="en") for number in range(130)
    )
    first = guest.get("/harbour-desk/sources/").content.decode()
    assert ("Note 129<" in first, "Note 3<" in first, "page 1 of 2" in first) == (True, False, True)
    assert "Note 3<" in guest.get("/harbour-desk/sources/?page=2").content.decode()
    assert "Note 3<" in guest.get("/harbour-desk/sources/?text=note+3").content.decode()
    waiting = guest.get("/harbour-desk/sources/?waiting=1&page=2").content.decode()
    assert ("Note 3<" in waiting, "A new pier" in waiting) == (True, False)
    assert "Nothing fits" in guest.get("/harbour-desk/sources/?text=ferry&page=9").content.decode()


def test_what_was_read_is_shown_whole_and_in_its_shape(team: Team, guest: Client) -> None:
    lines = "".join(f"Line {number} of a long text.\n\n" for number in range(60))
    source = propose(guest, text=f"Prices of bread\n\nBread\t3.10\nFish\t12\n\n{lines}", language="en")
    assert source is not None
    page = guest.get(f"/harbour-desk/sources/{source.pk}/").content.decode()
    assert "Line 59 of a long text." in page
    assert page.count("<tr>") == 2
