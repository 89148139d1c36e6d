"""The day and the byline that a page prints beside its headline, in many ways of writing them."""

import pytest
from tests.engine.intake.pages import page, paragraphs

from colophon.intake.page import read_page
from colophon.intake.printed import day_in


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Published on 6 November 2029, 8.30 am", "en", "2029-11-06"),
        ("Tuesday, November 6th, 2029", "en-GB", "2029-11-06"),
        ("Nov. 6, 2029", "en", "2029-11-06"),
        ("06.11.2029, 08:30 Uhr", "de", "2029-11-06"),
        ("6. November 2029", "de-CH", "2029-11-06"),
        ("Le 1er décembre 2029 à 8h30", "fr", "2029-12-01"),
        ("6 de noviembre de 2029", "es", "2029-11-06"),
        ("6 de novembro de 2029", "pt-BR", "2029-11-06"),
        ("6 листопада 2029", "uk", "2029-11-06"),
        ("6 ноября 2029 г.", "ru", "2029-11-06"),
        ("6 listopada 2029", "pl", "2029-11-06"),
        ("2029年11月6日 08:30", "ja", "2029-11-06"),
        ("06/11/2029", "fr", "2029-11-06"),
        ("25/11/2029", "en", "2029-11-25"),
        ("11/06/2029", "en-US", "2029-11-06"),
        ("11/06/2029", "en", ""),
        ("31 February 2029", "en", ""),
        ("28.09.1912:30", "de", ""),
        ("In May we shall see", "en", ""),
        ("Harrow Ness in 2029", "en", ""),
    ],
)
def test_a_printed_day(line: str, language: str, day: str) -> None:
    assert day_in(line, language=language) == day


def published(lines: str, head: str = "", address: str = "") -> str:
    body = f"<article><h1>Ferry landing to close</h1>{lines}{paragraphs()}</article>"
    return read_page(page(body, head=head), address=address).article.published


def marked(time: str) -> str:
    return f'<meta property="article:published_time" content="{time}">'


def test_a_day_that_is_printed_alone_is_taken() -> None:
    assert published("<p>6 November 2029</p>") == "2029-11-06"


def test_the_first_publication_is_not_the_last_change() -> None:
    assert published("<p>Updated: 9 November 2029</p><p>6 November 2029</p>") == "2029-11-06"


def test_a_printed_day_beside_the_marked_one_is_the_readers() -> None:
    assert published("<p>7 November 2029</p>", marked("2029-11-06T23:30:00Z")) == "2029-11-07"


def test_a_marked_time_of_the_printed_day_keeps_its_hours() -> None:
    assert published("<p>6 November 2029</p>", marked("2029-11-06T23:30:00Z")) == "2029-11-06T23:30:00Z"


def test_a_printed_day_far_from_the_marked_one_is_something_else() -> None:
    assert published("<p>12 May 1999</p>", marked("2029-11-06")) == "2029-11-06"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ilse Tamm", ["Ilse Tamm"]),
        ("Von Ilse Tamm und Jon Vik | 6.11.2029", ["Ilse Tamm", "Jon Vik"]),
        ("Veröffentlicht von Ilse Tamm", ["Ilse Tamm"]),
        ("Автор: Ілзе Тамм", ["Ілзе Тамм"]),
        ("By the sea, nobody asks who pays for the harbour?", []),
        ("Von", []),
    ],
)
def test_a_byline_beside_the_headline(line: str, names: list[str]) -> None:
    intake = read_page(page(f"<article><h1>Ferry landing to close</h1><p>{line}</p>{paragraphs()}</article>"))
    assert [credit.name for credit in intake.article.credits] == names


def test_a_doubly_escaped_name_is_read() -> None:
    head = '<meta name="author" content="Ilse T&amp;aacute;mm">'
    intake = read_page(page(f"<article><h1>Ferry</h1>{paragraphs()}</article>", head=head))
    assert [credit.name for credit in intake.article.credits] == ["Ilse Támm"]
