"""Remarks and suggestions: they find their passage again, are answered once, and make points."""

from collections.abc import Callable

import pytest
from tests.desk.conftest import Team, at
from tests.desk.visits import visitor

from colophon.article.credit import Role
from colophon.desk.actions.found import give_role
from colophon.desk.actions.remark import accept, answer, hand_back, remark
from colophon.desk.actions.sign import sign
from colophon.desk.models import Person, Remark
from colophon.desk.models.review import Category, Outcome, Weight
from colophon.desk.queries.document import document_of
from colophon.desk.queries.passage import found_again
from colophon.desk.queries.review import score_of
from colophon.desk.roles import DeskRole
from colophon.errors import PassageGoneError, ReasonMissingError
from colophon.signoff.stages import Stage


def suggested(team: Team, quoted: str, suggestion: str | None, **more: Category | Weight) -> Remark:
    pair = team.pair("a")
    target = pair.current.target if pair.current else ""
    start = target.index(quoted)
    return remark(
        pair,
        "Better so.",
        person=team.bo,
        role=Role.REVIEWER,
        now=at(2),
        span=(start, start + len(quoted)),
        suggestion=suggestion,
        **more,  # type: ignore[arg-type]
    )


def test_a_suggestion_is_accepted_where_its_passage_now_stands(team: Team) -> None:
    one = suggested(team, "耗资", "造价")
    team.write("a", "新的码头耗资420万。", hour=3)
    saved = accept(one, person=team.anna, role=Role.TRANSLATOR, now=at(4))
    assert saved is not None
    assert saved.revision.target == "新的码头造价420万。"
    one.refresh_from_db()
    assert (one.outcome, one.answered_by) == (Outcome.ACCEPTED, team.anna)


def test_a_suggestion_whose_passage_is_gone_changes_nothing(team: Team) -> None:
    one = suggested(team, "耗资", "造价")
    team.write("a", "别的。", hour=3)
    with pytest.raises(PassageGoneError):
        accept(one, person=team.anna, role=Role.TRANSLATOR, now=at(4))
    one.refresh_from_db()
    assert one.outcome == ""


def test_an_empty_suggestion_leaves_the_passage_out(team: Team) -> None:
    saved = accept(suggested(team, "420万", ""), person=team.anna, role=Role.TRANSLATOR, now=at(3))
    assert saved is not None
    assert saved.revision.target == "码头耗资。"


def test_a_remark_says_something_and_declining_says_why(team: Team) -> None:
    with pytest.raises(ReasonMissingError):
        remark(team.pair("a"), " ", person=team.bo, role=Role.REVIEWER, now=at(2))
    one = suggested(team, "耗资", None)
    with pytest.raises(ReasonMissingError):
        answer(one, Outcome.DECLINED, person=team.anna, now=at(3))


def test_points_are_counted_for_a_thousand_words_and_declined_remarks_are_not(team: Team) -> None:
    suggested(team, "耗资", "造价", category=Category.TERMINOLOGY, weight=Weight.MAJOR)
    declined = suggested(team, "码头", None, category=Category.ACCURACY, weight=Weight.MAJOR)
    answer(declined, Outcome.DECLINED, person=team.anna, now=at(3), reply="It is a pier.")
    answer(declined, Outcome.SETTLED, person=team.bo, now=at(4))
    score = score_of(team.translation, team.translation.pairs.values_list("source", flat=True))
    assert score.points == 2.0
    assert score.per_thousand == round(2000 / score.words, 1)
    assert len(document_of(team.translation).segments[0].remarks) == 1


def test_a_text_goes_back_with_a_note(team: Team) -> None:
    with pytest.raises(ReasonMissingError):
        hand_back(team.translation, Stage.TRANSLATE, "-", person=team.bo, now=at(2))
    back = hand_back(team.translation, Stage.TRANSLATE, "The figures first, please.", person=team.bo, now=at(2))
    assert team.translation.hand_backs.get() == back


@pytest.mark.parametrize(
    ("stage", "who"), [(Stage.TRANSLATE, lambda team: team.anna), (Stage.REVIEW, lambda team: team.bo)]
)
def test_what_came_back_is_among_its_translators_work_until_it_is_signed_again(
    team: Team, stage: Stage, who: Callable[[Team], Person]
) -> None:
    anna, bo = visitor(team.anna), visitor(team.bo)
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(2))
    hand_back(team.translation, Stage.TRANSLATE, "The figures first, please.", person=team.bo, now=at(3))
    for page in ("work/", "t1/"):
        assert "The figures first, please." in anna.get(f"/harbour-desk/{page}").content.decode()
    assert "The figures first, please." not in bo.get("/harbour-desk/work/").content.decode()
    sign(team.translation, stage, person=who(team), keys=team.keys, now=at(4))
    for page in ("work/", "t1/"):
        assert "The figures first, please." not in anna.get(f"/harbour-desk/{page}").content.decode()


def test_nobody_is_offered_to_read_what_they_wrote(team: Team) -> None:
    give_role(team.translation.snapshot.source.desk, team.anna, DeskRole.REVIEWER, now=at(1))
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(2))
    page = visitor(team.anna).get("/harbour-desk/t1/").content.decode()
    assert ("somebody else has to read it" in page, "I take it" in page) == (True, False)
    assert "I take it" in visitor(team.bo).get("/harbour-desk/t1/").content.decode()


@pytest.mark.parametrize(
    ("text", "quoted", "start", "place"),
    [
        ("one two one", "one", 8, (8, 11)),
        ("one two one", "one", 6, (8, 11)),
        ("one two one", "one", 2, (0, 3)),
        ("so one", "one", 0, (3, 6)),
        ("none", "two", 0, None),
        ("whole", "", 3, (0, 5)),
    ],
)
def test_a_passage_is_found_at_the_nearest_place(
    text: str, quoted: str, start: int, place: tuple[int, int] | None
) -> None:
    assert found_again(text, quoted, start) == place
