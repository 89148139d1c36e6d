"""Questions whose words are made once: they answer as Django's own do, and refuse what they could not fill in."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from django.db.models import QuerySet
from tests.desk.conftest import START, Team, at

from colophon.desk.asked_often import asked_often
from colophon.desk.models import PairRecord, Person, Revision, WorkEvent


@asked_often
def texts(translation: int, keys: Sequence[str]) -> QuerySet[PairRecord, tuple[str, str | None]]:
    found = PairRecord.objects.filter(translation=translation, key__in=keys)
    return found.values_list("key", "current__target")


@asked_often
def saved_since(pair: str, moment: datetime) -> QuerySet[Revision]:
    found = Revision.objects.filter(pair__key=pair, saved__gte=moment, conflicting=False)
    return found.select_related("pair", "person").order_by("pk")


@asked_often
def called(name: str) -> QuerySet[Person]:
    return Person.objects.filter(name__icontains=name)


@asked_often
def of_both(one: int, other: int) -> QuerySet[WorkEvent]:
    return WorkEvent.objects.filter(person=one)


def test_it_answers_each_time_of_the_values_that_it_is_given(team: Team) -> None:
    number = team.translation.pk
    assert texts(number, ["a"]) == [("a", "码头耗资420万。")]
    assert texts(number, ["b"]) == [("b", "五月开放。")]
    assert texts(number, ["b", "a"]) == [("a", "码头耗资420万。"), ("b", "五月开放。")]
    assert texts(number, []) == []
    assert texts(number + 1, ["a"]) == []
    team.write("a", "别的。", hour=2)
    assert texts(number, ["a"]) == [("a", "别的。")], "answers are not kept"


def test_it_makes_records_with_what_belongs_to_them(team: Team) -> None:
    team.write("a", "别的。", hour=2)
    assert [one.target for one in saved_since("a", START)] == ["码头耗资420万。", "别的。"]
    (newest,) = saved_since("a", at(2))
    assert (newest.saved, newest.pair.key, newest.conflicting) == (at(2), "a", False)
    assert newest.person == team.anna
    assert saved_since("b", at(2)) == []


def test_a_text_with_marks_of_the_database_stays_a_text(team: Team) -> None:
    assert texts(team.translation.pk, ["%", "'; drop table desk_desk"]) == []


def test_what_is_changed_on_its_way_is_refused(team: Team) -> None:
    with pytest.raises(TypeError, match="without @asked_often"):
        called("Vell")
    with pytest.raises(TypeError, match="without @asked_often"):
        of_both(team.anna.pk, team.bo.pk)


@pytest.mark.parametrize("value", [None, True, 1.5])
def test_no_other_kinds_of_values_are_taken(team: Team, value: object) -> None:
    with pytest.raises(TypeError, match="takes no"):
        of_both(team.anna.pk, value)  # type: ignore[arg-type]
