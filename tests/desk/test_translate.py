"""Saving: nothing typed is ever lost, and what is written once stays."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.db.models.deletion import ProtectedError
from tests.desk.conftest import ARTICLE, Team, at

from colophon.article.article import Article
from colophon.article.credit import Credit, Role
from colophon.article.pair import Pair
from colophon.desk.actions.bring import bring_edit
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.translate import import_translation, save_segment, settle
from colophon.desk.models import Revision, Snapshot, TranslationRecord, WorkEvent
from colophon.desk.queries.article import text_alone
from colophon.desk.queries.board import Wanted, columns, translation_of
from colophon.desk.queries.credits import credits_of
from colophon.desk.queries.text import conflicts_of, pairs_of
from colophon.errors import NoSuchRecordError, TooManySegmentsError


def test_two_saves_on_one_revision_keep_both(team: Team) -> None:
    pair = team.pair("a")
    seen = pair.current
    first = save_segment(pair, "码头花费420万。", base=seen, person=team.anna, role=Role.TRANSLATOR, now=at(2))
    second = save_segment(pair, "码头造价420万。", base=seen, person=team.bo, role=Role.REVIEWER, now=at(3))
    assert second.beside == first.revision
    (conflict,) = conflicts_of(team.translation)
    assert (conflict.current.target, conflict.other.target) == ("码头花费420万。", "码头造价420万。")
    assert pairs_of(team.translation)[0].target == "码头花费420万。"


def test_a_settled_conflict_keeps_both_in_the_history(team: Team) -> None:
    test_two_saves_on_one_revision_keep_both(team)
    (conflict,) = conflicts_of(team.translation)
    settle(conflict.other, "码头造价420万。", person=team.bo, role=Role.REVIEWER, now=at(4))
    assert list(conflicts_of(team.translation)) == []
    assert pairs_of(team.translation)[0].target == "码头造价420万。"
    assert team.pair("a").revisions.count() == 4


def test_a_repeated_save_changes_nothing(team: Team) -> None:
    pair = team.pair("a")
    assert pair.current is not None
    again = save_segment(pair, pair.current.target, base=None, person=team.anna, role=Role.TRANSLATOR, now=at(2))
    assert again.revision == pair.current
    assert pair.revisions.count() == 1


def test_a_save_to_a_pair_that_is_not_there_is_refused(team: Team) -> None:
    pair = team.pair("a")
    pair.pk = 10**9
    with pytest.raises(NoSuchRecordError):
        save_segment(pair, "x", base=None, person=team.anna, role=Role.TRANSLATOR, now=at(2))


@pytest.mark.parametrize("model", [Revision, Snapshot, WorkEvent])
def test_what_is_written_once_is_not_changed(team: Team, model: type[Revision]) -> None:
    record = model.objects.first()
    assert record is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save(force_update=True)
    with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
        record.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all()._raw_delete(using="default")  # type: ignore[attr-defined]


def test_the_same_source_is_offered_again(team: Team) -> None:
    desk = team.translation.snapshot.source.desk
    again = take_in(desk, ARTICLE, sha256="ab" * 32, captured=at(9))
    assert (again.known_source, again.known_bytes) == (True, True)
    assert again.snapshot == team.translation.snapshot
    changed = take_in(desk, ARTICLE, sha256="cd" * 32, captured=at(9))
    assert (changed.known_source, changed.known_bytes) == (True, False)


def test_a_source_without_an_address_is_known_by_its_bytes(team: Team) -> None:
    desk = team.translation.snapshot.source.desk
    article = Article(title="A letter", language="en")
    assert not take_in(desk, article, sha256="ef" * 32, captured=at(1)).known_source
    assert take_in(desk, article, sha256="ef" * 32, captured=at(1)).known_source
    assert not take_in(desk, article, sha256="ee" * 32, captured=at(1)).known_source


def test_an_imported_translation_keeps_its_credits(team: Team) -> None:
    pairs = [Pair("x", "It opens in May.", "Відкриття у травні."), Pair("y", "Free entry.", "")]
    printed = [Credit(Role.REVIEWER, "Олена Гай")]
    translation = import_translation(
        team.translation.snapshot, pairs, key="t2", language="uk", translator=team.anna, now=at(1), credits=printed
    )
    assert pairs_of(translation) == tuple(pairs)
    assert [(one.role, one.name) for one in credits_of(translation)] == [
        (Role.AUTHOR, "Ina Holm"), (Role.TRANSLATOR, "Anna Vell"), (Role.REVIEWER, "Олена Гай"),
    ]  # fmt: skip


def test_the_board_counts(team: Team) -> None:
    (card,) = [one for column in columns(team.translation.snapshot.source.desk, Wanted()) for one in column.cards]
    assert (card.key, card.pairs, card.translated, card.editions) == ("t1", 2, 2, 0)
    assert translation_of("t1") == team.translation
    with pytest.raises(NoSuchRecordError):
        translation_of("t9")


def test_what_is_too_long_to_be_one_article_is_refused_before_anything_is_begun(team: Team) -> None:
    pairs = [Pair(str(number), "A line.", "", str(number)) for number in range(20_001)]
    with pytest.raises(TooManySegmentsError, match="20,001"):
        import_translation(team.translation.snapshot, pairs, key="t9", language="fr", translator=team.anna, now=at(2))
    assert not TranslationRecord.objects.filter(key="t9").exists()


def test_an_edited_file_does_not_print_for_ever_what_the_desk_counts(team: Team) -> None:
    printed = (Credit(Role.TRANSLATOR, "林梅"), *credits_of(team.translation))
    edited = replace(text_alone(team.translation), credits=printed)
    bring_edit(team.translation, edited, person=team.bo, role=Role.REVIEWER, now=at(2))
    assert [one["name"] for one in team.translation.credits] == ["林梅"]
