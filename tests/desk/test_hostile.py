"""Whatever is typed into whatever field, a page shows it as text and nothing breaks."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver
from tests.desk.conftest import Team
from tests.desk.test_pages import desk_of
from tests.desk.visits import newcomer

from colophon.desk.models import Source
from colophon.desk.roles import DeskRole
from colophon.desk.urls import of_one_article, of_one_desk

HOSTILE = [
    '"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](data:text/html,<script>alert(1)</script>)",
    "{{ 7*7 }}{% load x %}",
    "\u202e\u2066evil\u200b\x0b\x1f",
    "\ud800 half a character".encode("utf-8", "replace").decode(),
    "A" * 5000,
    "'; DROP TABLE desk_person; --",
    "%00%0a..%2f",
]
HERE = "/harbour-desk/t1"
MARKUP = re.compile(r"<script>alert|onerror=alert\(1\)>|href=\"javascript:|src=\"data:text")


@pytest.fixture
def manager(team: Team) -> Client:
    return newcomer(desk_of(team), "mira", DeskRole.MANAGER)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_field_takes_it_as_text(team: Team, manager: Client, text: str) -> None:
    posts = [
        ("/account/", {"name": text, "url": text}),
        ("/harbour-desk/people/invite/", {"roles": ["guest"], "days": "7", "label": text}),
        ("/harbour-desk/people/p1/", {"roles": [text]}),
        ("/harbour-desk/settings/", {"name": text, "languages": ["uk", text]}),
        ("/harbour-desk/sources/new/", {"text": f"{text}\n\nThe ferry {text} sails.", "why": text}),
        ("/harbour-desk/sources/new/", {"address": text, "why": text}),
        ("/harbour-desk/sources/new/", {"file": SimpleUploadedFile("<b>.md", f"# {text}\n\n{text}".encode())}),
        (f"{HERE}/claim/", {"stage": text}),
        (f"{HERE}/close/", {"because": text}),
        (f"{HERE}/close/", {"reopen": text}),
        (f"{HERE}/rights/", {"basis": "licence", "terms": text, "scope": text, "holder": text, "note": text}),
        (f"{HERE}/waive/", {"rule": "four-eyes", "reason": text}),
        (f"{HERE}/sign/", {"stage": text}),
        (f"{HERE}/publish/now/", {"kind": text, "note": text, "due": text}),
        (f"{HERE}/credit/", {"role": text}),
        ("/theme/", {"theme": text, "next": text}),
        ("/language/", {"language": text, "next": text}),
    ]
    for path, said in posts:
        answer = manager.post(path, said)
        assert answer.status_code < 500, path
        assert not MARKUP.search(answer.content.decode()), path
    number = Source.objects.order_by("-pk").values_list("pk", flat=True)[0]
    pages = ["", "people/", "people/p1/", "sources/", f"sources/{number}/", "work/", "settings/", "t1/", "t1/rights/"]
    pages += ["t1/publish/", "t1/read/", "t1/history/", "t1/edit/", f"?text={text[:50]}"]
    for page in pages:
        answer = manager.get(f"/harbour-desk/{page}")
        assert answer.status_code < 500, page
        assert not MARKUP.search(answer.content.decode()), page


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    """Every address of a desk, with something in the place of what varies."""
    found: list[str] = []
    for one in patterns:
        route = before + str(one.pattern)
        found += addresses(one.url_patterns, route) if isinstance(one, URLResolver) else [route]
    return found


@pytest.mark.parametrize("route", sorted({*addresses(of_one_desk), *addresses(of_one_article, "<str:key>/")}))
def test_no_page_of_a_desk_is_open_to_a_stranger(team: Team, route: str) -> None:
    filled = re.sub(r"<int:\w+>", "1", route.replace("<str:key>", "t1"))
    path = "/harbour-desk/" + re.sub(r"<\w+:\w+>", "edit" if "screen" in filled else "a", filled)
    other = desk_of(team).__class__.objects.create(name="M", slug="m", founded=desk_of(team).founded)
    stranger = newcomer(other, "kim", DeskRole.MANAGER)
    for client, expected in ((Client(), {302}), (stranger, {404, 405})):
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code in expected | {405}, path
            if answer.status_code == 302:
                assert answer["Location"].startswith("/account/login/")
