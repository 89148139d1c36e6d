"""The page of a text's past: short, however much was saved, and everything can be reached from it."""

import pytest
from django.test import Client
from tests.desk.conftest import Team, at
from tests.desk.visits import visitor

from colophon.article.credit import Role
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import PairRecord
from colophon.desk.queries.history import histories_of

PAGE = "/harbour-desk/t1/history/"


def page(client: Client, query: str = "") -> str:
    answer = client.get(PAGE + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_segment_shows_its_newest_texts_and_leads_to_all(team: Team) -> None:
    for hour in range(2, 8):
        team.write("a", f"第{hour}稿。", hour=hour)
    client = visitor(team.anna)
    shown = page(client)
    assert "All 7" in shown
    assert "<del>6</del><ins>7</ins>" in shown
    assert "<del>5</del><ins>6</ins>" in shown
    assert "<del>4</del><ins>5</ins>" in shown, "of the oldest that is shown, too, it is told what it changed"
    assert "<ins>4</ins>" not in shown
    alone = page(client, "?segment=a")
    assert alone.count("<time") == 7
    assert "码头耗资" in alone
    assert "五月开放" not in alone, "the other segment is on its own page"


def test_a_segment_without_more_than_is_shown_leads_nowhere(team: Team) -> None:
    for hour in (2, 3):
        team.write("a", f"第{hour}稿。", hour=hour)
    assert "?segment=" not in page(visitor(team.anna))


def test_long_texts_have_pages(team: Team) -> None:
    PairRecord.objects.bulk_create(
        PairRecord(translation=team.translation, key=f"x{number}", position=number, place="1", source=f"Line {number}.")
        for number in range(3, 50)
    )
    client = visitor(team.anna)
    shown = page(client)
    assert "Line 20." in shown
    assert "Line 21." not in shown
    assert '<a href="?page=3">3</a>' in shown
    assert "Line 49." in page(client, "?page=3")
    for wrong in ("?page=9", "?page=3x", "?page=0", "?page=-1", "?page=", "?page=99999999999999999999"):
        assert "Line " in page(client, wrong)


def test_a_text_that_was_kept_beside_is_compared_with_what_stood(team: Team) -> None:
    base = team.pair("a").current
    team.write("a", "新的。", hour=2)
    save_segment(team.pair("a"), "旁边。", base=base, person=team.bo, role=Role.TRANSLATOR, now=at(3))
    team.write("a", "最新。", hour=4)
    (history,) = histories_of([team.pair("a")], most=2)
    assert [(one.text, one.conflicting) for one in history.versions] == [("最新。", False), ("旁边。", True)]
    assert history.count == 4
    assert "".join(piece.text for piece in history.versions[0].changes if piece.change != "new") == "新的。"


def test_a_text_without_segments_has_a_history_page(team: Team) -> None:
    PairRecord.ever.filter(translation=team.translation).update(merged_into=team.pair("a"))
    assert "Every text that was ever saved" in page(visitor(team.anna))


@pytest.mark.parametrize("query", ["?segment=z", "?segment=", "?at=x"])
def test_what_is_not_there_is_not_found(team: Team, query: str) -> None:
    assert visitor(team.anna).get(PAGE + query).status_code == 404
