"""The lead image is shown once."""

from colophon.article.article import Article, Image
from colophon.article.lead import with_lead_once

PICTURE = Image(url="https://a.example/1.jpg", alt="a quay")


def test_a_lead_that_stands_in_the_text_is_not_shown_twice() -> None:
    article = Article(title="t", language="en", lead_image=PICTURE, blocks=(PICTURE,))
    assert with_lead_once(article).lead_image is None


def test_another_lead_stays() -> None:
    article = Article(title="t", language="en", lead_image=PICTURE, blocks=(Image(url="https://a.example/2.jpg"),))
    assert with_lead_once(article) == article
