"""A news page becomes an article: every kind of block, captions, credits and what the page says of itself."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.intake.pages import NEWS, PARAGRAPHS, page, paragraphs
from tests.examples import times_usual

from colophon.article.article import Heading, Image, ListItem, Paragraph, Quotation, Table
from colophon.errors import ColophonError, LoginPageError, TooLargeInputError, UnreadablePageError
from colophon.intake.page import LARGEST, Intake, read_page


@pytest.fixture(scope="module")
def news() -> Intake:
    return read_page(NEWS, address="https://courier.example/2029/11/06/ferry")


def test_what_the_page_says_of_itself(news: Intake) -> None:
    article = news.article
    assert article.title == "Ferry landing of Harrow Ness to close"
    assert [credit.name for credit in article.credits] == ["Ilse Tamm"]
    assert article.publisher == "The Ness Courier"
    assert article.published == "2029-11-06T08:30:00+01:00"
    assert article.modified == "2029-11-07"
    assert article.language == "en"
    assert article.licence == "https://licence.example/by/4.0"


def test_every_kind_of_block_in_its_order(news: Intake) -> None:
    blocks = news.article.blocks
    assert [b.text for b in blocks if isinstance(b, Paragraph)][1:5] == list(PARAGRAPHS)
    assert Heading("What happens next", 2) in blocks
    assert ListItem("a new landing by 2031", 1) in blocks
    assert Quotation("Nobody will be left standing on the shore, whatever the weather brings us this winter.") in blocks
    assert Table((("Year", "Passengers"), ("2028", "151,000"))) in blocks


def test_the_standfirst_is_kept(news: Intake) -> None:
    assert any(isinstance(b, Paragraph) and b.text.startswith("Engineers say") for b in news.article.blocks)


def test_caption_and_credit_stay_with_their_picture(news: Intake) -> None:
    image = next(b for b in news.article.blocks if isinstance(b, Image))
    assert image.url == "https://courier.example/pictures/landing.jpg"
    assert image.caption == "The landing on Monday morning."
    assert image.credit == "Photo: Jon Vik / Ness Courier"


def test_links_are_numbered(news: Intake) -> None:
    assert news.article.links[0].url == "https://courier.example/docs/plan.pdf"
    assert any(isinstance(b, Paragraph) and "[a paper of forty pages][1]" in b.text for b in news.article.blocks)


def test_what_surrounds_the_article_is_left(news: Intake) -> None:
    told = " ".join(getattr(block, "text", "") for block in news.article.blocks)
    for outside in ("Share this story", "Tarn Head gets", "all rights reserved", "Front page", "Ilse Tamm"):
        assert outside not in told


def test_a_whole_reading_misses_nothing(news: Intake) -> None:
    assert news.completeness.missing_images == ()
    assert news.completeness.missing_captions == ()
    assert news.completeness.missing_lists == ()
    assert news.completeness.doubled == ()


def test_doubled_text_is_told() -> None:
    intake = read_page(page(f"<article><h1>Ferry</h1>{paragraphs()}<p>{PARAGRAPHS[1]}</p></article>"))
    assert intake.completeness.doubled == (PARAGRAPHS[1],)


def test_a_wrong_language_is_told() -> None:
    assert read_page(NEWS, language="fr").warnings == ("The text is in en, not in fr as expected.",)
    assert read_page(NEWS, language="en-GB").warnings == ()


def test_broken_json_ld_is_survived() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script><title>Ferry</title>'
    assert read_page(page(f"<article>{paragraphs()}</article>", head=head)).article.title == "Ferry"


def test_chinese_is_read_in_its_own_encoding() -> None:
    text = (
        "哈罗尼斯市议会周二投票决定关闭旧渡口，此前工程师警告说，木桩撑不过下一个冬天。每天约有四百三十人乘坐渡轮。" * 2
    )
    head = '<meta charset="utf-8"><title>旧渡口将关闭</title>'
    body = f"<html><head>{head}</head><body><article><h1>旧渡口将关闭</h1><p>{text}</p><p>{text[:40]}</p></article>"
    intake = read_page(body.encode("gb18030"))
    assert intake.encoding == "gb18030"
    assert intake.article.language == "zh-Hans"
    assert intake.article.title == "旧渡口将关闭"


def test_a_login_page_is_refused() -> None:
    form = '<form><h1>Sign in</h1><p>Please log in to go on reading.</p><input type="password"></form>'
    with pytest.raises(LoginPageError):
        read_page(page(form))


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<!-- nothing -->", b"<?xml version='1.0'?>", b"<p><img src=a.png></p>"]
)
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePageError):
        read_page(data)


def test_a_page_with_a_title_only_is_refused() -> None:
    with pytest.raises(UnreadablePageError):
        read_page(b"<h1>A new pier</h1>")


def test_a_page_larger_than_any_article_is_refused() -> None:
    with pytest.raises(TooLargeInputError):
        read_page(b"<p>" + b"x" * LARGEST)


def test_deep_nesting_neither_hangs_nor_crashes() -> None:
    for opening in ("<div>", "<b>", "<ul><li>", "<blockquote>", "<table><tr><td>"):
        with suppress(ColophonError):
            assert read_page(page(paragraphs() + opening * 3_000 + "deep")).article.blocks


def test_what_stands_deep_is_read() -> None:
    intake = read_page(page(f"<article><h1>Ferry</h1>{'<div>' * 900}{paragraphs()}</article>"))
    assert [block.text for block in intake.article.blocks if isinstance(block, Paragraph)] == list(PARAGRAPHS)
    assert not intake.completeness.flattened


def test_what_stands_deeper_than_any_parser_goes_is_read_and_told() -> None:
    script = "<script>if (a < b) { ferry() }</script>"
    intake = read_page(page(f"<article><h1>Ferry</h1>{script}{'<div>' * 3000}{paragraphs()}</article>"))
    told = " ".join(getattr(block, "text", "") for block in intake.article.blocks)
    assert all(text in told for text in PARAGRAPHS)
    assert "ferry()" not in told
    assert intake.completeness.flattened
    assert not intake.completeness.is_whole


_TAGS = """<p> </p> <div> <div/class=share> </div> <table> <td> <li> <ol/start=x> <figure> <img/src=//[> <br> <pre>
<a/href=http://[b> <figcaption> <ruby>漢<rt>かん <h1> &#0; <svg> <script> « \x0c"""
PIECES = st.sampled_from([*_TAGS.split(), "\x0c", PARAGRAPHS[0]])


@times_usual(0.75)
@given(st.lists(PIECES, max_size=30).map("".join) | st.binary(max_size=200))
def test_anything_is_answered(body: str | bytes) -> None:
    data = body if isinstance(body, bytes) else body.encode()
    with suppress(ColophonError):
        assert read_page(data, address="http://[").article.blocks


def test_a_page_of_endless_small_pieces_is_refused() -> None:
    with pytest.raises(TooLargeInputError):
        read_page(page("<p>a" * 60_001))


def test_a_name_that_tells_of_looks_is_no_furniture() -> None:
    body = f'<article class="layout--related has-sharing"><h1>Ferry</h1>{paragraphs()}</article>'
    told = [block.text for block in read_page(page(body)).article.blocks if isinstance(block, Paragraph)]
    assert told == list(PARAGRAPHS)
