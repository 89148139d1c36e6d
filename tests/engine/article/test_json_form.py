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


def _with(member: str) -> str:
    return f'{{"version": 1, "title": "", "language": "en", {member}}}'


@given(ARTICLES)
def test_reading_what_was_written_gives_the_article(article: Article) -> None:
    assert read_article_json(article_json(article)) == article


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "not JSON"),
        ("[]", "the article should be an object and is a list."),
        ('{"version": 2, "title": "", "language": "en"}', "article.version cannot be 2."),
        ('{"title": "", "language": "en"}', "the article has no “version”."),
        ('{"version": 1, "language": "en"}', "the article has no “title”."),
        (_with('"title": 3'), "article.title should be a text and is a whole number."),
        (_with('"blocks": [{"kind": "poem"}]'), "article.blocks[0].kind cannot be 'poem'."),
        (
            _with('"blocks": [{"kind": "heading", "text": "", "level": "x"}]'),
            "blocks[0].level should be a whole number",
        ),
        (
            _with('"blocks": [{"kind": "heading", "text": "", "level": 2.0}]'),
            "and is a decimal number.",
        ),
        (
            _with('"blocks": [{"kind": "paragraph", "text": "", "depth": 1}]'),
            "blocks[0] has “depth”, which",
        ),
        (_with('"blocks": [{"kind": "table", "rows": [["a", 1]]}]'), "article.blocks[0].rows[0][1]"),
        (_with('"credits": [{"role": "king", "name": ""}]'), "article.credits[0].role cannot be 'king'."),
        (_with('"lead_image": {"url": "", "kind": "image"}'), "article.lead_image has “kind”"),
        (_with('"source": {"uri": ""}'), "article.source has “uri”"),
        (_with('"mood": "x"'), "the article has “mood”"),
        (_with('"links": "x"'), "article.links should be a list and is a text."),
        (_with('"links": [{"url": "\\ud800", "to": ""}]'), "article.links[0] has “to”"),
    ],
)
def test_a_refusal_names_the_place(text: str, named: str) -> None:
    with pytest.raises(ArticleFormError) as refused:
        read_article_json(text)
    assert named in refused.value.message


def test_a_list_item_numbered_zero_keeps_its_number() -> None:
    article = Article(title="", language="en", blocks=(ListItem("first", 1, 0), ListItem("bullet")))
    assert read_article_json(article_json(article)) == article


def test_half_a_pair_of_surrogates_is_read_as_it_was_written() -> None:
    assert read_article_json(_with('"summary": "\\ud800"')).summary == "\ud800"


def test_the_level_and_the_depth_that_are_usual_are_written_too() -> None:
    """Signed digests count on it."""
    written = article_json(Article(title="", language="en", blocks=(Heading("a"), ListItem("b"), Quotation("c"))))
    assert (written.count('"level": 2'), written.count('"depth": 1')) == (1, 2)
