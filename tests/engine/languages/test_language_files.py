"""Every language file is complete, and what its words say adds up."""

import tomllib
from importlib import resources

import pytest

from colophon.errors import LanguageDataError
from colophon.languages.forms import listed
from colophon.languages.language import NumeralSystem
from colophon.languages.library import known_languages, language, resolved
from colophon.languages.quantities.reading import quantities
from colophon.languages.schema import flattened

TAGS = known_languages()
WORDS = [tag for tag in TAGS if language(tag).numerals.system is NumeralSystem.WORDS]
OTHER_TABLES = {"cues", "kept", "inflection"}
HAN = [tag for tag in TAGS if language(tag).numerals.system is NumeralSystem.HAN]


@pytest.mark.parametrize("tag", TAGS)
def test_a_file_is_complete(tag: str) -> None:
    known = language(tag)
    assert set(known.calendar.weekdays.values()) == set(range(1, 8)) or known.calendar.weekday_characters
    assert known.calendar.month_mark or set(known.calendar.months.values()) == set(range(1, 13))
    assert known.shares
    assert {"mile", "kilometre", "kilogram", "pound", "degree"} <= set(known.units.values())
    assert {"day", "week", "month", "year", "century"} <= set(known.periods.values())
    codes = set().union(*known.money.values())
    assert {"USD", "EUR", "GBP", "CNY", "JPY", "RUB"} <= codes


@pytest.mark.parametrize("tag", TAGS)
def test_no_form_stands_twice_in_a_list(tag: str) -> None:
    shelf = resources.files("colophon.languages") / "data"
    tables = flattened(tomllib.loads(shelf.joinpath(f"{tag}.toml").read_text(encoding="utf-8")))
    lists = {
        (name, key): listed(value)
        for name, table in tables.items()
        for key, value in table.items()
        if isinstance(value, str) and name not in OTHER_TABLES and key not in ("fold", "not_numbers")
    }
    assert not {place: forms for place, forms in lists.items() if len(forms) != len(set(forms))}


@pytest.mark.parametrize("tag", HAN)
def test_words_that_count_nothing_are_in_order(tag: str) -> None:
    words = language(tag).numerals.not_numbers
    assert list(words) == sorted(set(words))


@pytest.mark.parametrize("tag", WORDS)
def test_a_file_of_words_spells_the_numbers(tag: str) -> None:
    numerals = language(tag).numerals
    spelled = set(numerals.cardinals.values())
    assert set(range(1, 11)) <= spelled
    assert {20, 30, 40, 50, 60} <= spelled or 10 in numerals.scales.values()
    assert {1e3, 1e6, 1e9} <= set(numerals.scales.values())
    assert numerals.approximate


@pytest.mark.parametrize("tag", HAN)
def test_a_file_of_characters_has_its_digits_and_powers(tag: str) -> None:
    numerals = language(tag).numerals
    assert set(numerals.characters.values()) >= set(range(10))
    assert set(numerals.powers.values()) == {10, 100, 1000}
    assert {1e4, 1e8} <= set(numerals.scales.values())
    assert numerals.not_numbers
    assert numerals.counters


@pytest.mark.parametrize("tag", WORDS)
def test_every_cardinal_is_read_back(tag: str) -> None:
    for form, value in language(tag).numerals.cardinals.items():
        if " " in form or len(form) < 2:
            continue
        found = quantities(form, tag)
        assert any(value in (*m.values, *m.others) for m in found), (form, value, found)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("zh", "zh-Hans"), ("zh-TW", "zh-Hant"), ("en-GB", "en"), ("xx", "und"), ("", "und"), ("../en", "und")],
)
def test_a_tag_finds_its_file(asked: str, found: str) -> None:
    assert resolved(asked) == found


@pytest.mark.parametrize(("tag", "text", "unit"), [("ko", "12 제곱마일", "square_mile"), ("hi", "12 एकड़", "acre")])
def test_the_names_of_units_come_from_cldr_as_well(tag: str, text: str, unit: str) -> None:
    (mention,) = quantities(text, tag)
    assert mention.unit == unit


def test_a_short_name_of_a_unit_that_is_a_word_is_none() -> None:
    assert not any(mention.unit for mention in quantities("one in five", "en"))


def test_an_unknown_language_still_has_digits_and_signs() -> None:
    (mention,) = quantities("xyzzy $1,250", "qaa")
    assert mention.values == (1250,)
    assert "USD" in mention.money


@pytest.mark.parametrize(
    "tree",
    [
        {"numerals": {"cardinal": "one"}},
        {"numerals": {"cardinals": {"two": "two"}}},
        {"units": {"furlong": "furlong"}},
        {"percent": {"percent": ["%"]}},
    ],
)
def test_a_file_of_another_shape_is_refused(tree: dict[str, object]) -> None:
    with pytest.raises(LanguageDataError):
        flattened(tree)


def test_forms_are_spelled_out() -> None:
    assert listed("дн(я|ю), день") == ("дня", "дню", "день")
    assert listed("") == ()
    with pytest.raises(LanguageDataError):
        listed("дн(я")
