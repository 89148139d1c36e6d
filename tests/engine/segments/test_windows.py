"""Long documents are gone through whole, whatever the guide says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import times_usual

from colophon.segments.align import align
from colophon.segments.lattice import Step
from colophon.segments.shapes import Shape
from colophon.segments.windows import Guide, walk

ONE, SOURCE_GAP, TARGET_GAP = Shape(((1, 1),)), Shape(((1, 0),)), Shape(((0, 1),))


def diagonal(rows: range, columns: range) -> list[Step]:
    """Pairs as long as there are some on both sides, then gaps."""
    steps = [Step(at, at, ONE, 1.0) for at in range(min(len(rows), len(columns)))]
    met = len(steps)
    steps += [Step(at, met, SOURCE_GAP, 1.0) for at in range(met, len(rows))]
    return steps + [Step(len(rows), at, TARGET_GAP, 1.0) for at in range(met, len(columns))]


@times_usual(2)
@given(
    st.integers(0, 900),
    st.integers(0, 900),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=6),
)
def test_every_sentence_is_passed_once(source: int, target: int, points: list[tuple[int, int]]) -> None:
    guide = Guide(((0, 0), *sorted(points), (source, target)))
    i = j = 0
    for step in walk(source, target, guide, diagonal):
        assert (step.i, step.j) == (i, j)
        i, j = i + step.shape.source, j + step.shape.target
    assert (i, j) == (source, target)


@pytest.mark.parametrize(("source", "target"), [(3, 700), (700, 3), (0, 600), (600, 0), (260, 1)])
def test_sides_of_very_different_lengths_are_accounted_for(source: int, target: int) -> None:
    ours, theirs = [f"Line {at}." for at in range(source)], [f"Zeile {at}." for at in range(target)]
    beads = align(ours, theirs, source_language="en", target_language="de")
    assert [at for bead in beads for at in bead.source] == list(range(source))
    assert sorted(at for bead in beads for at in bead.target) == list(range(target))


def test_a_chapter_that_was_left_out_is_found_again() -> None:
    ours = [f"Boat {at} carried {at * 7919 % 10007} crates of {at * 31 % 97} kinds." for at in range(500)]
    theirs = [f"Човен {at} віз {at * 7919 % 10007} ящиків {at * 31 % 97} видів." for at in range(500)]
    beads = align(ours, theirs[:150] + theirs[350:], source_language="en", target_language="uk")
    right = sum(
        bead.target == (bead.source[0] - (200 if bead.source[0] >= 350 else 0),) for bead in beads if bead.source
    )
    assert right > 290
