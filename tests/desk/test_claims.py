"""Claims are leases, and of two who claim at once one gets it."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.desk.conftest import Team, at
from tests.desk.test_pages import desk_of
from tests.desk.visits import newcomer, visitor

from colophon.adapters.clock import now
from colophon.article.credit import Role
from colophon.desk.actions.claims import claim, end_overdue, extend, finish, hand_over, release
from colophon.desk.actions.found import add_person
from colophon.desk.actions.judge import waive
from colophon.desk.models import Claim, Ending, Person, Station, TranslationRecord
from colophon.desk.queries.credits import credits_of
from colophon.desk.queries.work import held_by, reminder_due, reviewers_for
from colophon.desk.roles import DeskRole
from colophon.errors import DeskRuleError, MembershipError
from colophon.signoff.stages import Stage
from colophon.signoff.waiver import Waivable

DAY = 24


@pytest.fixture
def dora(team: Team) -> Person:
    return add_person(desk_of(team), "Dora Lind", key="p4", roles=[DeskRole.TRANSLATOR])


def held(team: Team, hour: int = 0) -> Claim:
    return claim(team.translation, Stage.TRANSLATE, person=team.anna, now=at(hour))


def test_a_claim_is_a_lease_of_fourteen_days(team: Team, dora: Person) -> None:
    one = held(team)
    assert one.due == at(14 * DAY)
    with pytest.raises(DeskRuleError, match="Anna Vell holds this"):
        claim(team.translation, Stage.TRANSLATE, person=dora, now=at(13 * DAY))
    assert claim(team.translation, Stage.TRANSLATE, person=dora, now=at(14 * DAY)).person == dora
    assert Claim.objects.get(pk=one.pk).ending == Ending.EXPIRED


def test_claiming_twice_is_claiming_once(team: Team) -> None:
    assert held(team) == held(team, hour=5)
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(("days", "reminder"), [(0, 0), (6, 0), (7, 1), (11, 1), (12, 2), (13, 2)])
def test_reminders_follow_from_the_claim_alone(team: Team, days: int, reminder: int) -> None:
    one = held(team)
    assert reminder_due(one, now=at(days * DAY)) == reminder
    assert reminder_due(extend(one, by=team.anna, now=at(0)), now=at((days + 7) * DAY)) == reminder


def test_a_reminder_stands_beside_the_way_to_my_work(team: Team) -> None:
    anna = visitor(team.anna)
    claim(team.translation, Stage.TRANSLATE, person=team.anna, now=now() - timedelta(days=8))
    assert "1 claim ends soon" in anna.get("/harbour-desk/").content.decode()
    assert "claim ends soon" not in visitor(team.bo).get("/harbour-desk/").content.decode()


def test_it_is_extended_twice_and_then_by_a_manager_only(team: Team) -> None:
    one = held(team)
    for _ in range(2):
        extend(one, by=team.anna, now=at(0))
    assert one.due == at(28 * DAY)
    with pytest.raises(DeskRuleError):
        extend(one, by=team.anna, now=at(0))
    manager = add_person(desk_of(team), "Mira", key="p9", roles=[DeskRole.MANAGER])
    assert extend(one, by=manager, now=at(0)).due == at(35 * DAY)


def test_handing_over_keeps_the_text_and_credits_both(team: Team, dora: Person) -> None:
    hand_over(held(team), dora, note="I am off until May.", now=at(2))
    team.anna = dora
    team.write("b", "五月开幕。", hour=3)
    names = [one.name for one in credits_of(team.translation) if one.role is Role.TRANSLATOR]
    assert names == ["Anna Vell", "Dora Lind"]
    assert Claim.objects.get(ended=None).person == dora


def test_it_is_not_handed_to_somebody_without_the_role(team: Team) -> None:
    with pytest.raises(MembershipError):
        hand_over(held(team), team.bo, note="", now=at(1))
    assert Claim.objects.get(ended=None).person == team.anna


def test_giving_back_frees_it_and_only_once(team: Team) -> None:
    one = held(team)
    assert TranslationRecord.objects.get().station == Station.TRANSLATING
    release(one, note="Too long for me.", now=at(2))
    assert TranslationRecord.objects.get().station == Station.PROPOSED
    assert team.pair("a").current is not None, "what was written stays"
    with pytest.raises(DeskRuleError):
        release(one, note="", now=at(3))


def test_claims_whose_time_is_up_are_found_from_the_database(team: Team) -> None:
    held(team)
    assert end_overdue(now=at(13 * DAY)) == 0
    assert end_overdue(now=at(15 * DAY)) == 1
    assert end_overdue(now=at(15 * DAY)) == 0


def test_a_finished_stage_is_held_by_nobody(team: Team) -> None:
    held(team)
    finish(team.translation, Stage.TRANSLATE, now=at(3))
    assert held_by(team.anna, desk_of(team), now=at(4)) == ()


def test_nobody_claims_the_review_of_their_own_text(team: Team) -> None:
    add_person(desk_of(team), "Anna Vell", key="p1", roles=[DeskRole.REVIEWER])
    with pytest.raises(DeskRuleError, match="somebody else has to read it"):
        claim(team.translation, Stage.REVIEW, person=team.anna, now=at(1))
    assert [one.person for one in reviewers_for(team.translation)] == [team.bo]
    waive(team.translation, Waivable.FOUR_EYES, person=team.chen, reason="There are two of us.", now=at(1))
    assert claim(team.translation, Stage.REVIEW, person=team.anna, now=at(1)).person == team.anna


def test_in_the_browser(team: Team) -> None:
    anna = visitor(team.anna)
    for _ in range(2):  # a double click
        assert anna.post("/harbour-desk/t1/claim/", {"stage": "translate"}).status_code == 302
    one = Claim.objects.get()
    assert "Seven days more" in anna.get("/harbour-desk/t1/").content.decode()
    kim = newcomer(desk_of(team), "kim", DeskRole.TRANSLATOR)
    refused = kim.post("/harbour-desk/t1/claim/", {"stage": "translate"})
    assert refused.status_code == 409
    assert "Anna Vell holds this" in refused.content.decode()
    for verb in ("extend", "release", "hand-over"):
        assert kim.post(f"/harbour-desk/t1/claims/{one.pk}/{verb}/", {"to": "k-kim"}).status_code == 403
    anna.post(f"/harbour-desk/t1/claims/{one.pk}/extend/")
    anna.post(f"/harbour-desk/t1/claims/{one.pk}/hand-over/", {"to": "k-kim", "note": "<i>Yours</i>"})
    assert anna.post(f"/harbour-desk/t1/claims/{one.pk}/release/").status_code == 409, "a stale tab"
    assert "&lt;i&gt;Yours" in kim.get("/harbour-desk/t1/").content.decode()
    assert kim.get("/harbour-desk/work/").status_code == 200
    assert Client().post("/harbour-desk/t1/claim/", {"stage": "translate"}).status_code == 302
    assert kim.post("/harbour-desk/t1/claim/", {"stage": "publish"}).status_code == 404


def test_taking_off_the_board_and_putting_back(team: Team) -> None:
    bo = visitor(team.bo)
    bo.post("/harbour-desk/t1/close/", {"because": ""})
    assert TranslationRecord.objects.get().closed is None, "it needs a reason"
    bo.post("/harbour-desk/t1/close/", {"because": "The source was withdrawn."})
    assert "The source was withdrawn." in bo.get("/harbour-desk/t1/").content.decode()
    assert "/harbour-desk/t1/" not in bo.get("/harbour-desk/").content.decode()
    bo.post("/harbour-desk/t1/close/", {"reopen": "yes"})
    assert "/harbour-desk/t1/" in bo.get("/harbour-desk/").content.decode()
    assert visitor(team.anna).post("/harbour-desk/t1/close/", {"because": "x"}).status_code == 403


def test_time_left_is_said(team: Team) -> None:
    claim(team.translation, Stage.TRANSLATE, person=team.anna, now=at(0))
    (one,) = held_by(team.anna, desk_of(team), now=at(0) + timedelta(days=12, hours=1))
    assert (one.days_left, one.reminder) == (1, 2)
