"""Matches are ranked by what they are worth, and the same translation is offered once."""

from dataclasses import replace

from colophon.memory.match import POINTS, Asked, Likeness, Penalty, matches
from colophon.memory.unit import Origin, Unit

PIER = Unit(
    source="The pier is open.",
    target="码头开放。",
    source_language="en",
    target_language="zh-Hans",
    origin=Origin.REVIEWED,
    desk="Harbour",
)
ASKED = Asked(source=PIER.source, before="It rained.", desk="Harbour")


def test_context_comes_before_what_is_only_exact() -> None:
    units = [replace(PIER, id=2), replace(PIER, before="It rained.", target="码头已开放。", id=1)]
    found = matches(ASKED, [(unit, 1.0) for unit in units], most=5)
    assert [(one.unit.id, one.likeness) for one in found] == [(1, Likeness.CONTEXT), (2, Likeness.EXACT)]


def test_without_neighbours_there_is_no_context() -> None:
    (found,) = matches(Asked(source=PIER.source, desk="Harbour"), [(PIER, 1.0)], most=5)
    assert found.likeness is Likeness.EXACT


def test_other_marks_are_not_the_same_text() -> None:
    (found,) = matches(replace(ASKED, source="The *pier* is open."), [(PIER, 1.0)], most=5)
    assert (found.likeness, found.score) == (Likeness.FUZZY, 0.99)


def test_penalties_decide_among_likes() -> None:
    machine = replace(PIER, source="The pier was open.", origin=Origin.MACHINE)
    person = replace(PIER, source="The piers were open.", origin=Origin.PERSON)
    found = matches(ASKED, [(machine, 0.9), (person, 0.85)], most=5)
    assert [one.unit.origin for one in found] == [Origin.PERSON, Origin.MACHINE]
    assert [one.value for one in found] == [0.83, 0.8]
    assert found[1].penalties == (Penalty.MACHINE,)


def test_the_same_translation_is_offered_once() -> None:
    found = matches(ASKED, [(replace(PIER, id=number, date=f"2026-01-0{number}"), 1.0) for number in (1, 3, 2)], most=5)
    assert [one.unit.id for one in found] == [3]
    assert matches(ASKED, [(replace(PIER, target=str(n)), 1.0) for n in range(9)], most=2)[1:]


def test_every_penalty_has_its_points() -> None:
    assert set(POINTS) == set(Penalty)
