"""The report of a check in HTML: everything is shown, nothing of a text is taken for markup."""

from hypothesis import given, settings
from hypothesis import strategies as st

from colophon.article.article import Article, Heading, Paragraph
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Severity, Translation
from colophon.checks.run import run_translation
from colophon.cli.asked import Asked
from colophon.cli.check_page import check_page
from colophon.cli.marked import Piece, pieces

SOURCE = Article(title="A pier", language="en", blocks=(Heading("A pier"), Paragraph("It cost 21 million.")))
TARGET = Article(title="رصيف", language="ar", blocks=(Heading("رصيف"), Paragraph("كلف 12 مليون.")))


def page(*pairs: Pair) -> str:
    brief = Brief(source_language="en", target_language="ar")
    found = run_translation(Translation(pairs, SOURCE, TARGET), brief)
    return check_page(Asked(pairs, found, SOURCE, TARGET, brief))


def test_both_sides_are_marked_and_what_was_found_is_said() -> None:
    written = page(Pair("1", "It cost 21 million.", "كلف 12 مليون.", "1"))
    assert '<mark class="blocking">21 million</mark>' in written
    assert '<mark class="blocking">12 مليون</mark>' in written
    assert "The source says 21 million (21,000,000), the translation 12 مليون (12,000,000)." in written
    assert 'class="pair has-blocking"' in written


def test_a_pair_in_which_nothing_was_found_is_there_and_can_be_hidden() -> None:
    assert 'class="pair silent' in page(Pair("1", "A pier", "رصيف", "0"))


def test_texts_are_no_markup_and_the_page_runs_nothing() -> None:
    written = page(Pair("1", "<script>alert(1)</script> &lt; 'x' \"y\"", "<b onload=x>5</b>", "1"))
    assert "<script" not in written
    assert "<b onload" not in written
    assert "&lt;script&gt;" in written
    assert "default-src 'none'; style-src 'sha256-" in written
    assert "style=" not in written


def test_each_text_stands_in_its_direction() -> None:
    written = page(Pair("1", "A pier", "رصيف", "0"))
    assert '<p class="target" lang="ar" dir="auto">' in written


def test_the_heaviest_mark_shows_where_several_meet() -> None:
    cut = pieces("abcdef", [(0, 4, Severity.NOTE), (2, 6, Severity.BLOCKING)])
    assert cut == (
        Piece("ab", Severity.NOTE),
        Piece("cd", Severity.BLOCKING),
        Piece("ef", Severity.BLOCKING),
    )


@settings(deadline=None)
@given(
    st.text(max_size=20),
    st.lists(st.tuples(st.integers(-3, 25), st.integers(-3, 25), st.sampled_from(list(Severity))), max_size=4),
)
def test_cutting_loses_nothing(text: str, spans: list[tuple[int, int, Severity]]) -> None:
    assert "".join(piece.text for piece in pieces(text, spans)) == text
