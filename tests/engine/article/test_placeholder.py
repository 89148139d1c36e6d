"""Names that are no names, and names that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.placeholder import is_placeholder


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "校对者ID",
        '"译者ID"',
        "[name]",
        "TBD",
        "xxx",
        "XXX",
        "译者",
        "校对者",
        "Translator",
        "translator_id",
        "ＴＢＤ",
        "[译者ID]",
        "{{ translator }}",
        "${author}",
        "???",
        "...",
        "n/a",
        "N/A",
        "待定",
        "Your Name",
        "переводчик",
        "المترجم",
        "訳者",
        "「校對者」",
        "@username",
        "**",
        "校对者1",
    ],
)
def test_a_gap_is_no_name(name: str) -> None:
    assert is_placeholder(name)


@pytest.mark.parametrize(
    "name",
    [
        "Ina Vell",
        "译言",
        "林远",
        "校友林",
        "Xx Bo",
        "X",
        "Editor Ramos",
        "Name Surname-Okoye",
        "无名氏译社",
        "Оксана Гай",
        "ليلى",
        "O",
        "Tbdavid",
        "Bar Cohen",
        "空山",
        "wxy",
        "test-pilot",
        "Y Lan",
        "0xmira",
        "name_of_rose",
    ],
)
def test_a_name_stays_a_name(name: str) -> None:
    assert not is_placeholder(name)


@given(st.text(max_size=300))
def test_any_text_is_answered(name: str) -> None:
    assert is_placeholder(name) in {True, False}
