"""A translation edited outside the desk."""

from hypothesis import given
from hypothesis import strategies as st
from tests.examples import times_usual

from colophon.article.article import Article, Paragraph
from colophon.article.pair import Pair
from colophon.segments.revise import revised

PAIRS = (
    Pair("1", "The harbour reopens", "Порт відкривають", "title"),
    Pair("2", "It was closed for 21 days.", "Він був закритий 12 днів.", "0"),
    Pair("3", "Nobody cheered.", "", "0"),
    Pair("4", "The mayor spoke on 6 May.", "Мер виступив 6 травня.", "1"),
)


def edited(*paragraphs: str) -> Article:
    return Article(title="Порт відкривають", language="uk", blocks=tuple(Paragraph(text) for text in paragraphs))


def test_a_mended_sentence_and_one_that_was_missing_find_their_pairs() -> None:
    now = revised(PAIRS, edited("Він був закритий 21 день. Ніхто не радів.", "Мер виступив 6 травня."))
    assert [pair.target for pair in now] == [
        "Порт відкривають",
        "Він був закритий 21 день.",
        "Ніхто не радів.",
        "Мер виступив 6 травня.",
    ]
    assert [pair.source for pair in now] == [pair.source for pair in PAIRS]


def test_a_sentence_cut_in_two_stays_in_its_pair() -> None:
    now = revised(PAIRS[:2] + PAIRS[3:], edited("Він був закритий 12 днів.", "Мер виступив. Це було 6 травня."))
    assert now[2].target == "Мер виступив. Це було 6 травня."


@times_usual(2)
@given(st.lists(st.sampled_from(["Він був.", "Мер виступив 6 травня.", "Так.", "Ні!"]), max_size=6))
def test_nothing_that_was_written_is_lost(texts: list[str]) -> None:
    now = revised(PAIRS, edited(*texts))
    assert sorted(" ".join(pair.target for pair in now).split()) == sorted(
        ["Порт", "відкривають", *" ".join(texts).split()]
    )
