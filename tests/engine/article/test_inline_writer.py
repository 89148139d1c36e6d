"""Inline text has a normal form that reads back as the same spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.article.strategies import inline_texts

from colophon.article.article import Link
from colophon.article.inline import plain
from colophon.article.inline_normal import normal_spans
from colophon.article.inline_reader import read_inline
from colophon.article.inline_writer import escape_inline, is_own_form, normal_inline, write_inline
from colophon.article.links import LinkTable
from colophon.article.span import Kind, Span


def _links() -> LinkTable:
    return LinkTable([Link("https://vell.example/"), Link("https://vell.example/2")])


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("这是**“重点”**内容", "这是**“重点”**内容"),
        ("***both***", "***both***"),
        ("a 5 * 3 b_c", "a 5 * 3 b_c"),
        ("[ the port ][2]!", "[the port][2] !"),
        ("[gone][9]", r"[gone\]\[9]"),
        ("[new](https://vell.example/3)", "[new][3]"),
        ("one\ntwo", "one two"),
        ("一\n二", "一二"),
        ("one  \ntwo<br>three", "one\\\ntwo\\\nthree"),
        ("<b>bold </b>text", "**bold** text"),
        ('a<b>"b"</b>c', 'a<strong>"b"</strong>c'),
        ("AT&T &amp;amp; <div-x>", r"AT&T \&amp; \<div-x>"),
        ("Wow\\![here][1] [a]<b>[b][2]</b>", "Wow\\![here][1] [a\\][**b**][2]"),
        ("[sic] and [1]", "[sic] and \\[1]"),
    ],
)
def test_the_normal_form_is_what_a_person_would_type(text: str, normal: str) -> None:
    assert normal_inline(text, _links()) == normal


@given(inline_texts())
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    table = _links()
    normal = normal_inline(text, table)
    assert normal_inline(normal, LinkTable(table.links)) == normal


_NAMING = st.lists(
    st.sampled_from(
        ["[a](https://vell.example/2)", '[b](/x "X")', "![p](/x)", "970000", "&#57;70001", "`[970000]`", "**", " "]
    ),
    max_size=6,
).map("".join)
"""Texts that name addresses themselves, and what could be taken for the number of one."""


@given(st.one_of(inline_texts(), _NAMING))
def test_no_short_cut_gives_another_form(text: str) -> None:
    ours, slow = _links(), _links()
    assert normal_inline(text, ours) == write_inline(read_inline(text, slow))
    assert ours.links == slow.links


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (r"the \*nix way", True),
        (r"5 \* 3", False),
        (r"`\d` in C:\new, not \_here\_", True),
        (r"snake\_case", False),
        (r"\[1], [Enter] and **5 < 3**", True),
        (r"[the port][1] \!", False),
    ],
)
def test_a_sign_is_escaped_only_where_it_would_be_a_mark(text: str, own: bool) -> None:
    assert is_own_form(text) is own
    assert (normal_inline(text, _links()) == text) is own


@given(inline_texts())
def test_normal_text_says_the_same(text: str) -> None:
    seen = "".join(span.text for span in normal_spans(read_inline(text, _links())))
    assert plain(normal_inline(text, _links())) == seen


_SPANS = st.builds(
    Span,
    kind=st.sampled_from((Kind.TEXT, Kind.TEXT, Kind.CODE)),
    text=st.text(alphabet=st.sampled_from('ab *_`[]()<>!&;\\"。港1^#'), max_size=5),
    strong=st.booleans(),
    emphasis=st.booleans(),
    link=st.sampled_from(("", "", "1", "2")),
)


@given(st.lists(_SPANS, max_size=6))
def test_any_spans_can_be_written(row: list[Span]) -> None:
    assert normal_spans(read_inline(write_inline(row))) == normal_spans(row)


@given(st.text(max_size=30))
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    assert plain(escape_inline(text)).replace("\n", "") == text.replace("\n", "")
