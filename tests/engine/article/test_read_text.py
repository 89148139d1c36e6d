"""Plain text as an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.article import Paragraph, Table
from colophon.article.inline import plain
from colophon.article.places import texts
from colophon.article.read_text import looks_like_title, read_text


def test_blank_lines_part_paragraphs_and_a_first_line_is_the_title() -> None:
    article = read_text("A bridge\n\nIt stands\nat last.\n\n*Not* slanted.", language="en")
    assert article.title == "A bridge"
    assert article.blocks == (Paragraph("It stands at last."), Paragraph(r"\*Not\* slanted."))


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    assert read_text("桥梁\n它建成了。\n免费通行。").blocks == (Paragraph("它建成了。"), Paragraph("免费通行。"))


@pytest.mark.parametrize("text", ["Prices\n\n{}\n\nThey rose.", "Prices\n{}\nThey rose."])
def test_rows_with_tabs_are_a_table(text: str) -> None:
    article = read_text(text.format("\t2025\t2026\nBread *\t3.10\t3.20\nFish\t12"))
    rows = (("", "2025", "2026"), (r"Bread \*", "3.10", "3.20"), ("Fish", "12", ""))
    assert (article.title, article.blocks) == ("Prices", (Table(rows), Paragraph("They rose.")))


@pytest.mark.parametrize("text", ["\tIt stands\n\tat last.", "One\tline alone.", "Two\tlines,\none of them plain."])
def test_an_indent_or_a_stray_tab_is_no_table(text: str) -> None:
    assert all(isinstance(block, Paragraph) for block in read_text(f"A bridge\n\n{text}").blocks)


@pytest.mark.parametrize("line", ["A bridge", "Why a bridge?", "“Free at last!”", "桥梁建成", "لماذا الجسر؟"])
def test_titles(line: str) -> None:
    assert looks_like_title(line)


@pytest.mark.parametrize("line", ["It stands.", "它建成了。", "First,", "", "x" * 200, "two\nlines"])
def test_no_titles(line: str) -> None:
    assert not looks_like_title(line)


@given(st.text(max_size=80) | st.text(alphabet="a\t\n. ", max_size=80))
def test_no_text_is_lost(text: str) -> None:
    article = read_text(text)
    shown = plain(article.title) + "".join(plain(said) for place, said in texts(article) if place != "title")
    assert "".join(shown.split()) == "".join(text.removeprefix("\ufeff").replace("\0", "\ufffd").split())
