"""HTML and back is the identity on the model, and real pages are read without losing what they say."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import Struct, structs
from tests.engine.article.strategies import articles, inline_texts

from colophon.article.article import (
    Article,
    Block,
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
from colophon.article.direction import runs_against
from colophon.article.inline import plain
from colophon.article.normal import normal
from colophon.article.places import texts
from colophon.article.read_html import blocks_from_html, read_html
from colophon.article.read_markdown import read_markdown
from colophon.article.write_html import write_html
from colophon.article.write_html_blocks import blocks_to_html
from colophon.article.write_markdown import write_markdown

_NOT_IN_HTML = re.compile(r" {2,}|[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def _values(value: Any) -> dict[str, object]:
    """What stands in the fields of an article or of a part of it; nothing of anything else, and of code."""
    if isinstance(value, Struct):
        return {} if isinstance(value, Code) else structs.asdict(value)
    return {one.name: getattr(value, one.name) for one in fields(value)} if is_dataclass(value) else {}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value if isinstance(value, tuple) else _values(value).values():
        yield from _strings(one)


def _for_html(value: Any) -> Any:
    """The same value without what HTML cannot carry, apart from code."""
    if type(value) is str:
        return _NOT_IN_HTML.sub(" ", value)
    if isinstance(value, tuple):
        return tuple(map(_for_html, value))
    found = {name: _for_html(one) for name, one in _values(value).items()}
    return type(value)(**found) if found else value


@given(articles().map(_for_html))
def test_an_article_comes_back_from_html_as_it_went(article: Article) -> None:
    """HTML cannot carry runs of spaces and control characters; everything else it gives back."""
    wanted = normal(article)
    assume(not any(_NOT_IN_HTML.search(text) for text in _strings(wanted)))
    assert read_html(write_html(article)) == wanted


@given(articles())
def test_html_to_article_to_markdown_to_article_is_the_identity(article: Article) -> None:
    read = read_html(write_html(article))
    assert read_markdown(write_markdown(read)) == read


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("plain <b>bold</b> text", [Paragraph("plain **bold** text")]),
        ("<div><div><p>one<p>two</div>three</div>", [Paragraph("one"), Paragraph("two"), Paragraph("three")]),
        ("<p>one<br>two<br><br>three</p>", [Paragraph("one\\\ntwo"), Paragraph("three")]),
        ("<p>这是<b>“重点”</b>内容</p>", [Paragraph("这是**“重点”**内容")]),
        ("<h2>Costs</h2><hr><h3> And <em>tolls</em></h3>", [Heading("Costs"), Rule(), Heading("And *tolls*", 3)]),
        (
            "<ul><li>one<ul><li>inner</li></ul>after</li><li><p>two</p><p>more</p></li></ul>",
            [
                ListItem("one"),
                ListItem("inner", 2),
                ListItem("after", continued=True),
                ListItem("two"),
                ListItem("more", continued=True),
            ],
        ),
        (
            '<ol start="3"><li>c<li value="7">g<li>h</ol>',
            [ListItem(t, 1, n) for t, n in (("c", 3), ("g", 7), ("h", 8))],
        ),
        (
            "<blockquote><p>a</p><blockquote>b</blockquote>c</blockquote>",
            [Quotation("a"), Quotation("b", 2), Quotation("c")],
        ),
        (
            '<figure><picture><source srcset="s.webp 400w, l.webp 1600w"><img src="s.jpg" alt="Pier"></picture>'
            '<figcaption>The <i>old</i> pier <span class="photo-credit">Ana Reyl</span></figcaption></figure>',
            [Image(url="l.webp", alt="Pier", caption="The *old* pier", credit="Ana Reyl")],
        ),
        ('<p>before <img data-src="a.jpg" src="data:x"> after</p>', [Paragraph("before after"), Image(url="a.jpg")]),
        ('<img src="/img/missing-image.svg" data-real="/pier.webp?w=9">', [Image(url="/pier.webp?w=9")]),
        ('<img src="/placeholder.png" data-note="no picture">', [Image(url="/placeholder.png")]),
        (
            '<p><img src="a.jpg"><noscript><img src="a.jpg"></noscript><img src="t.gif" width="1"></p>',
            [Image(url="a.jpg")],
        ),
        ("<figure><pre>x</pre><figcaption>Listing</figcaption></figure>", [Code("x"), Paragraph("Listing")]),
        ('<pre><code class="language-c">a\n  b\n</code></pre>', [Code("a\n  b\n", "c")]),
        ("<pre>one<br>two<b>3</b></pre>", [Code("one\ntwo3")]),
        (
            "<table><tr><th>Year<th>Cost<tr><td>2031<td>4 <b>m</b></table>",
            [Table((("Year", "Cost"), ("2031", "4 **m**")))],
        ),
        ("<table><tr><td>a<td>b<tr><td colspan=2>c</table>", [Table((("", ""), ("a", "b"), ("c", "")))]),
        ("<table><tr><td><p>laid</p><p>out</p></td></tr></table>", [Paragraph("laid\\\nout")]),
        ("<p><ruby>港<rp>(</rp><rt>みなと</rt></ruby></p>", [Paragraph("<ruby>港<rt>みなと</rt></ruby>")]),
        ("<p>12 m<sup>2</sup> of <code>x*y</code></p>", [Paragraph("12 m² of `x*y`")]),
        ("<a href='/x'><h2>Linked</h2><p>both</p></a>", [Heading("[Linked][1]"), Paragraph("[both][1]")]),
        (
            "<a href='//v.example/x'>x</a><img src='//v.example/i'>",
            [Paragraph("[x][1]"), Image(url="https://v.example/i")],
        ),
        ("<b><div>one</div><div>two</div></b>", [Paragraph("**one**"), Paragraph("**two**")]),
        ("<iframe src='https://v.example/1' title='The film'></iframe>", [Paragraph("[The film][1]")]),
        ("<dl><dt>Toll</dt><dd>None</dd></dl>", [Paragraph("Toll"), Paragraph("None")]),
        ("<script>x()</script><style>p{}</style><!-- no -->yes", [Paragraph("yes")]),
        ("1 < 2 & *stars* [1]", [Paragraph(r"1 < 2 & \*stars\* \[1]")]),
    ],
)
def test_pages_say_what_they_say(html: str, blocks: list[Block]) -> None:
    assert list(blocks_from_html(html)[0]) == blocks


def test_notes_of_a_page_become_footnotes() -> None:
    html = (
        '<p>Said<sup id="r1"><a href="#n1">[1]</a></sup> twice<sup><a href="#n2">2</a></sup>.</p>'
        '<ol><li id="n1">In May. <a href="#r1">↩</a></li><li id="n2"><p>In June.</p><p>Late.</p></li></ol>'
    )
    assert list(blocks_from_html(html)[0]) == [
        Paragraph("Said[^1] twice[^2]."),
        Footnote("1", "In May."),
        Footnote("2", "In June.\\\nLate."),
    ]


def test_links_are_numbered_after_those_that_are_given() -> None:
    html = '<a href="https://a.example/">a</a> <a href="https://b.example/" title="B">b</a> <a href="#x">c</a>'
    blocks, links = blocks_from_html(html, (Link("https://a.example/"),))
    assert blocks == (Paragraph("[a][1] [b][2] c"),)
    assert links == (Link("https://a.example/"), Link("https://b.example/", "B"))


def test_another_page_is_read_by_its_heading_and_language() -> None:
    article = read_html("<html lang=uk><title>T - Vell Times</title><body><h1>Міст</h1><p>Текст</p>")
    assert (article.title, article.language, article.blocks) == ("Міст", "uk", (Paragraph("Текст"),))


def test_an_article_in_arabic_runs_from_right_to_left_and_marks_what_does_not() -> None:
    blocks = (Paragraph("ميناء"), Paragraph("harbour"))
    html = write_html(Article(title="ميناء", language="ar", blocks=blocks))
    assert '<html lang="ar" dir="rtl">' in html
    assert "<p>ميناء</p>" in html
    assert '<p dir="ltr">harbour</p>' in html


@given(
    inline_texts() | st.lists(st.sampled_from((*"0 “*`_[\\]()a<&!^", "ميناء", "[^a]", "&amp;", "<rt>"))).map("".join),
    st.sampled_from(["ltr", "rtl"]),
)
def test_a_text_is_marked_where_its_first_letter_runs_against_the_page(text: str, way: str) -> None:
    marked = blocks_to_html([Paragraph(text)], (), direction=way).startswith("<p dir=")
    assert marked == runs_against(plain(text), way)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "//evil.example", "vbscript:x"]
)
def test_links_that_are_not_safe_lead_nowhere(url: str) -> None:
    article = Article(
        title="",
        language="en",
        links=(Link(url),),
        blocks=(Paragraph("[here][1] ![x][1] **y**"), Image(url=url, alt="z")),
    )
    body = write_html(article).split("<article>")[1]
    assert url not in body
    assert "here" in body


def test_markup_in_texts_is_escaped() -> None:
    html = write_html(Article(title="<script>x</script>", language='"><b>', blocks=(Code("</code><i>"),)))
    assert "<script>" not in html
    assert "<i>" not in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    "opening", ["<div>", "<b>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<sup><a href='#x'>"]
)
@pytest.mark.parametrize("depth", [300, 5000])
def test_deep_nesting_loses_no_text(opening: str, depth: int) -> None:
    article = read_html(opening * depth + "harbour")
    assert [plain(text) for _, text in texts(article)] == ["harbour"]


@pytest.mark.parametrize(
    "html", ["", " ", "<!-- only -->", "<script></script>", "\x00\ud800", "<p>", "<?xml version='1.0'?>"]
)
def test_pages_without_text_are_answered(html: str) -> None:
    assert read_html(html).title == ""
