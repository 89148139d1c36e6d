"""Places are read by their names in each language, and hints at them are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.languages.library import known_languages
from colophon.languages.places import hinted, places


@pytest.mark.parametrize(
    ("tag", "text", "key"),
    [
        ("en", "She flew to Norway.", "country:NO"),
        ("zh-Hans", "她飞往挪威。", "country:NO"),
        ("zh-Hant", "她飛往挪威。", "country:NO"),
        ("es", "Voló a Noruega.", "country:NO"),
        ("ru", "Она была в Норвегии.", "country:NO"),
        ("uk", "Вона була в Норвегії.", "country:NO"),
        ("ar", "سافرت إلى النرويج.", "country:NO"),
        ("ja", "ノルウェーへ飛んだ。", "country:NO"),
        ("en", "The fair opens in Vienna.", "city:Europe/Vienna"),
    ],
)
def test_a_place_is_read(tag: str, text: str, key: str) -> None:
    assert key in {place.key for place in places(text, tag)}


@pytest.mark.parametrize(("tag", "text"), [("en", "A turkey and some china."), ("ru", "Из-за того."), ("xx", "Norway")])
def test_other_words_are_no_places(tag: str, text: str) -> None:
    assert [place for place in places(text, tag) if place.kind != "language"] == []


def test_a_language_hints_at_its_country() -> None:
    text = "French and British officials met."
    assert {"country:FR", "country:GB"} <= hinted(places(text, "en"), text, "en")


@given(st.text(), st.sampled_from(known_languages()))
def test_any_text_is_answered_inside_itself(text: str, tag: str) -> None:
    assert all(0 <= place.start < place.end <= len(text) for place in places(text, tag))
