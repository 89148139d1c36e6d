"""The concordance follows its store: sheaves in files, what came since in memory, and a store that was taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.engine.memory.sentences import many

from colophon.adapters.memory.phrases import Phrases, update_phrases
from colophon.memory.unit import Unit
from colophon.testing import FakeUnits

PIER = Unit(source="The pier is open.", target="Пірс відкрито.", source_language="en", target_language="uk")
ASKED = ("pier", "the harbour", "ferry", "boats", "storm may", "open")


def store_of(count: int) -> FakeUnits:
    return FakeUnits(replace(PIER, source=text) for text in many("en", count))


def answers(phrases: Phrases) -> list[object]:
    return [phrases.located(phrase, "en", most=5) for phrase in ASKED]


@pytest.fixture(autouse=True)
def small_sheaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colophon.adapters.memory.phrases.SIZE", 50)
    monkeypatch.setattr("colophon.adapters.memory.phrases._READ", 20)


def test_what_is_kept_is_counted_at_once_on_both_sides(tmp_path: Path) -> None:
    store = FakeUnits([PIER])
    phrases = Phrases(tmp_path, store)
    assert phrases.located("piers", "en", most=5).count == 1
    store.keep(replace(PIER, target="Пірси відкрито."))
    assert phrases.located("пірс", "uk", most=5).count == 2
    store.keep(replace(PIER, source="", target=""), replaces=1)
    assert phrases.located("pier", "en", most=5).ids == (2,)


def test_files_answer_as_memory_does(tmp_path: Path) -> None:
    store = store_of(230)
    phrases = Phrases(tmp_path, store)
    before = answers(phrases)
    assert update_phrases(tmp_path, store)
    assert len(list(tmp_path.glob("*.sheaf"))) == 4
    assert answers(Phrases(tmp_path, store)) == answers(phrases) == before
    for unit in many("en", 40, seed=3):
        store.keep(replace(PIER, source=unit))
    update_phrases(tmp_path, store)
    assert len(list(tmp_path.glob("*.sheaf"))) == 5
    assert answers(Phrases(tmp_path, store)) == answers(phrases) != before


def test_a_replaced_unit_of_an_older_sheaf_is_not_counted(tmp_path: Path) -> None:
    store = store_of(120)
    store.keep(PIER, replaces=3)
    update_phrases(tmp_path, store)
    first = FakeUnits([PIER])
    assert Phrases(tmp_path, store).located("open", "en", most=5).count == 1
    assert Phrases(tmp_path / "x", first).located("open", "en", most=5).count == 1


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:9], lambda data: b"old" + data])
def test_damaged_sheaves_are_written_anew_with_a_word(tmp_path: Path, damage: object) -> None:
    store, said = store_of(230), list[str]()
    update_phrases(tmp_path, store)
    before = answers(Phrases(tmp_path, store))
    assert callable(damage)
    (tmp_path / "2.sheaf").write_bytes(damage((tmp_path / "2.sheaf").read_bytes()))
    assert answers(Phrases(tmp_path, store, say=said.append)) == before
    assert "made anew" in said[0]
    update_phrases(tmp_path, store)
    assert answers(Phrases(tmp_path, store, say=said.append)) == before
    assert sum("made anew" in word for word in said) == 1


def test_a_store_that_was_taken_back_is_noticed(tmp_path: Path) -> None:
    store, said = store_of(230), list[str]()
    update_phrases(tmp_path, store)
    phrases = Phrases(tmp_path, store, say=said.append)
    answers(phrases)
    store.take_back(120)
    for text in many("en", 110, seed=8):
        store.keep(replace(PIER, source=text))
    fresh = answers(Phrases(tmp_path / "fresh", store))
    assert answers(phrases) == fresh
    assert "taken back" in said[0]
    update_phrases(tmp_path, store)
    assert answers(Phrases(tmp_path, store)) == fresh


def test_much_at_once_is_written_first_with_a_word(tmp_path: Path) -> None:
    store, said = store_of(230), list[str]()
    before = answers(Phrases(tmp_path / "x", FakeUnits(), say=said.append))
    assert said == []
    assert answers(Phrases(tmp_path, store, say=said.append)) != before
    assert said == ["The concordance takes in 230 units first."]
    assert len(list(tmp_path.glob("*.sheaf"))) == 4
