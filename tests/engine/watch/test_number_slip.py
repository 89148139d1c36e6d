"""Misspelt number words, months and weekdays: nobody reads another value; what could be another word is asked about."""

import pytest

from colophon.watch.change import Reason
from colophon.watch.reasons import reasons, setting

SLIPS = [
    ("in the last fifteen years", "in the last fitfeen years"),
    ("the fourteenth of the series", "the fouretenth of the series"),
    ("twenty-five people", "twnety-five people"),
    ("two million people", "two milion people"),
    ("it came in January", "it came in Janaury"),
    ("it came on Wednesday", "it came on Wedensday"),
]
VALUES = [
    ("three people", "tree people"),
    ("nine of them", "none of them"),
    ("thirty people", "thirsty people"),
    ("fifteen people", "sixteen people"),
    ("seventeen people", "seventy people"),
    ("two million people", "two billion people"),
    ("in the 1990s", "in the 1980s"),
    ("it came in June", "it came in July"),
    ("it came in March", "it came in Match"),
    ("12 people", "21 people"),
]


@pytest.mark.parametrize(("before", "after"), [*SLIPS, *[(b, a) for a, b in SLIPS]])
def test_a_misspelt_value_is_the_same_value(before: str, after: str) -> None:
    assert reasons(before, after, setting([before, after], "en")) == {Reason.TYPO}


@pytest.mark.parametrize(("before", "after"), [*VALUES, *[(b, a) for a, b in VALUES]])
def test_what_can_be_another_word_is_another_value(before: str, after: str) -> None:
    assert Reason.VALUE in reasons(before, after, setting([before, after], "en"))
