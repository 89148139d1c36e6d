"""Confirming, cutting, joining and restoring segments; nothing is lost and nobody's part is forgotten."""

import pytest
from tests.desk.conftest import Team, at

from colophon.article.credit import Role
from colophon.desk.actions.judge import dismiss, waive
from colophon.desk.actions.segments import confirm, merge_with_next, restore, split_pair
from colophon.desk.actions.translate import save_segment, storable
from colophon.desk.models import Revision
from colophon.desk.queries.checked import checked_while_typing
from colophon.desk.queries.document import State, document_of
from colophon.desk.queries.history import changed_since, history_of
from colophon.desk.queries.manifest import manifest_of
from colophon.desk.queries.text import pairs_of
from colophon.errors import NotSplittableError, OutdatedTextError, OwnWorkError
from colophon.memory.changes import Change
from colophon.signoff.waiver import Waivable


def current(team: Team, key: str) -> Revision:
    revision = team.pair(key).current
    assert revision is not None
    return revision


def test_a_segment_is_confirmed_by_its_translator_and_then_its_reviewer(team: Team) -> None:
    confirm(team.pair("a"), current(team, "a").pk, person=team.anna, role=Role.TRANSLATOR, now=at(2))
    assert [one.state for one in document_of(team.translation).segments] == [State.TRANSLATED, State.WRITTEN]
    confirm(team.pair("a"), current(team, "a").pk, person=team.bo, role=Role.REVIEWER, now=at(3))
    assert document_of(team.translation).segments[0].state is State.REVIEWED
    hands = manifest_of(team.translation).pairs[0].hands
    assert {(hand.role, hand.person.name) for hand in hands} == {
        (Role.TRANSLATOR, "Anna Vell"),
        (Role.REVIEWER, "Bo Marsh"),
    }


def test_a_new_text_has_to_be_confirmed_again(team: Team) -> None:
    seen = current(team, "a").pk
    confirm(team.pair("a"), seen, person=team.bo, role=Role.REVIEWER, now=at(2))
    team.write("a", "码头造价420万。", hour=3)
    assert document_of(team.translation).segments[0].state is State.WRITTEN
    with pytest.raises(OutdatedTextError):
        confirm(team.pair("a"), seen, person=team.bo, role=Role.REVIEWER, now=at(4))


def test_nobody_reviews_their_own_segment_unless_it_is_waived(team: Team) -> None:
    seen = current(team, "a").pk
    with pytest.raises(OwnWorkError):
        confirm(team.pair("a"), seen, person=team.anna, role=Role.REVIEWER, now=at(2))
    waive(team.translation, Waivable.FOUR_EYES, person=team.chen, reason="There are only two of us.", now=at(3))
    assert confirm(team.pair("a"), seen, person=team.anna, role=Role.REVIEWER, now=at(4)).role == Role.REVIEWER


def test_split_then_merge_gives_the_same_text(team: Team) -> None:
    before = pairs_of(team.translation)
    half = split_pair(team.pair("a"), 9, 3, person=team.bo, role=Role.REVIEWER, now=at(2))
    cut = pairs_of(team.translation)
    assert [(one.source, one.target) for one in cut] == [
        ("The pier", "码头耗"),
        ("cost 4.2 million.", "资420万。"),
        ("It opens in May.", "五月开放。"),
    ]
    assert half.key == "a/2"
    merge_with_next(team.pair("a"), person=team.bo, role=Role.REVIEWER, now=at(3))
    assert pairs_of(team.translation) == before


def test_who_translated_a_whole_has_translated_its_halves_and_the_other_way_round(team: Team) -> None:
    split_pair(team.pair("a"), 9, 3, person=team.bo, role=Role.REVIEWER, now=at(2))
    assert all(_translators(team, at_) == {"Anna Vell"} for at_ in (0, 1))
    save_segment(
        team.pair("a/2"),
        "花费420万。",
        base=current(team, "a/2"),
        person=team.chen,
        role=Role.TRANSLATOR,
        now=at(3),
    )
    merge_with_next(team.pair("a"), person=team.bo, role=Role.REVIEWER, now=at(4))
    assert _translators(team, 0) == {"Anna Vell", "陈远"}


