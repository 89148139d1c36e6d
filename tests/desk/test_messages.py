"""Messages reach whom they concern, once, and nobody else; what is private stays with one person."""

import pytest
from tests.desk.conftest import CATALOGUE, START, Team, at
from tests.desk.visits import newcomer, visitor

from colophon.article.credit import Role
from colophon.desk.actions.claims import claim, end_overdue, extend
from colophon.desk.actions.messages import choose_mail, write_messages
from colophon.desk.actions.remark import remark
from colophon.desk.actions.sign import publish, sign
from colophon.desk.actions.translate import save_segment
from colophon.desk.message_words import sentence
from colophon.desk.models import (
    Account,
    Desk,
    FollowTask,
    HandBack,
    JoinRequest,
    Message,
    MessageKind,
    Often,
    Person,
    SignOffRecord,
    Station,
    TranslationRecord,
)
from colophon.desk.queries.edits import edits_of
from colophon.desk.roles import DeskRole
from colophon.drafts.category import Category
from colophon.signoff.stages import Stage
from colophon.watch.change import Drift
from colophon.watch.look import Sight


def desk_of(team: Team) -> Desk:
    return team.translation.snapshot.source.desk


def told(kind: MessageKind) -> list[str]:
    return sorted(Message.objects.filter(kind=kind).values_list("person__name", flat=True))


def signed_by_anna(team: Team, hour: int = 2) -> None:
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(hour))


def test_ready_for_review_reaches_the_reviewers_once(team: Team) -> None:
    newcomer(desk_of(team), "kim", DeskRole.REVIEWER)
    newcomer(desk_of(team), "gus", DeskRole.GUEST)
    signed_by_anna(team)
    assert write_messages(now=at(3)) == 2
    assert write_messages(now=at(4)) == 0
    assert told(MessageKind.TO_REVIEW) == ["Bo Marsh", "kim"]


def test_who_translated_is_not_asked_to_review_and_a_new_round_asks_again(team: Team) -> None:
    team.write("a", "码头花费420万。", hour=2)
    signed_by_anna(team, 3)
    write_messages(now=at(4))
    team.write("a", "码头耗资420万元。", hour=5)
    signed_by_anna(team, 6)
    write_messages(now=at(7))
    assert told(MessageKind.TO_REVIEW) == ["Bo Marsh", "Bo Marsh"]


def test_a_call_that_somebody_answered_is_settled(team: Team) -> None:
    signed_by_anna(team)
    write_messages(now=at(3))
    claim(TranslationRecord.objects.get(), Stage.REVIEW, person=team.bo, now=at(4))
    write_messages(now=at(5))
    assert Message.objects.get(kind=MessageKind.TO_REVIEW).read == at(5)


def test_a_claim_about_to_lapse_reaches_its_holder_first_and_others_when_it_is_over(team: Team) -> None:
    newcomer(desk_of(team), "noor", DeskRole.MANAGER)
    TranslationRecord.objects.update(station=Station.PROPOSED)
    held = claim(TranslationRecord.objects.get(), Stage.TRANSLATE, person=team.anna, now=START)
    days = [6, 7, 8, 11, 12, 13]
    assert [write_messages(now=at(24 * day + 1)) for day in days] == [0, 1, 0, 0, 1, 0]
    assert told(MessageKind.CLAIM_LAPSES) == ["Anna Vell", "Anna Vell"]
    extend(held, by=team.anna, now=at(24 * 13))
    assert write_messages(now=at(24 * 13 + 2)) == 0
    assert write_messages(now=at(24 * 14 + 2)) == 1
    held.refresh_from_db()
    end_overdue(now=at(24 * 22))
    write_messages(now=at(24 * 22))
    assert told(MessageKind.CLAIM_ENDED) == ["Anna Vell"]
    assert told(MessageKind.CLAIM_FREE) == ["noor"]


def reviewed(team: Team) -> SignOffRecord:
    """Bo mends a number, moves a word, and says what was wrong with the other one."""
    signed_by_anna(team)
    pair = team.pair("a")
    save_segment(pair, "码头耗资430万。", base=pair.current, person=team.bo, role=Role.REVIEWER, now=at(4))
    said = {"category": Category.TERMINOLOGY, "person": team.bo, "role": Role.REVIEWER, "now": at(5)}
    remark(team.pair("b"), "May, not June", **said)
    signed_by_anna(team, 6)
    return sign(team.translation, Stage.REVIEW, person=team.bo, keys=team.keys, now=at(7))


