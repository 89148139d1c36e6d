"""What a reader sees of inline Markdown."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.inline import inline_range, plain, plain_offsets, plain_position, spans
from colophon.article.span import Kind, Span

_MARKED = st.text(alphabet=st.sampled_from("ab *_`[]()<>!&;\\\n^1“”重点。ش\ud800rbuytmps/#"), max_size=60)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("No marks, 5 * 3 and snake_case_name.", "No marks, 5 * 3 and snake_case_name."),
        ("**bold** and *slanted* and _both_ __too__", "bold and slanted and both too"),
        ("这是**“重点”**内容", "这是“重点”内容"),
        ("한국어**(강조)**는", "한국어(강조)는"),
        ("***both*** of `a * b` and ``x`y``", "both of a * b and x`y"),
        ('the [harbour][1] and [its *mole*](https://port.example/a_(b) "Mole")', "the harbour and its mole"),
        ("as told[^1] before[^note-2].", "as told before."),
        ("![a pier](pier.jpg) at dusk", "a pier at dusk"),
        ("<ruby>港<rt>みなと</rt></ruby>と<ruby>町<rp>(</rp><rt>まち</rt><rp>)</rp></ruby>", "港と町"),
        (r"\*not slanted\*, 3 \< 4", "*not slanted*, 3 < 4"),
        ("Brick &amp; Sons, AT&T, &unknown; &#x41;", "Brick & Sons, AT&T, &unknown; A"),
        ("<b>bold</b> <i>slanted</i> <span class=x>plain</span><br>next", "bold slanted plain\nnext"),
        ("put <filename> and 3 < 4 > 2", "put <filename> and 3 < 4 > 2"),
        ("12 m<sup>2</sup>, 10<sup>-6</sup>, CO<sub>2</sub>", "12 m², 10⁻⁶, CO2"),
        ("hard  \nbreak and \\\nanother\nsoft", "hard\nbreak and \nanother\nsoft"),
        ("<https://port.example/x> <desk@port.example>", "https://port.example/x desk@port.example"),
        ("**unbalanced and `open", "**unbalanced and `open"),
        ("a[i] = [x][y]", "a[i] = [x][y]"),
        ("one <!-- hidden -->two", "one two"),
        ("", ""),
    ],
)
def test_plain_is_what_a_reader_sees(text: str, seen: str) -> None:
    assert plain(text) == seen


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("这是**“重点”**内容", ["“重点”"]),
        ("**注意。**下文", ["注意。"]),
        ("他说**《港口》**很好", ["《港口》"]),
        ("これは**「強調」**です", ["「強調」"]),
        ('said **"this"** twice', ['"this"']),
        ('a**"b"**c', []),
        ("** not bold **", []),
        ("**one** and **two**", ["one", "two"]),
        ("<strong>tag</strong>", ["tag"]),
    ],
)
def test_emphasis_knows_scripts_without_spaces(text: str, bold: list[str]) -> None:
    assert [span.text for span in spans(text) if span.strong] == bold


def test_emphasis_nests_as_commonmark_says() -> None:
    found = [(span.text, span.emphasis, span.strong) for span in spans("*(**foo**, bar)*")]
    assert found == [("(", True, False), ("foo", True, True), (", bar)", True, False)]


def test_links_carry_their_number_or_address() -> None:
    text = '[a][7] [b](https://x.example/ "t") [c][d] ![e][2]'
    assert [(span.text, span.link or span.target) for span in spans(text) if span.link or span.target] == [
        ("a", "7"),
        ("b", "https://x.example/"),
        ("e", "2"),
    ]


def test_ruby_and_notes_keep_what_is_not_seen() -> None:
    found = spans("<ruby>港<rt>みなと</rt></ruby>[^1]")
    assert found == (Span(kind=Kind.RUBY, text="港", target="みなと"), Span(kind=Kind.NOTE, target="1"))


def test_offsets_lead_back_into_the_marked_text() -> None:
    text = "In **2031** the [port][1] &amp; town"
    start = plain(text).index("2031")
    assert text[slice(*inline_range(text, start, start + 4))] == "2031"
    assert plain_position(text, text.index("port")) == plain(text).index("port")


@given(_MARKED)
def test_any_text_is_answered_and_spans_lie_in_order_inside_it(text: str) -> None:
    found = spans(text)
    assert "".join(span.text for span in found) == plain(text) or "  \n" not in text
    assert all(0 <= span.start <= span.end <= len(text) for span in found)
    assert all(one.start <= other.start for one, other in pairwise(found))


@given(_MARKED)
def test_every_seen_character_has_an_offset(text: str) -> None:
    offsets = plain_offsets(text)
    assert len(offsets) == len(plain(text)) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)


@given(st.text(alphabet=st.characters(blacklist_characters="*_`[<&\\"), max_size=40))
def test_text_without_marks_is_itself(text: str) -> None:
    assert plain(text) == (text if "  \n" not in text else plain(text))


@pytest.mark.parametrize(
    "mark", ["[", "*", "**a ", "`", "![", "[a](", "<", "&", "_a*", "[^", "<!--", "<ruby>", "`a``b```"]
)
def test_hostile_marks_are_answered(mark: str) -> None:
    assert len(plain(mark * 2000)) <= len(mark) * 2000
