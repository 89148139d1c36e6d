"""A translation of something else is doubted; a true one, or one that says too little to tell, is not."""

import pytest

from colophon.article.article import Article, Paragraph
from colophon.segments.bead import ASK_BELOW
from colophon.segments.pair_articles import articles_belong

PIER = (
    "The pier in Lowmark cost 4.2 million in 2024.",
    "Ina Vell counted 212 people on it in spring.",
    "They carried 3,480 stones and launched 87 boats.",
    "On Friday the mayor, Pasco Dray, opened the gate.",
    "Two ferries to Osterhaven leave at 8:30 every day.",
    "A ticket costs 12 euros, and 9 for children.",
)
LIBRARY = (
    "1998年，Verbyn 图书馆有 14000 册书。",
    "其中 Terletska 救出 650 册，花了十一天。",
    "馆长说，屋顶漏水已有 23 年。",
    "七月的一场大火烧毁了东翼的阅览室。",
    "如今每周二有 45 名儿童来听故事。",
    "新馆由 Maro Quill 设计，2003 年开放。",
)


def article(*sentences: str, language: str) -> Article:
    return Article(title="", language=language, blocks=tuple(map(Paragraph, sentences)))


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "zh-Hans",
            (
                "2024年，洛马克（Lowmark）的码头耗资420万。",
                "春天，伊娜·韦尔（Ina Vell）在上面数了212人。",
                "他们搬了3480块石头，下水了87条船。",
                "星期五，市长 Pasco Dray 打开了大门。",
                "每天8点30分有两班渡轮开往 Osterhaven。",
                "船票12欧元，儿童9欧元。",
            ),
        ),
        (
            "de",
            (
                "Der Steg in Lowmark kostete 2024 4,2 Millionen.",
                "Ina Vell zählte im Frühling 212 Leute darauf.",
                "Sie trugen 3.480 Steine und ließen 87 Boote zu Wasser.",
                "Am Freitag öffnete Bürgermeister Pasco Dray das Tor.",
                "Zwei Fähren nach Osterhaven fahren täglich um 8.30 Uhr.",
                "Eine Karte kostet 12 Euro, für Kinder 9.",
            ),
        ),
    ],
)
def test_a_translation_is_not_doubted(language: str, sentences: tuple[str, ...]) -> None:
    assert articles_belong(article(*PIER, language="en"), article(*sentences, language=language)) >= ASK_BELOW


def test_another_article_is_doubted() -> None:
    assert articles_belong(article(*PIER, language="en"), article(*LIBRARY, language="zh-Hans")) < ASK_BELOW


def test_too_little_is_not_doubted() -> None:
    assert articles_belong(article(*PIER, language="en"), article("码头开放了。", language="zh-Hans")) >= ASK_BELOW
    assert articles_belong(article(language="en"), article(language="zh-Hans")) >= ASK_BELOW
