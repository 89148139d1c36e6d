"""An article's JSON form: the identity on the model, and refusals that name the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.article import (
    Article,
    Code,
    Footnote,
    Heading,
    Image,
    Link,
    ListItem,
    Paragraph,
    Quotation,
    Rule,
    Table,
)
from colophon.article.credit import Credit, Role, SourceReference
from colophon.article.json_form import article_json, read_article_json
from colophon.errors import ArticleFormError

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
IMAGES = st.builds(Image, url=WORDS, alt=WORDS, caption=WORDS, credit=WORDS)
BLOCKS = st.one_of(
    st.builds(Paragraph, WORDS),
    st.builds(Heading, WORDS, st.integers(1, 6)),
    st.builds(ListItem, WORDS, st.integers(1, 9), st.none() | st.integers(0, 999), st.booleans()),
    st.builds(Quotation, WORDS, st.integers(1, 3)),
    IMAGES,
    st.builds(Table, st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)),
    st.builds(Code, WORDS, WORDS),
    st.builds(Footnote, WORDS, WORDS),
    st.just(Rule()),
)
ARTICLES = st.builds(
    Article,
    title=WORDS,
    language=WORDS,
    blocks=st.lists(BLOCKS, max_size=6).map(tuple),
    links=st.lists(st.builds(Link, WORDS, WORDS), max_size=3).map(tuple),
    credits=st.lists(st.builds(Credit, st.sampled_from(Role), WORDS, WORDS), max_size=3).map(tuple),
    source=st.none() | st.builds(SourceReference, url=WORDS, title=WORDS, sha256=WORDS),
    lead_image=st.none() | IMAGES,
    summary=WORDS,
    footer=st.lists(BLOCKS, max_size=2).map(tuple),
)


@given(ARTICLES)
def test_reading_what_was_written_gives_the_article(article: Article) -> None:
    assert read_article_json(article_json(article)) == article


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "not JSON"),
        ("[]", "article is not an object"),
        ('{"version": 2}', "version"),
        ('{"version": 1, "language": "en"}', "article.title is missing"),
        ('{"version": 1, "title": 3, "language": "en"}', "article.title is 3"),
        ('{"version": 1, "title": "", "language": "en", "blocks": [{"kind": "poem"}]}', "article.blocks[0].kind"),
        ('{"version": 1, "title": "", "language": "en", "blocks": [{"kind": "heading", "level": "x"}]}', "level"),
        ('{"version": 1, "title": "", "language": "en", "credits": [{"role": "king"}]}', "article.credits[0].role"),
        ('{"version": 1, "title": "", "language": "en", "mood": "x"}', "article.mood"),
        ('{"version": 1, "title": "", "language": "en", "links": "x"}', "article.links is not a list"),
    ],
)
def test_a_refusal_names_the_place(text: str, named: str) -> None:
    with pytest.raises(ArticleFormError) as refused:
        read_article_json(text)
    assert named in refused.value.message


def test_a_list_item_numbered_zero_keeps_its_number() -> None:
    article = Article(title="", language="en", blocks=(ListItem("first", 1, 0), ListItem("bullet")))
    assert read_article_json(article_json(article)) == article
