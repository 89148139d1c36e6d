"""Which spellings are one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.spoken_name import printable_name, spoken_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lin Mei", " lin\u200f  MEI "),
        ("ＬＩＮ", "lin"),
        ("Zoë", "Zoe\u0308"),
        ("می\u200cنا", "مینا"),
        ("Straße", "STRASSE"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert spoken_name(one) == spoken_name(other)


@pytest.mark.parametrize(("one", "other"), [("Zoe", "Zoë"), ("李娜", "李纳"), ("An Na", "Anna"), ("अनिल", "अनल")])
def test_two_names(one: str, other: str) -> None:
    assert spoken_name(one) != spoken_name(other)


@pytest.mark.parametrize("name", ["", " ", "\u200f", "\u2066\t\u2069"])
def test_no_name(name: str) -> None:
    assert spoken_name(name) == ""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("رنا \u202eevil", "رنا evil"),
        ("\u2067Omar\u2069\n عمر ", "Omar عمر"),
        ("Omar\u200f عمر", "Omar\u200f عمر"),
        ("می\u200cنا", "می\u200cنا"),
    ],
)
def test_a_name_turns_nothing_round_and_keeps_its_own_marks(typed: str, printed: str) -> None:
    assert printable_name(typed) == printed


@given(st.text())
def test_it_is_said_the_same_twice(name: str) -> None:
    assert " ".join(spoken_name(name).split()) == spoken_name(name)
