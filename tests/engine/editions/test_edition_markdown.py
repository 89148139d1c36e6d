"""article.md reads back as the text that was published."""

import pytest
from tests.engine.editions.samples import ALL, DESK

from colophon.article.normal import normal
from colophon.article.read_markdown import read_markdown
from colophon.editions.edition import Edition
from colophon.editions.markdown import edition_markdown


@pytest.mark.parametrize("edition", ALL, ids=lambda one: f"{one.article.language}-{one.number}")
def test_the_published_markdown_reads_back_as_the_article(edition: Edition) -> None:
    again = read_markdown(edition_markdown(edition, DESK).decode())
    meant = normal(edition.article)
    assert (again.title, again.language, again.blocks) == (meant.title, meant.language, meant.blocks)
    assert again.credits == meant.credits
    assert again.source == meant.source
