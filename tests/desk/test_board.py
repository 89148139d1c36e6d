"""The board: what it counts, what it filters, and that it asks as little for thousands as for one."""

from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries
from tests.desk.conftest import START, Team, at
from tests.desk.test_pages import desk_of
from tests.desk.visits import visitor

from colophon.adapters.home import Home
from colophon.article.article import Article, Paragraph
from colophon.article.credit import Role
from colophon.article.json_form import article_json
from colophon.desk.actions.claims import claim
from colophon.desk.actions.propose import begin_translation
from colophon.desk.actions.sign import sign
from colophon.desk.actions.stations import freshen, restation, stale
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.translate import save_segment
from colophon.desk.chores.chore import Bench
from colophon.desk.models import Desk, Station, TranslationRecord
from colophon.desk.queries.board import Wanted, columns, one_column
from colophon.desk.queries.work import debt_of, free_for, to_sign_again
from colophon.desk.worker import Worker
from colophon.signoff.stages import Stage


def filled(desk: Desk, count: int) -> None:
    """So many free translations."""
    for number in range(count):
        article = Article(title=f"Story {number}", language="en", blocks=(Paragraph("It rains."),))
        taken = take_in(desk, article, sha256=f"{number:064d}", captured=START, article_json=article_json(article))
        begin_translation(taken.snapshot, "uk", now=at(number))


def test_it_asks_no_more_for_many(team: Team, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    filled(desk_of(team), 30)
    with django_assert_max_num_queries(6):
        found = {one.station: one for one in columns(desk_of(team), Wanted())}
    assert found[Station.PROPOSED].count == 31
    assert len(found[Station.PROPOSED].cards) == 12
    assert found[Station.PROPOSED].cards[0].title == "Story 29"
    with django_assert_max_num_queries(6):
        page = one_column(desk_of(team), Wanted(), Station.PROPOSED, page=1)
    assert len(page.cards) == 31


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", True),
        ("?language=zh-Hans", True),
        ("?language=uk", False),
        ("?text=码头", True),
        ("?text=news.example", True),
        ("?text=%25", False),
        ("?text='; drop table", False),
        ("?mine=1", False),
        ("?lacking=rights", False),
        ("?lacking=<b>", True),
        ("?difficulty=9", False),
        ("?station=proposed", True),
        ("?station=review", False),
        ("?station=nowhere&page=-1", True),
        ("?station=proposed&page=99999999999", True),
        ("?closed=1", False),
    ],
)
def test_it_filters(team: Team, query: str, seen: bool) -> None:
    answer = visitor(team.anna).get(f"/harbour-desk/{query}")
    assert answer.status_code == 200
    assert ("/harbour-desk/t1/" in answer.content.decode()) is seen


def test_a_translation_moves_along_as_it_is_signed(team: Team) -> None:
    ring = team.keys.ring()
    assert restation(team.translation, ring) is Station.TRANSLATING
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(2))
    assert restation(team.translation, ring) is Station.REVIEW
    assert free_for(team.bo, desk_of(team), Station.REVIEW) == [team.translation]
    assert free_for(team.anna, desk_of(team), Station.REVIEW) == [], "not one's own"
    claim(team.translation, Stage.REVIEW, person=team.bo, now=at(2))
    assert free_for(team.chen, desk_of(team), Station.REVIEW) == []
    sign(team.translation, Stage.REVIEW, person=team.bo, keys=team.keys, now=at(3))
    assert restation(team.translation, ring) is Station.PROOFREADING
    sign(team.translation, Stage.PROOFREAD, person=team.chen, keys=team.keys, now=at(4))
    assert restation(team.translation, ring) is Station.READY
    team.write("b", "六月开放。", hour=5)
    assert restation(team.translation, ring) is Station.TRANSLATING
    assert debt_of(team.anna, desk_of(team)).owed == 1
    assert debt_of(team.bo, desk_of(team)).owed == 0


def test_a_translator_is_told_that_a_reviewer_changed_the_text(team: Team) -> None:
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(2))
    assert to_sign_again(team.anna, desk_of(team)) == []
    pair = team.pair("b")
    save_segment(pair, "五月开幕。", base=pair.current, person=team.bo, role=Role.REVIEWER, now=at(3))
    freshen(team.translation, team.keys.ring(), now=at(4))
    assert to_sign_again(team.anna, desk_of(team)) == [team.translation]
    assert "Changed since you signed" in visitor(team.anna).get("/harbour-desk/work/").content.decode()
    assert to_sign_again(team.bo, desk_of(team)) == []


def test_the_checks_are_asked_again_when_the_text_changed(team: Team) -> None:
    ring = team.keys.ring()
    team.write("a", "码头耗资500万。", hour=2)
    freshen(team.translation, ring, now=at(3))
    assert TranslationRecord.objects.get().blocking > 0
    team.write("a", "码头耗资420万。", hour=4)
    freshen(team.translation, ring, now=at(5))
    assert TranslationRecord.objects.get().blocking == 0


def test_the_board_notes_by_itself_what_changed(team: Team) -> None:
    filled(desk_of(team), 1)
    assert {one.key for one in stale(now=at(500), most=9)} == {
        "t1",
        TranslationRecord.objects.exclude(key="t1").get().key,
    }
    Worker(Bench(home=Home(Path(settings.HOME)))).round()
    assert stale(now=at(500), most=9) == []
    team.write("a", "码头耗资500万。", hour=10**5)
    assert stale(now=at(10**5), most=9) == [], "somebody is writing just now"
    assert [one.key for one in stale(now=at(10**5 + 1), most=9)] == ["t1"]