def _translators(team: Team, number: int) -> set[str]:
    hands = manifest_of(team.translation).pairs[number].hands
    return {hand.person.name for hand in hands if hand.role is Role.TRANSLATOR}


@pytest.mark.parametrize("where", [0, 99])
def test_a_segment_is_not_cut_into_nothing(team: Team, where: int) -> None:
    with pytest.raises(NotSplittableError):
        split_pair(team.pair("a"), where, 0, person=team.anna, role=Role.TRANSLATOR, now=at(2))
    assert len(pairs_of(team.translation)) == 2


def test_segments_of_two_blocks_are_not_joined(team: Team) -> None:
    with pytest.raises(NotSplittableError):
        merge_with_next(team.pair("a"), person=team.anna, role=Role.TRANSLATOR, now=at(2))


def test_an_older_text_is_restored_as_a_new_revision(team: Team) -> None:
    first = current(team, "a")
    team.write("a", "别的。", hour=2)
    restore(first, person=team.bo, role=Role.REVIEWER, now=at(3))
    assert current(team, "a").target == first.target
    assert [version.text for version in history_of(team.pair("a"))] == [first.target, "别的。", first.target]


def test_the_history_shows_a_sitting_once_and_what_it_changed(team: Team) -> None:
    for text in ("码头耗资4", "码头耗资42", "码头耗资420万元。"):
        save_segment(team.pair("a"), text, base=current(team, "a"), person=team.bo, role=Role.REVIEWER, now=at(2))
    newest, oldest = history_of(team.pair("a"))
    assert (newest.saves, oldest.saves) == (3, 1)
    assert [(one.change, one.text) for one in newest.changes] == [
        (Change.SAME, "码头耗资420万"),
        (Change.NEW, "元"),
        (Change.SAME, "。"),
    ]
    assert len(history_of(team.pair("a"), whole=True)) == 4


def test_what_changed_since_a_revision_is_told(team: Team) -> None:
    seen = current(team, "b").pk
    team.write("a", "码头耗资520万。", hour=2)
    (changes,) = changed_since(team.translation, seen).values()
    assert [(one.change, one.text) for one in changes if one.change is not Change.SAME] == [
        (Change.GONE, "420"),
        (Change.NEW, "520"),
    ]


def test_a_save_that_is_sent_twice_is_kept_once_even_after_somebody_else(team: Team) -> None:
    base = current(team, "a")
    save = {"base": base, "person": team.anna, "role": Role.TRANSLATOR, "now": at(2), "token": "t-1"}
    first = save_segment(team.pair("a"), "一。", **save)
    save_segment(team.pair("a"), "二。", base=first.revision, person=team.bo, role=Role.REVIEWER, now=at(3))
    again = save_segment(team.pair("a"), "一。", **save)
    assert again.revision == first.revision
    assert current(team, "a").target == "二。"
    assert team.pair("a").revisions.count() == 3


def test_what_no_database_keeps_is_replaced(team: Team) -> None:
    assert storable("a\0b\ud800c\U0001f600") == "a\ufffdb\ufffdc\U0001f600"
    team.write("a", "a\0\udfff", hour=2)
    assert current(team, "a").target == "a\ufffd\ufffd"


def test_a_text_is_checked_while_it_is_typed_and_nothing_is_saved(team: Team) -> None:
    found = next(
        one for one in checked_while_typing(team.pair("a"), "码头耗资520万。") if one.check == "number-changed"
    )
    assert (found.pair, found.evidence["target_value"]) == ("a", 5200000)
    assert current(team, "a").target == "码头耗资420万。"
    dismiss(team.translation, found, person=team.bo, reason="The second count says so.", now=at(2))
    assert found not in checked_while_typing(team.pair("a"), "码头耗资520万。")


def test_a_number_that_stands_in_the_next_segment_is_not_missed_while_typing(team: Team) -> None:
    def missed() -> bool:
        return any(one.check == "number-missing" for one in checked_while_typing(team.pair("a"), "码头建成了。"))

    assert missed()
    team.write("b", "它耗资420万，五月开放。", hour=2)
    assert not missed()