def test_the_translator_gets_an_account_of_every_edit_by_category_and_nobody_else_does(team: Team) -> None:
    signed = reviewed(team)
    found = edits_of(signed, team.anna)
    assert [(one.pair, one.category, one.guessed, one.changed) for one in found] == [
        ("a", Category.ACCURACY, True, True),
        ("b", Category.TERMINOLOGY, False, False),
    ]
    write_messages(now=at(8))
    (message,) = Message.objects.filter(kind=MessageKind.EDITED)
    assert message.person == team.anna
    assert message.about["categories"] == {"accuracy": 1, "terminology": 1}
    page = f"/harbour-desk/messages/edits/{signed.pk}/"
    shown = visitor(team.anna).get(page).content.decode()
    assert "May, not June" in shown
    assert '/harbour-desk/t1/history/?segment=a"' in shown, "each leads to all texts of its segment"
    assert "as far as rules can tell" in shown
    assert visitor(team.bo).get(page).status_code == 404
    assert newcomer(desk_of(team), "noor", DeskRole.MANAGER).get(page).status_code == 404
    message.refresh_from_db()
    assert message.read is not None


def test_what_else_is_told_and_to_whom(team: Team) -> None:
    newcomer(desk_of(team), "noor", DeskRole.MANAGER)
    desk, text = desk_of(team), team.translation
    HandBack.objects.create(translation=text, stage=Stage.TRANSLATE, note="Names!", person=team.bo, moment=at(1))
    stranger = Person.objects.create(key="kai", name="Kai")
    JoinRequest.objects.create(desk=desk, person=stranger, asked=at(1))
    FollowTask.objects.create(translation=text, sight=Sight.CHANGED, drift=Drift.FACTUAL, opened=at(1))
    for person, stage in ((team.anna, Stage.TRANSLATE), (team.bo, Stage.REVIEW), (team.chen, Stage.PROOFREAD)):
        sign(text, stage, person=person, keys=team.keys, now=at(2 + stage.number))
    write_messages(now=at(9))
    assert told(MessageKind.TO_PUBLISH) == ["陈远"]
    publish(text, person=team.chen, keys=team.keys, catalogue=CATALOGUE, findings=(), now=at(10))
    write_messages(now=at(11))
    assert told(MessageKind.HANDED_BACK) == ["Anna Vell"]
    assert told(MessageKind.ASKS_TO_JOIN) == ["noor"]
    assert told(MessageKind.SOURCE_CHANGED) == ["Anna Vell"]
    assert told(MessageKind.PUBLISHED) == ["Anna Vell", "Bo Marsh", "陈远"]
    page = visitor(team.anna).get("/harbour-desk/messages/").content.decode()
    assert "is published." in page
    assert "Names!" in page


def test_a_desk_that_begins_to_send_messages_does_not_tell_its_history(team: Team) -> None:
    signed_by_anna(team)
    assert write_messages(now=at(24 * 40)) == 0


def test_who_has_left_is_told_nothing(team: Team) -> None:
    desk_of(team).memberships.filter(person=team.bo).update(ended=START)
    signed_by_anna(team)
    assert write_messages(now=at(3)) == 0


def test_the_page_counts_shows_and_is_read(team: Team) -> None:
    signed_by_anna(team)
    write_messages(now=at(3))
    client = visitor(team.bo)
    page = client.get("/harbour-desk/messages/").content.decode()
    assert "is ready for review" in page
    assert "1 unread message" in page
    number = Message.objects.get().pk
    assert visitor(team.anna).post(f"/harbour-desk/messages/{number}/read/").status_code == 404
    client.post(f"/harbour-desk/messages/{number}/read/")
    assert "unread message" not in client.get("/harbour-desk/messages/").content.decode()
    client.post("/harbour-desk/messages/mail/", {"often": "weekly", "email": "bo@desk.example"})
    assert team.bo.message_choices.get().often == Often.WEEKLY
    assert Account.objects.get(person=team.bo).email == "bo@desk.example"
    answer = client.post("/harbour-desk/messages/mail/", {"often": "hourly", "email": "no"})
    assert answer.status_code == 422


@pytest.mark.parametrize("kind", MessageKind)
def test_every_kind_has_its_words(kind: MessageKind) -> None:
    about = {"title": "A {name} <b>", "name": "{title}", "language": "zh-Hans", "days": 2, "edits": 3}
    said = sentence(kind, about)
    assert said.endswith(".")
    assert ("A {name} <b>" in said) or ("{title}" in said)


def test_choosing_twice_keeps_one_choice(team: Team) -> None:
    choose_mail(team.bo, desk_of(team), Often.DAILY)
    choose_mail(team.bo, desk_of(team), Often.NONE)
    assert team.bo.message_choices.get().often == Often.NONE
