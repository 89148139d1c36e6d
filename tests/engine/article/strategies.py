"""Articles of every kind for property tests: many scripts, marks, links, notes, ruby, tables, code and nested lists."""

from hypothesis import strategies as st

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
from colophon.article.credit import Credit, Role, SourceReference

_WORDS = (
    "harbour",
    "2031",
    "3.5 %",
    "重点",
    "“重点”",
    "。",
    "港口",
    "ميناء",
    "「港」",
    "порт",
    "항구",
    "(b)",
    "snake_case",
    "# no heading",
    "- ",
    "1. ",
    "> ",
    "a | b",
    "---",
    "===",
    "[1]",
    "[x]: y",
    "&amp;",
    "AT&T",
    "<div>",
    "5 * 3",
    "C:\\new",
    "~~~",
    "+ ",
    "!",
)
_MARKS = (
    "**重点**",
    "*it*",
    "***both***",
    "**",
    "*",
    "_",
    "`a*b`",
    "`` c`d ``",
    "`",
    "[the port][1]",
    "[**b** c][2]",
    "[far][9]",
    '[site](https://vell.example/a_(b)?x=1&copy=2 "Vell")',
    "<https://vell.example/>",
    "[^1]",
    "[^note]",
    "<ruby>漢字<rt>かんじ</rt></ruby>",
    "\\\n",
    "  \n",
    "\n",
    "![pier](pier.jpg)",
    "\\*",
    "<b>x</b>",
    "<br>",
    "m<sup>2</sup>",
    "&lt;",
    "[",
    "]",
    "](",
    "<",
    "\\",
)
_SPACES = (" ", " ", "", "  ", "\u00a0", "\u3000")
ADDRESSES = st.sampled_from(
    ("https://vell.example/", "https://vell.example/p?a=1&amp;b=2", "/a b", "mailto:x@vell.example", "港.jpg", "#top")
)


def inline_texts(*, least: int = 0) -> st.SearchStrategy[str]:
    """Inline Markdown: words, marks and spaces of many kinds, also unbalanced and hard to read."""
    part = st.tuples(st.sampled_from(_WORDS + _MARKS), st.sampled_from(_SPACES)).map("".join)
    return st.lists(st.one_of(part, part, part, st.text(max_size=4)), min_size=least, max_size=6).map("".join)


def lines() -> st.SearchStrategy[str]:
    """Plain text of one line."""
    return st.one_of(st.sampled_from(_WORDS), st.text(max_size=12), st.just(""))


def _images() -> st.SearchStrategy[Image]:
    return st.builds(Image, url=ADDRESSES, alt=lines(), caption=inline_texts(), credit=lines())


def _tables() -> st.SearchStrategy[Table]:
    return st.integers(1, 3).flatmap(
        lambda width: st.builds(
            Table, st.lists(st.tuples(*[inline_texts()] * width), min_size=1, max_size=3).map(tuple)
        )
    )


def blocks() -> st.SearchStrategy[Block]:
    text = inline_texts()
    codes = st.text(alphabet=st.sampled_from("ab`~ \n\t|<港"), max_size=20)
    return st.one_of(
        st.builds(Paragraph, text),
        st.builds(Heading, text, st.integers(1, 6)),
        st.builds(ListItem, text, st.integers(1, 4), st.none() | st.integers(0, 12), st.booleans()),
        st.builds(ListItem, text, st.integers(1, 2), st.none()),
        st.builds(Quotation, text, st.integers(1, 3)),
        _images(),
        _tables(),
        st.builds(Code, codes, st.sampled_from(("", "python", "c++"))),
        st.builds(Footnote, st.sampled_from(("1", "note", "注")), text),
        st.just(Rule()),
    )


def _references() -> st.SearchStrategy[SourceReference]:
    return st.builds(SourceReference, url=ADDRESSES, title=lines(), author=lines(), language=st.just("en"))


def articles() -> st.SearchStrategy[Article]:
    return st.builds(
        Article,
        title=inline_texts(),
        language=st.sampled_from(("zh-Hans", "ar", "en", "")),
        blocks=st.lists(blocks(), max_size=6).map(tuple),
        links=st.lists(st.builds(Link, ADDRESSES, lines()), max_size=3).map(tuple),
        credits=st.lists(st.builds(Credit, st.sampled_from(Role), lines(), ADDRESSES), max_size=2).map(tuple),
        source=st.none() | _references(),
        publisher=lines(),
        published=st.sampled_from(("", "2031-03-01", "2031-03-01T10:00:00+02:00")),
        licence=lines(),
        summary=inline_texts(),
        lead_image=st.none() | _images(),
        notice=inline_texts(),
        disclaimer=inline_texts(),
        footer=st.lists(blocks(), max_size=2).map(tuple),
    )
