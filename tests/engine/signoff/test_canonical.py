"""Canonical bytes: one value, one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.errors import NotCanonicalError, UnsignableTextError
from colophon.signoff.canonical import canonical_bytes, canonical_value

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    TEXT | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read(value: object) -> None:
    assert canonical_value(canonical_bytes(value)) == value


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        value = canonical_value(data)
    except NotCanonicalError:
        return
    assert canonical_bytes(value) == data


def test_names_are_sorted_by_utf_16_units() -> None:
    """The example of RFC 8785, section 3.2.3."""
    names = ["€", "\r", "\ufb33", "1", "😀", "\u0080", "ö"]
    written = canonical_value(canonical_bytes(dict.fromkeys(names, 0)))
    assert list(written) == ["\r", "1", "\u0080", "ö", "€", "😀", "\ufb33"]


def test_two_spellings_of_one_letter_stay_two() -> None:
    assert canonical_bytes("é") != canonical_bytes("e\u0301")


@pytest.mark.parametrize(
    "data", [b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":1,"a":1}', b"1.0", b'"\\u0041"', b"NaN", b"[" * 999]
)
def test_another_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        canonical_value(data)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnsignableTextError):
        canonical_bytes("\ud83d")
