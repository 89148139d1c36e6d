"""A translation of something else is doubted; a true one, or one that says too little to tell, is not."""

import pytest

from colophon.article.article import Article, Link, Paragraph
from colophon.segments.belonging import belonging


def article(text: str, *links: str) -> Article:
    return Article(title="", language="", blocks=(Paragraph(text),), links=tuple(map(Link, links)))


PIER = article("The pier in Lowmark cost 4.2 million in 2024. Ina Vell counted 212 people, 3,480 stones and 87 boats.")


@pytest.mark.parametrize(
    "text",
    [
        "2024年，洛马克（Lowmark）的码头耗资4.2百万。伊娜·韦尔（Ina Vell）数了212人、3480块石头和87条船。",
        "كلّف رصيف Lowmark عام ٢٠٢٤ نحو ٤٫٢ ملايين. عدّت Vell ٢١٢ شخصًا.",
        "Der Steg in Lowmark kostete 2024 4,2 Millionen. Ina Vell zählte 212 Leute, 3.480 Steine und 87 Boote.",
    ],
)
def test_a_translation_is_not_doubted(text: str) -> None:
    found = belonging(PIER, article(text))
    assert found.known >= 4
    assert not found.is_doubtful


def test_another_article_is_doubted() -> None:
    assert belonging(PIER, article("1998年，Verbyn 图书馆有 14000 册书，其中 Terletska 救出 650 册。")).is_doubtful


def test_too_little_is_not_doubted() -> None:
    assert not belonging(PIER, article("码头开放了。")).is_doubtful
    assert not belonging(article(""), article("")).is_doubtful


def test_addresses_tell_too() -> None:
    links = [f"https://a.example/{number}" for number in range(5)]
    assert belonging(article("x", *links), article("y", *links)).shared == 5
    assert belonging(article("x", *links), article("y", *(f"{link}b" for link in links))).is_doubtful
