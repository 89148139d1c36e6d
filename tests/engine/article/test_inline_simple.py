"""What is read by one pattern means what the reader of inline Markdown makes of it."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.article.strategies import inline_texts

from colophon.article.inline_reader import read_inline
from colophon.article.inline_simple import html_of_simple, is_simple, links_of_simple, plain_of_simple
from colophon.article.inline_writer import is_own_form, write_inline
from colophon.article.link_targets import Numbers
from colophon.article.span import Format, Kind, Opened, nested

_TOKENS = st.sampled_from(
    [
        "*",
        "**",
        "`",
        "\\[1]",
        "\\*",
        "\\_",
        "\\<",
        "[",
        "]",
        "[1]",
        "][2]",
        "[9]",
        "[Enter]",
        "[**a** `b`][1]",
        "**`a`**",
        "](x)",
        "!",
        "<",
        "&",
        "lt;",
        "_",
        "\\",
        " ",
        "a",
        "b!",
        "。",
        "重点",
        "“",
        "(",
        "<ruby>港口<rt>the port</rt></ruby>",
        "<ruby>",
        "<rt>",
    ]
)
_SHOWN = {
    Kind.CODE: "<code>{0}</code>",
    Kind.RUBY: "<ruby>{0}<rp>(</rp><rt>{1}</rt><rp>)</rp></ruby>",
}
_TEXTS = st.one_of(inline_texts(), st.lists(_TOKENS, max_size=14).map("".join))


@pytest.mark.parametrize(
    "text",
    [
        "The tide turns.",
        "Run `make [x][2]` twice",
        "see [the port][2], then [`ls -l`][3]!",
        "**Note:** a snake_case name",
        "这是**重点**内容",
        "这是**“重点”**内容",
        "an *early* tide & 3 < 4",
        "Q&A by *AT&T*",
        r"a \* b, \_c\_ and C:\new",
        "press [Enter] twice",
        "[**bold**][1], [a *b* `c`][2]",
        "**run `make` now**",
        "在<ruby>港口<rt>the port</rt></ruby>，**早**",
    ],
)
def test_most_texts_are_simple(text: str) -> None:
    assert is_simple(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " padded",
        "a\nb",
        "``two ticks``",
        "`a``b`",
        "` padded`",
        "[a][1][b][1]",
        "![a picture][1]",
        "[ padded][1]",
        "[^note][1]",
        "[**bold**][1]**er**",
        "**[bold][1]**",
        "[2]",
        "[a](b)",
        "***both***",
        "**left** **",
        "a*b*c*d",
        "** no **",
        "AT&amp;T",
        "<b>",
        "\\",
        "_it_",
        "[alone][ ]",
    ],
)
def test_what_could_be_read_in_two_ways_is_not(text: str) -> None:
    assert not is_simple(text)


@given(_TEXTS)
def test_it_says_what_the_reader_reads(text: str) -> None:
    if is_simple(text):
        spans = read_inline(text)
        assert plain_of_simple(text) == "".join(span.text for span in spans)
        assert html_of_simple(escape(text), "<a {}>".format) == _html(text)
        assert set(links_of_simple(text)) == {span.link for span in spans if span.link}


@given(_TEXTS)
def test_it_is_its_own_normal_form(text: str) -> None:
    if is_simple(text) and is_own_form(text):
        assert write_inline(read_inline(text, Numbers(), shortcuts=True)) == text


def _html(text: str) -> str:
    names = {Format.LINK: "a", Format.STRONG: "strong", Format.EMPHASIS: "em"}
    parts = []
    for step in nested(read_inline(text)):
        if isinstance(step, Opened):
            parts.append(f"<{names[step.format]}{f' {step.link}' if step.link else ''}>")
        elif hasattr(step, "kind"):
            parts.append(_SHOWN.get(step.kind, "{0}").format(escape(step.text), escape(step.target)))
        else:
            parts.append(f"</{names[step.format]}>")
    return "".join(parts)
