"""What people finish becomes memory; files in bulk bring nothing twice; what cannot be kept is named."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from tests.desk.conftest import Team, at

from colophon.adapters.memory.contents import read_contents
from colophon.article.credit import Role
from colophon.desk.actions.remember import forget, remember_all
from colophon.desk.actions.segments import confirm
from colophon.desk.models import MemoryEnd, UnitRecord
from colophon.errors import StorageFullError
from colophon.memory.admission import Flaw, identity, sealed
from colophon.memory.unit import Origin, Unit

PIER = Unit(source="The pier is open.", target="码头开放。", source_language="en", target_language="zh-Hans")


def standing() -> list[UnitRecord]:
    return list(UnitRecord.objects.filter(replaced=False).exclude(source=""))


def test_what_is_confirmed_is_remembered_and_a_review_takes_its_place(team: Team) -> None:
    pair = team.pair("a")
    assert pair.current is not None
    confirm(pair, pair.current.pk, person=team.anna, role=Role.TRANSLATOR, now=at(2))
    confirm(pair, pair.current.pk, person=team.bo, role=Role.REVIEWER, now=at(3))
    confirm(pair, pair.current.pk, person=team.anna, role=Role.TRANSLATOR, now=at(4))
    (record,) = standing()
    assert (record.id, record.replaces, record.origin) == (2, 1, Origin.REVIEWED)
    assert (record.source, record.target) == ("The pier cost 4.2 million.", "码头耗资420万。")
    assert (record.before, record.after) == ("", "It opens in May.")
    assert (record.article, record.desk, record.date) == ("https://news.example/pier", "Harbour desk", "2026-03-02")


def test_a_new_text_replaces_the_old_one(team: Team) -> None:
    for target in ("码头花费420万。", "码头造价420万。"):
        team.write("a", target)
        current = team.pair("a").current
        assert current is not None
        confirm(team.pair("a"), current.pk, person=team.anna, role=Role.TRANSLATOR, now=at(2))
    assert [record.target for record in standing()] == ["码头造价420万。"]


@pytest.mark.django_db
def test_what_is_known_is_not_kept_twice() -> None:
    units = [replace(PIER, source=f"Pier {number} is open.") for number in (1, 2, 1, 3)]
    first, again = remember_all(units, batch=2), remember_all(units, batch=2)
    assert (first.kept, first.known, again.kept, again.known) == (3, 1, 0, 4)
    assert [record.id for record in standing()] == [1, 2, 3]


@pytest.mark.django_db
def test_contradicting_translations_are_both_kept() -> None:
    remember_all([PIER, replace(PIER, target="栈桥已开放。")])
    assert [record.target for record in standing()] == ["码头开放。", "栈桥已开放。"]


@pytest.mark.django_db
def test_what_cannot_be_kept_is_named_with_its_place() -> None:
    units = [
        PIER,
        replace(PIER, target=" "),
        replace(PIER, source=""),
        replace(PIER, target_language="Chinese (PRC)"),
        replace(PIER, source="x" * 20_001),
        replace(PIER, date="last week"),
    ]
    answer = remember_all(units)
    assert answer.kept == 1
    assert answer.flawed == [
        (1, Flaw.NO_TARGET),
        (2, Flaw.NO_SOURCE),
        (3, Flaw.LANGUAGE),
        (4, Flaw.TOO_LONG),
        (5, Flaw.DATE),
    ]


@pytest.mark.django_db
def test_the_seal_follows_from_all_that_was_kept() -> None:
    units = [PIER, replace(PIER, target="码头\0开放\ud800。")]
    remember_all(units)
    end, records = MemoryEnd.objects.get(), standing()
    assert records[1].target == "码头\ufffd开放\ufffd。"
    assert records[0].seal == sealed("", identity(PIER))
    assert (end.last, end.seal) == (2, records[1].seal) == (2, sealed(records[0].seal, records[1].identity))


@pytest.mark.django_db
def test_forgetting_takes_away_and_leaves_a_trace() -> None:
    remember_all([PIER])
    assert (forget([1, 7]), forget([1])) == (1, 0)
    assert standing() == []
    assert [record.replaces for record in UnitRecord.objects.all()] == [None, 1]
    assert remember_all([PIER]).kept == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the other database's disk cannot be filled here")
def test_a_full_disk_keeps_what_was_kept_and_says_so() -> None:
    units = [replace(PIER, source=f"Pier {number} " + "x" * 9_000) for number in range(500)]
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 200}")
        try:
            with pytest.raises(StorageFullError, match="full") as refused:
                remember_all(units, batch=10)
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    kept = len(standing())
    assert kept > 0
    assert kept % 10 == 0
    assert f"{kept} units were kept" in refused.value.message
    assert remember_all(units).known == kept
    assert len(standing()) == 500


@pytest.mark.django_db
def test_much_that_is_kept_is_indexed_at_once(home: Path) -> None:
    remember_all((replace(PIER, source=f"Pier {number}") for number in range(9)), batch=4, indexed_every=4)
    assert read_contents(home / "memory").end.last == 8
