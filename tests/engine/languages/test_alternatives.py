"""Many forms as one pattern: it matches what a plain alternation by falling length would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.languages.alternatives import alternatives

LETTERS = st.text("ab.'", min_size=1, max_size=4)


@given(st.lists(LETTERS, max_size=8), st.text("ab.' ", max_size=10))
def test_it_matches_as_an_alternation_does(forms: list[str], text: str) -> None:
    plain = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"
    assert [m.span() for m in re.finditer(alternatives(forms), text)] == [m.span() for m in re.finditer(plain, text)]


@given(st.lists(LETTERS, max_size=8), st.text("ab.' ", max_size=10))
def test_an_edge_holds_for_its_own_form_only(forms: list[str], text: str) -> None:
    def edge(form: str) -> str:
        return "(?![ab])" if len(form) > 1 else ""

    plain = "|".join(re.escape(form) + edge(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"
    found = [m.span() for m in re.finditer(alternatives(forms, edge), text)]
    assert found == [m.span() for m in re.finditer(plain, text)]


@pytest.mark.parametrize("text", ["", "a"])
def test_no_form_matches_nothing(text: str) -> None:
    assert re.search(alternatives([]), text) is None
