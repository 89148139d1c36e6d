"""Markdown and back: the identity on the model, for what we write; no text lost, for what others wrote."""

from hypothesis import given, settings
from tests.engine.article.strategies import articles

from colophon.article.article import Article
from colophon.article.normal import normal
from colophon.article.read_markdown import read_markdown
from colophon.article.write_markdown import write_markdown


@settings(max_examples=100)
@given(articles())
def test_the_normal_form_is_its_own_normal_form(article: Article) -> None:
    assert normal(normal(article)) == normal(article)


@settings(max_examples=100)
@given(articles())
def test_an_article_comes_back_from_markdown_as_it_went(article: Article) -> None:
    written = write_markdown(article)
    assert read_markdown(written) == normal(article), written
