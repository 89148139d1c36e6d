"""Addresses inside an article."""

from colophon.article.article import Article, Image, Link
from colophon.intake.clean_addresses import with_clean_addresses


def test_tracking_goes_and_its_name_stays() -> None:
    article = Article(
        title="t",
        language="en",
        links=(Link("https://a.example/x?id=3&utm_source=mail&fbclid=SECRET"),),
        blocks=(Image(url="https://a.example/i.jpg?w=1200"),),
    )
    cleaned, removed = with_clean_addresses(article)
    assert cleaned.links == (Link("https://a.example/x?id=3"),)
    assert cleaned.blocks == article.blocks
    assert removed == ("utm_source", "fbclid")
