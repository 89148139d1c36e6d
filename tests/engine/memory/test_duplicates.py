"""Who stands for all that say the same does not depend on any order."""

from itertools import permutations

from colophon.memory.duplicates import claim, sameness, winners


def test_marks_capitals_and_spaces_make_no_difference() -> None:
    assert sameness("The **pier**.", "Пірс.") == sameness("the  pier.", "ПІРС.")
    assert sameness("The pier.", "Пірс.") != sameness("The pier.", "Причал.")
    assert sameness("a b", "c") != sameness("a", "b c")


def test_the_smallest_name_wins_in_every_order() -> None:
    claims = [(b"x", claim(name, b"{}")) for name in ("10", "9", "b", "11")]
    assert {winners(some)[b"x"] for some in permutations(claims)} == {claim("9", b"{}")}


def test_equal_names_are_told_apart_by_their_records() -> None:
    one, other = claim("9", b'{"a": 1}'), claim("9", b'{"a": 2}')
    assert one != other
    assert winners([(b"x", one), (b"x", other)]) == winners([(b"x", other), (b"x", one)])
    assert claim("9", b"{} \n") == claim("9", b"{}")
