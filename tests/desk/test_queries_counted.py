"""How often the pages that are asked most ask the database: as often for a long text as for a short one."""

import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.desk.conftest import Team, at
from tests.desk.test_board import filled
from tests.desk.test_pages import desk_of
from tests.desk.visits import visitor

from colophon.article.credit import Role
from colophon.desk.actions.found import add_person
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import PairRecord

MOST = {
    "edit/": 18,
    "review/": 18,
    "edit/side/a/": 20,
    "edit/findings/": 11,
    "": 18,
    "read/": 7,
    "publish/": 22,
    "history/": 9,
    "source/": 9,
}
"""What each page of a text may ask, signing in included. A new question is a line here, and a reason in the commit."""
MOST_OF_THE_DESK = {"": 11, "?text=pier": 11, "work/": 15, "people/": 6, "sources/": 7}
"""The same of the desk's own pages."""
MOST_OF_A_SAVE = 15
"""With the two that open and close its transaction."""


def asked(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def saved(client: Client, team: Team, text: str) -> int:
    said = {"pair": "a", "text": text, "base": team.pair("a").current_id, "token": text}
    return asked(lambda: client.post("/harbour-desk/t1/edit/save/", json.dumps(said), content_type="application/json"))


def test_a_save_asks_little_and_never_more_as_the_history_grows(team: Team) -> None:
    client = visitor(team.anna)
    saved(client, team, "码头耗资421万。")
    first = saved(client, team, "码头耗资422万。")
    for number in range(12):
        saved(client, team, f"码头耗资{number}万。")
    assert saved(client, team, "码头耗资423万。") == first <= MOST_OF_A_SAVE


@pytest.mark.parametrize("page", MOST)
def test_a_page_asks_as_often_for_many_segments_and_saves(team: Team, page: str) -> None:
    client = visitor(team.bo)
    address = f"/harbour-desk/t1/{page}"
    for _ in range(2):
        client.get(address)
    few = asked(lambda: client.get(address))
    records = PairRecord.objects.bulk_create(
        PairRecord(translation=team.translation, key=f"x{number}", position=number, place="1", source="It opens.")
        for number in range(3, 9)
    )
    for hour, pair in enumerate(records):
        save_segment(pair, "开放。", base=None, person=team.anna, role=Role.TRANSLATOR, now=at(5 + hour))
    many = asked(lambda: client.get(address))
    assert many <= MOST[page], many
    assert many - few <= 5, "the notes of the board are made anew, and no question is asked for each segment"


@pytest.mark.parametrize("page", MOST_OF_THE_DESK)
def test_a_page_of_the_desk_asks_as_often_for_many_articles_and_people(team: Team, page: str) -> None:
    client, address = visitor(team.bo), f"/harbour-desk/{page}"
    client.get(address)
    few = asked(lambda: client.get(address))
    filled(desk_of(team), 9)
    for number in range(9):
        add_person(desk_of(team), f"Person {number}", key=f"x{number}", roles=[Role.TRANSLATOR])
    many = asked(lambda: client.get(address))
    assert many <= MOST_OF_THE_DESK[page], many
    assert many <= few + 2
