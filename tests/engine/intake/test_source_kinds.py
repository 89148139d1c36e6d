"""Pages, Markdown and plain text are told apart and read."""

import pytest
from tests.engine.intake.pages import NEWS, PARAGRAPHS

from colophon.article.article import Heading, Paragraph
from colophon.errors import UnreadablePageError
from colophon.intake.language import chinese, is_in_another_language, language_of, plain, same_language
from colophon.intake.read import Kind, kind_of, read


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("<!DOCTYPE html><p>x", "notes.txt", Kind.PAGE),
        ("<p>a</p><p>b</p><p>c</p>", "", Kind.PAGE),
        ("# Ferry\n\nA **bold** plan.", "", Kind.MARKDOWN),
        ("---\ntitle: Ferry\n---\nText", "", Kind.MARKDOWN),
        ("Ferry closes", "ferry.MD", Kind.MARKDOWN),
        ("Ferry closes.\n\nIt rained * twice.", "", Kind.TEXT),
        ("1 < 2 and 3 > 2", "", Kind.TEXT),
    ],
)
def test_the_kind_is_seen(text: str, name: str, kind: Kind) -> None:
    assert kind_of(text, name=name) is kind


def test_plain_text_is_paragraphs_under_a_title() -> None:
    article = read(b"Ferry closes\n\nThe *old*\nlanding.\n\n" + PARAGRAPHS[1].encode()).article
    assert article.title == "Ferry closes"
    assert article.blocks[0] == Paragraph(r"The \*old\* landing.")
    assert article.language == "en"


def test_pasted_lines_without_gaps_are_paragraphs_under_their_title() -> None:
    article = read(f"Who pays for the ferry?\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}".encode()).article
    assert (article.title, len(article.blocks)) == ("Who pays for the ferry?", 2)


def test_markdown_is_read() -> None:
    article = read(f"# Ferry\n\n{PARAGRAPHS[0]}\n\n## Next\n\n{PARAGRAPHS[1]}".encode(), name="ferry.md").article
    assert article.title == "Ferry"
    assert article.blocks[1] == Heading("Next", 2)


@pytest.mark.parametrize("text", ["# Ferry\n", "---\ntitle: Ferry\n---\n"])
def test_a_title_without_a_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadablePageError, match="no text in this file"):
        read(text.encode(), name="ferry.md")


def test_a_page_is_read_whatever_it_is_called() -> None:
    assert read(NEWS, name="page.txt").article.publisher == "The Ness Courier"


def test_language_by_words_script_and_declaration() -> None:
    assert language_of(PARAGRAPHS[0]) == "en"
    assert language_of("Рада вирішила в понеділок, що старий міст відбудують.", candidates=("uk", "ru")) == "uk"
    assert language_of("市議会は月曜日に橋を建て直すことを決めました。") == "ja"
    assert language_of("Ok", declared="pt_BR") == "pt"
    assert language_of("") == ""


def test_chinese_scripts_are_told_apart() -> None:
    assert chinese("這個國家會說什麼") == "zh-Hant"
    assert chinese("这个国家会说什么") == "zh-Hans"


def test_tags_are_written_one_way() -> None:
    assert [plain(tag) for tag in ("zh-TW", "zh", "en_US", "not a tag")] == ["zh-Hant", "zh-Hans", "en", ""]
    assert same_language("zh-CN", "zh-Hans")
    assert not same_language("fr", "en")


@pytest.mark.parametrize(
    ("text", "language", "another"),
    [
        ("Las tripulaciones esperan desde hace doce días una respuesta.", "fr", True),
        ("Les équipages attendent une réponse depuis plus de douze jours.", "fr", False),
        ("Екіпажі чекають на відповідь уже понад дванадцять днів поспіль.", "ru", True),
        ("The crews have been waiting for an answer.", "zh-Hans", True),
        ("船员们已等候 Linux Foundation 的答复。", "zh-Hant", False),
        ("東京株式市場", "ja", False),
        ("Las tripulaciones", "fr", False),
        ("Mannskapene har ventet på svar i mer enn tolv dager nå.", "nb", False),
    ],
)
def test_what_is_surely_in_another_language(text: str, language: str, another: bool) -> None:
    assert is_in_another_language(text, language) is another
